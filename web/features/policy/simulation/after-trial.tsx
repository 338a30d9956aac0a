import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { PackPage } from '../../../../contract/policy.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { TextField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { dayAfter } from '../day-after.ts';
import { policyWords } from '../words.ts';
import own from './simulation.module.css';
import type { Asked } from './use-trial.ts';
import { trialWords } from './words.ts';

interface Props {
  page: PackPage;
  clause: string | undefined;
  asked: Asked;
}

/** Having seen it: ask for these figures from a day on, by the way figures are always set, or leave things as they are. */
export function AfterTrial({ page, clause, asked }: Props) {
  const t = useWords(trialWords);
  const { pack, state } = page.system;
  const back = clause ? `/policy/clauses/${clause}` : `/policy/${pack}`;
  const figures = Object.keys(asked.values).length > 0;
  const options = Object.keys(asked.variants).length > 0;
  const adopted = state !== 'not-adopted';
  return (
    <Section title={t('decide')}>
      {adopted && figures && !options ? <Request page={page} asked={asked} back={back} /> : null}
      {!adopted || options ? (
        <p>
          <Link to={`/policy/${pack}/adopt` as string}>{t('toAdopt')}</Link>
        </p>
      ) : null}
      <p>
        <Link to={back as string}>{t('leaveIt')}</Link>
      </p>
    </Section>
  );
}

function Request({ page, asked, back }: { page: PackPage; asked: Asked; back: string }) {
  const t = useWords(trialWords);
  const policy = useWords(policyWords);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [from, setFrom] = useState(dayAfter(page.today));
  const [ids] = useState(() => new Map<string, string>());
  const request = useMutation({
    // One after the other: each is held against the rules as the one before left them
    mutationFn: async () => {
      let base = page.revision;
      for (const [parameter, value] of Object.entries(asked.values)) {
        const key = `${parameter} ${String(value)} ${from}`;
        const id = ids.get(key) ?? newId();
        ids.set(key, id);
        const body = { id, base, parameter, value, from };
        base = (await api.post<{ revision: number }>(`/api/policy/packs/${page.system.pack}/values`, body))
          .revision;
      }
    },
    onSuccess: () => {
      void message.success(t('requested', { from }));
      void queries.invalidateQueries({ queryKey: ['policy'] });
      void navigate({ to: back as string });
    },
    onError: useTellError(),
  });
  return (
    <div className={own.fields}>
      <TextField
        label={t('adoptFrom')}
        note={policy('fromNote')}
        type="date"
        min={page.today}
        value={from}
        onChange={setFrom}
      />
      <Button type="primary" loading={request.isPending} disabled={!from} onClick={() => request.mutate()}>
        {t('request', { from })}
      </Button>
    </div>
  );
}
