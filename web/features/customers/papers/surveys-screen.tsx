import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { batchResult, release } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Panel } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import { type ScanAction, ScanBox } from './desk/scan-box.tsx';
import { Openings } from './openings.tsx';
import style from './papers.module.css';
import { type SurveyRow, usePaperChange, useSurveys } from './queries.ts';
import { Shelves } from './shelves.tsx';
import { paperWords } from './words.ts';

const TRAYS = ['mine', 'to-hand-in', 'handed-in', 'allocated', 'sealed'] as const;

/** 登记表: by where each is in its life, with what oneself still has to hand in. */
export function SurveysScreen() {
  const t = useWords(paperWords);
  const { can, posts } = useSession();
  const asked = useSearch({ strict: false }) as { show?: string };
  const collector = posts.some(({ code }) => code === 'representative' || code === 'sales-supervisor');
  const show =
    TRAYS.find((tray) => tray === asked.show) ??
    (collector ? 'mine' : can('survey.seal') ? 'allocated' : 'sealed');
  const surveys = useSurveys(show);
  const [starting, setStarting] = useState(false);
  if (surveys.isPending) return <Loading rows={8} />;
  if (surveys.isError) return <ErrorState error={surveys.error} again={() => void surveys.refetch()} />;
  const { rows, counts, handIn } = surveys.data;
  return (
    <Page
      title={t('surveys')}
      wide
      actions={
        <>
          {can('customer.assign') ? <AllocateButton waiting={counts['handed-in'] ?? 0} /> : null}
          {collector ? (
            <Button type="primary" onClick={() => setStarting(true)}>
              {t('start')}
            </Button>
          ) : null}
        </>
      }
    >
      <Openings />
      {handIn.of > 0 ? (
        <p className={style.count}>
          {t('handInCount', { of: handIn.of, handedIn: handIn.handedIn })}
          {handIn.outstanding.length > 0
            ? ` · ${t('outstanding', { numbers: handIn.outstanding.join('、') })}`
            : ''}
        </p>
      ) : null}
      <Desk collector={collector} />
      <Shelves path="/surveys" shelves={TRAYS} now={show} counts={counts} />
      <AllAtOnce show={show} rows={rows} />
      {rows.length === 0 ? <EmptyState title={t('nothingHere')} /> : <Rows rows={rows} />}
      {starting ? <StartSheet close={() => setStarting(false)} /> : null}
    </Page>
  );
}

function AllocateButton({ waiting }: { waiting: number }) {
  const t = useWords(paperWords);
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: () =>
      api.post<{ id: string }>('/api/allocations', {
        id: newId(),
        cause: waiting > 0 ? 'survey' : 'unowned',
      }),
    onSuccess: ({ id }) => navigate({ to: `/allocations/${id}` as string }),
    onError: useTellError(),
  });
  return (
    <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
      {t('allocate')} {waiting > 0 ? waiting : ''}
    </Button>
  );
}

function Desk({ collector }: { collector: boolean }) {
  const t = useWords(paperWords);
  const { can } = useSession();
  const [place, setPlace] = useState('');
  const batch = usePaperChange(
    ({ path, ...body }: { path: string; numbers: string[]; place?: string }) =>
      api.post<z.infer<typeof batchResult>>(`/api/surveys/${path}`, { id: newId(), ...body }),
    () => undefined,
  );
  const send = async (given: Parameters<typeof batch.mutateAsync>[0]) =>
    (await batch.mutateAsync(given)).lines;
  const handIn: ScanAction = { label: t('handIn'), run: (numbers) => send({ path: 'hand-in', numbers }) };
  const seal: ScanAction = { label: t('seal'), run: (numbers) => send({ path: 'seal', numbers, place }) };
  const actions = [...(collector ? [handIn] : []), ...(can('survey.seal') ? [seal] : [])];
  if (actions.length === 0) return null;
  return (
    <Panel>
      <ScanBox kind="D" actions={actions}>
        {can('survey.seal') ? <TextField label={t('place')} value={place} onChange={setPlace} /> : null}
      </ScanBox>
    </Panel>
  );
}

/** What is in order goes on in one tap; what is not is named. */
function AllAtOnce({ show, rows }: { show: string; rows: readonly SurveyRow[] }) {
  const t = useWords(paperWords);
  const { can, member } = useSession();
  const handing = show === 'to-hand-in' || show === 'mine';
  const ready = handing
    ? rows.filter(({ state, collector }) => state === 'signed' && collector.id === member.id)
    : show === 'allocated' && can('survey.seal')
      ? rows
      : [];
  const all = usePaperChange(() =>
    api.post(`/api/surveys/${handing ? 'hand-in' : 'seal'}`, {
      id: newId(),
      numbers: ready.map(({ number }) => number),
    }),
  );
  if (ready.length === 0) return null;
  return (
    <Button type="primary" loading={all.isPending} onClick={() => all.mutate(undefined)}>
      {handing ? t('handInAll', { n: ready.length }) : t('sealAll', { n: ready.length })}
    </Button>
  );
}

function Rows({ rows }: { rows: readonly SurveyRow[] }) {
  const t = useWords(paperWords);
  const code = useCode();
  const columns: Column<SurveyRow>[] = [
    {
      key: 'number',
      title: t('number'),
      phone: 'head',
      show: (row) => (
        <Link to={`/surveys/${row.id}` as string}>
          {row.number} {row.customer?.name}
        </Link>
      ),
    },
    { key: 'state', title: t('state'), phone: 'inline', show: (row) => code('survey', row.state) },
    { key: 'who', title: t('who'), phone: 'inline', show: (row) => row.collector.name },
    {
      key: 'missing',
      title: '',
      show: (row) =>
        row.awaitsConfirmation ? (
          <Tag tone="soon">{t('awaits')}</Tag>
        ) : row.missing.length > 0 ? (
          row.missing.join('、')
        ) : (
          row.place
        ),
    },
  ];
  return <ResponsiveTable label={t('surveys')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

/** Company, purpose, and that it sells: said before the first question, or nothing is stored. */
function StartSheet({ close }: { close: () => void }) {
  const t = useWords(paperWords);
  const navigate = useNavigate();
  const [id] = useState(newId);
  const [told, setTold] = useState(false);
  const [paper, setPaper] = useState(false);
  const form = useQuery({
    queryKey: ['customers', 'form', 'survey'],
    queryFn: ({ signal }) => api.get<z.infer<typeof release>>('/api/forms/survey', signal),
  });
  const start = useMutation({
    mutationFn: () => api.post('/api/surveys', { id, version: form.data?.version, told, paper }),
    onSuccess: () => navigate({ to: `/surveys/${id}` as string }),
    onError: useTellError(),
  });
  return (
    <SideSheet
      title={t('tellFirst')}
      close={close}
      foot={
        <Button
          type="primary"
          size="large"
          disabled={!told || !form.data}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {t('begin')}
        </Button>
      }
    >
      {form.data ? (
        <blockquote className={style.say}>
          <b>{form.data.heading}</b>
          <br />
          {form.data.purposeText}
        </blockquote>
      ) : (
        <Loading rows={3} />
      )}
      <CheckField label={t('told')} checked={told} onChange={setTold} />
      <CheckField label={t('onPaper')} checked={paper} onChange={setPaper} />
    </SideSheet>
  );
}
