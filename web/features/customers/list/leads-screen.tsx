import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { lead } from '../../../../contract/customers.ts';
import { api } from '../../../api/client.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWhen } from '../../../ui/use-when.ts';
import { useWords } from '../../../ui/words.ts';
import style from './list.module.css';
import { listWords } from './words.ts';

type Lead = z.infer<typeof lead>;
const leadsKey = ['customers', 'leads'] as const;

/** Two claim one customer: both records side by side, and the manager decides. */
export function LeadsScreen() {
  const t = useWords(listWords);
  const leads = useQuery({
    queryKey: leadsKey,
    queryFn: ({ signal }) => api.get<{ rows: Lead[] }>('/api/leads', signal),
  });
  if (leads.isPending) return <Loading />;
  if (leads.isError) return <ErrorState error={leads.error} again={() => void leads.refetch()} />;
  return (
    <Page title={t('leads')} wide note={<Link to={'/customers' as string}>{t('customers')}</Link>}>
      {leads.data.rows.length === 0 ? <EmptyState title={t('noLeads')} /> : null}
      {leads.data.rows.map((one) => (
        <OneLead key={one.id} lead={one} />
      ))}
    </Page>
  );
}

function OneLead({ lead: one }: { lead: Lead }) {
  const t = useWords(listWords);
  const when = useWhen();
  const { onRecord } = one;
  return (
    <Section title={one.typed.name} note={when(one.broughtAt)}>
      <div className={style.sides}>
        <div className={style.side}>
          <p className={style.quiet}>{t('typed', { name: one.broughtBy.name })}</p>
          <p>
            <b>{one.typed.name}</b> {one.typed.phones.join('、')}
          </p>
          <p>{one.typed.note}</p>
        </div>
        <div className={style.side}>
          <p className={style.quiet}>{t('onRecord')}</p>
          <p>
            <b>
              <Link to={`/customers/${onRecord.id}` as string}>{onRecord.name}</Link>
            </b>{' '}
            {onRecord.phones.join('、')}
          </p>
          <p>
            {t('owner')} {onRecord.owner?.name ?? t('nobodys')}
          </p>
          <p className={style.quiet}>
            {t('addedBy', { day: when(onRecord.addedOn), name: onRecord.addedBy.name })}
            {onRecord.lastContactOn ? ` · ${t('lastOn', { day: when(onRecord.lastContactOn) })}` : null}
          </p>
        </div>
      </div>
      <Decision id={one.id} />
    </Section>
  );
}

type Outcome = 'to-bringer' | 'stays' | 'household';

function Decision({ id }: { id: string }) {
  const t = useWords(listWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: () => api.post(`/api/leads/${id}/decision`, { outcome, reason }),
    onSuccess: () => {
      void message.success(t('decided'));
      void queries.invalidateQueries({ queryKey: leadsKey });
    },
    onError: useTellError(),
  });
  return (
    <>
      <ChoiceChips
        legend={t('outcome')}
        value={outcome}
        onChange={setOutcome}
        chips={[
          { value: 'stays', label: t('stays') },
          { value: 'to-bringer', label: t('toBringer') },
          { value: 'household', label: t('asHousehold') },
        ]}
      />
      <TextField label={t('reason')} value={reason} onChange={setReason} />
      <Button
        type="primary"
        disabled={outcome === null || reason.trim().length < 2}
        loading={decide.isPending}
        onClick={() => decide.mutate()}
      >
        {t('decide')}
      </Button>
    </>
  );
}
