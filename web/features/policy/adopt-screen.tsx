import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { PackPage, Preview } from '../../../contract/policy.ts';
import { api } from '../../api/client.ts';
import { newId } from '../../api/new-id.ts';
import { TextField } from '../../ui/fields.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { useTellError } from '../../ui/tell-error.ts';
import { useSay, useWords } from '../../ui/words.ts';
import { AdoptBlanks } from './adopt-blanks.tsx';
import { AdoptConflicts, AdoptVariants } from './adopt-choices.tsx';
import { AdoptLoad } from './adopt-load.tsx';
import { dayAfter } from './day-after.ts';
import style from './policy.module.css';
import { type Choices, usePack, usePreview } from './queries.ts';
import { typedValue } from './typed-value.ts';
import { policyWords } from './words.ts';

/** Adopting: day, blanks, options, conflicts, and what it adds to whom, before anyone decides. */
export function AdoptScreen() {
  const { pack } = useParams({ strict: false }) as { pack: string };
  const query = usePack(pack);
  if (query.isPending) return <Loading rows={10} />;
  if (query.isError) return <ErrorState error={query.error} again={() => void query.refetch()} />;
  return <AdoptForm page={query.data} />;
}

function AdoptForm({ page }: { page: PackPage }) {
  const t = useWords(policyWords);
  const say = useSay();
  const [from, setFrom] = useState(dayAfter(page.today));
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [variants, setVariants] = useState(() =>
    Object.fromEntries(page.variants.map(({ group, chosen }) => [group, chosen])),
  );
  const [conflicts, setConflicts] = useState<Record<string, string>>({});
  const choices: Choices = { from, variants, conflicts, blanks: blanksOf(page, typed) };
  const preview = usePreview(page.system.pack, choices, from !== '');
  return (
    <Page
      title={t('adoptTitle', { title: say(page.system.title) })}
      note={<Link to={`/policy/${page.system.pack}/try` as string}>{t('tryFirst')}</Link>}
    >
      <TextField
        label={t('from')}
        note={t('fromNote')}
        type="date"
        min={page.today}
        value={from}
        onChange={setFrom}
      />
      <AdoptBlanks parameters={page.parameters} typed={typed} onChange={setTyped} />
      <AdoptVariants groups={page.variants} chosen={variants} onChange={setVariants} />
      {preview.data ? (
        <AdoptConflicts conflicts={preview.data.conflicts} decided={conflicts} onChange={setConflicts} />
      ) : null}
      <Section title={t('load')}>
        {preview.isError ? <ErrorState error={preview.error} again={() => void preview.refetch()} /> : null}
        {preview.data ? (
          <AdoptLoad load={preview.data.load} />
        ) : preview.isError ? null : (
          <Loading rows={3} />
        )}
      </Section>
      {preview.data ? <Confirm page={page} choices={choices} preview={preview.data} /> : null}
    </Page>
  );
}

function blanksOf(page: PackPage, typed: Readonly<Record<string, string>>): Choices['blanks'] {
  const filled = page.parameters.filter(({ name }) => (typed[name] ?? '').trim() !== '');
  return Object.fromEntries(filled.map(({ name, unit }) => [name, typedValue(typed[name] ?? '', unit)]));
}

function Confirm({ page, choices, preview }: { page: PackPage; choices: Choices; preview: Preview }) {
  const t = useWords(policyWords);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const adopt = useMutation({
    mutationFn: () =>
      api.post<{ clauses: number }>(`/api/policy/packs/${page.system.pack}/adoptions`, {
        id,
        base: page.revision,
        ...choices,
      }),
    onSuccess: ({ clauses }) => {
      void message.success(t('adoptedNow', { n: clauses }));
      void queries.invalidateQueries({ queryKey: ['policy'] });
      void navigate({ to: `/policy/${page.system.pack}` as string });
    },
    onError: useTellError(),
  });
  const undecided = preview.conflicts.some(({ key }) => !choices.conflicts[key]);
  return (
    <div className={style.confirm}>
      {preview.waiting.length > 0 ? (
        <p className={style.quiet}>{t('waitingNote', { n: preview.waiting.length })}</p>
      ) : null}
      <Button
        type="primary"
        size="large"
        loading={adopt.isPending}
        disabled={undecided}
        onClick={() => adopt.mutate()}
      >
        {t('confirm', { from: choices.from })}
      </Button>
    </div>
  );
}
