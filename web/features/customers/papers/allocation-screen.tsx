import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Allocation } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './papers.module.css';
import { usePaperChange } from './queries.ts';
import { paperWords } from './words.ts';

/** Who becomes responsible for whom: proposed by the rules, with the reason of each. */
export function AllocationScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const allocation = useQuery({
    queryKey: ['customers', 'papers', 'allocation', id],
    queryFn: ({ signal }) => api.get<Allocation>(`/api/allocations/${id}`, signal),
  });
  if (allocation.isPending) return <Loading rows={8} />;
  if (allocation.isError)
    return <ErrorState error={allocation.error} again={() => void allocation.refetch()} />;
  return <Proposal allocation={allocation.data} />;
}

interface Choice {
  to: string;
  reason: string;
}

function Proposal({ allocation }: { allocation: Allocation }) {
  const t = useWords(paperWords);
  const say = useSay();
  const { message } = App.useApp();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const overrides = allocation.rows.flatMap(({ customer, proposed }) => {
    const choice = choices[customer.id];
    return choice && choice.to !== '' && choice.to !== proposed?.id
      ? [{ customer: customer.id, ...choice }]
      : [];
  });
  const unreasoned = overrides.some(({ reason }) => reason.trim().length < 2);
  const confirm = usePaperChange(
    () =>
      api.post<{ assigned: number; warnings: { zh: string; en: string }[] }>(
        `/api/allocations/${allocation.id}/confirmation`,
        { id: newId(), overrides },
      ),
    ({ assigned, warnings }) => {
      void message.success(t('allocated', { n: assigned }));
      for (const warning of warnings) void message.warning(say(warning));
    },
  );
  return (
    <Page
      title={t('allocation')}
      wide
      note={t(`cause.${allocation.cause}`)}
      actions={<Link to={'/settings/areas' as string}>{t('areas')}</Link>}
    >
      <Team allocation={allocation} />
      {allocation.rows.map((row) => (
        <OneRow
          key={row.customer.id}
          row={row}
          candidates={allocation.candidates}
          choice={choices[row.customer.id]}
          choose={
            allocation.confirmedAt === null
              ? (choice) => setChoices({ ...choices, [row.customer.id]: choice })
              : null
          }
        />
      ))}
      {allocation.confirmedAt ? (
        <p role="status">{t('alreadyDone')}</p>
      ) : (
        <div className={style.actions}>
          <Button
            type="primary"
            size="large"
            loading={confirm.isPending}
            disabled={unreasoned}
            onClick={() => confirm.mutate(undefined)}
          >
            {t('confirmAll', { n: allocation.rows.length })}
          </Button>
          {unreasoned ? <span className={style.missing}>{t('needReasons')}</span> : null}
        </div>
      )}
    </Page>
  );
}

function Team({ allocation }: { allocation: Allocation }) {
  const t = useWords(paperWords);
  return (
    <ul className={style.team}>
      {allocation.candidates.map((one) => (
        <li key={one.id}>
          <b>{one.name}</b> {one.isNew ? <Tag tone="indigo">{t('newMember')}</Tag> : null}
          <br />
          <span className={style.quiet}>
            {one.area ? `${one.area} · ` : ''}
            {t('carries', { now: one.now, after: one.after })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function OneRow(props: {
  row: Allocation['rows'][number];
  candidates: Allocation['candidates'];
  choice: Choice | undefined;
  choose: ((choice: Choice) => void) | null;
}) {
  const t = useWords(paperWords);
  const say = useSay();
  const { row, choice, choose } = props;
  const departs = choice !== undefined && choice.to !== '' && choice.to !== row.proposed?.id;
  return (
    <Section
      title={<Link to={`/customers/${row.customer.id}` as string}>{row.customer.name}</Link>}
      note={[row.survey, row.customer.area].filter(Boolean).join(' · ')}
    >
      <p>
        {t('proposed')} <b>{row.chosen?.name ?? row.proposed?.name ?? t('nobody')}</b> <Tag>{row.clause}</Tag>{' '}
        <span className={style.quiet}>{row.reasons.map(say).join(';')}</span>
      </p>
      {choose ? (
        <div className={style.pair}>
          <SelectField
            label={t('giveTo')}
            value={choice?.to ?? ''}
            onChange={(to) => choose({ to, reason: choice?.reason ?? '' })}
            choices={[
              { value: '', label: t('keepProposal') },
              ...props.candidates.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {departs ? (
            <TextField
              label={t('overrideReason')}
              value={choice.reason}
              onChange={(reason) => choose({ ...choice, reason })}
            />
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}
