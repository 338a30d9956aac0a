import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { PackPage } from '../../../../contract/policy.ts';
import { Page, Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { usePack } from '../queries.ts';
import { typedValue } from '../typed-value.ts';
import { AfterTrial } from './after-trial.tsx';
import { TrialForm, type Typed } from './trial-form.tsx';
import { TrialResult } from './trial-result.tsx';
import { type Asked, useTrial } from './use-trial.ts';
import { trialWords } from './words.ts';

/** 试算: other figures, tried on what is on record, before anyone may ask for them. */
export function TrialScreen() {
  const { pack } = useParams({ strict: false }) as { pack: string };
  const { clause } = useSearch({ strict: false }) as { clause?: string };
  const query = usePack(pack);
  if (query.isPending) return <Loading rows={10} />;
  if (query.isError) return <ErrorState error={query.error} again={() => void query.refetch()} />;
  return <Trial key={clause} page={query.data} clause={clause} />;
}

const WEEKS = 28 * 86_400_000;
const weeksBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - WEEKS).toISOString().slice(0, 10);

function Trial({ page, clause }: { page: PackPage; clause: string | undefined }) {
  const t = useWords(trialWords);
  const say = useSay();
  const [typed, setTyped] = useState<Typed>({
    values: {},
    variants: {},
    from: weeksBefore(page.today),
    to: page.today,
  });
  const [asked, setAsked] = useState<Asked | null>(null);
  const { trial, progress, stop } = useTrial(page.system.pack);
  const run = () => {
    const now = askedOf(page, typed);
    setAsked(now);
    trial.mutate(now);
  };
  return (
    <Page
      title={t('title', { title: clause ?? say(page.system.title) })}
      note={t('note')}
      actions={clause ? <Link to={`/policy/${page.system.pack}/try` as string}>{t('wholePack')}</Link> : null}
    >
      <TrialForm
        page={page}
        clause={clause}
        typed={typed}
        onChange={setTyped}
        onRun={run}
        busy={trial.isPending}
      />
      <p role="status" className="gj-hidden">
        {trial.isPending ? t('running') : trial.data ? t('ready') : ''}
      </p>
      {trial.isPending ? <Working progress={progress} stop={stop} /> : null}
      {trial.isError ? <ErrorState error={trial.error} again={run} /> : null}
      {trial.data ? <TrialResult found={trial.data} /> : null}
      {trial.data && asked ? <AfterTrial page={page} clause={clause} asked={asked} /> : null}
    </Page>
  );
}

/** Only what differs from what holds today is on trial. */
function askedOf(page: PackPage, { values, variants, from, to }: Typed): Asked {
  const other = page.parameters.flatMap(({ name, unit, value }) => {
    const text = (values[name] ?? '').trim();
    if (text === '') return [];
    const given = typedValue(text, unit);
    return given === value ? [] : [[name, given] as const];
  });
  const chosen = page.variants.filter(
    ({ group, chosen: now }) => variants[group] !== undefined && variants[group] !== now,
  );
  return {
    from,
    to,
    values: Object.fromEntries(other),
    variants: Object.fromEntries(chosen.map(({ group }) => [group, variants[group] as string])),
  };
}

function Working({ progress, stop }: { progress: { done: number; of: number } | null; stop: () => void }) {
  const t = useWords(trialWords);
  const share = progress && progress.of > 0 ? Math.floor((progress.done / progress.of) * 100) : 0;
  return (
    <Section title={t('running')}>
      <Progress percent={share} aria-label={t('running')} />
      <p>{progress ? t('progress', progress) : t('running')}</p>
      <Button onClick={stop}>{t('stop')}</Button>
    </Section>
  );
}
