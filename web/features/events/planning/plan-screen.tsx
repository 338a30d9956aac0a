import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { instantIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { yuan } from './queries.ts';
import { QuotaFields, type QuotaRow, useQuotaRows } from './quota-fields.tsx';
import { planningWords, typeWords } from './words.ts';

const TYPES = ['get-together', 'lecture', 'salon', 'tea', 'shop', 'other'] as const;

interface Draft {
  name: string;
  type: (typeof TYPES)[number];
  day: string;
  doors: string;
  starts: string;
  ends: string;
  hall: string;
  address: string;
  offSite: boolean;
  capacity: string;
  fireLimit: string;
  sells: string;
  goalGuests: string;
  goalSales: string;
}

const empty: Draft = {
  name: '',
  type: 'get-together',
  day: '',
  doors: '08:00',
  starts: '09:00',
  ends: '11:30',
  hall: '',
  address: '',
  offSite: true,
  capacity: '',
  fireLimit: '',
  sells: '',
  goalGuests: '',
  goalSales: '',
};

/** 先办一场会: one page from top to bottom; everything can be changed afterwards. */
export function PlanScreen() {
  const t = useWords(planningWords);
  const [draft, setDraft] = useState(empty);
  const quotas = useQuotaRows();
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const plan = usePlan(draft, quotas.rows);
  const ready = [draft.name, draft.day, draft.hall, draft.capacity, draft.sells].every(
    (s) => s.trim() !== '',
  );
  return (
    <Page title={t('planOne')} note={t('planNote')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          plan.mutate();
        }}
      >
        <What draft={draft} set={set} />
        <Where draft={draft} set={set} />
        <Section title={t('whoInvites')} note={t('whoNote')}>
          <QuotaFields
            {...quotas}
            goalGuests={Number(draft.goalGuests)}
            goalSales={Number(draft.goalSales)}
          />
        </Section>
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          loading={plan.isPending}
          disabled={!ready}
        >
          {ready ? t('save') : t('needAll')}
        </Button>
      </form>
    </Page>
  );
}

interface PartProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
}

function What({ draft, set }: PartProps) {
  const t = useWords(planningWords);
  const type = useWords(typeWords);
  const time = (key: 'doors' | 'starts' | 'ends') => (
    <TextField label={t(key)} type="time" value={draft[key]} onChange={(at) => set({ [key]: at })} />
  );
  return (
    <Section title={t('type')}>
      <div className={style.form}>
        <ChoiceChips
          legend={t('type')}
          hideLegend
          value={draft.type}
          onChange={(chosen) => set({ type: chosen })}
          chips={TYPES.map((value) => ({ value, label: type(value) }))}
        />
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          value={draft.name}
          onChange={(name) => set({ name })}
        />
        <TextField label={t('day')} type="date" value={draft.day} onChange={(day) => set({ day })} />
        <div className={style.row}>
          {time('doors')}
          {time('starts')}
          {time('ends')}
        </div>
        <TextField
          label={t('sells')}
          hint={t('sellsHint')}
          note={t('sellsNote')}
          value={draft.sells}
          onChange={(sells) => set({ sells })}
        />
      </div>
    </Section>
  );
}

function Where({ draft, set }: PartProps) {
  const t = useWords(planningWords);
  const number = (key: 'capacity' | 'fireLimit' | 'goalGuests' | 'goalSales', note?: string) => (
    <TextField
      label={t(key)}
      note={note}
      type="number"
      value={draft[key]}
      onChange={(n) => set({ [key]: n })}
    />
  );
  return (
    <Section title={t('hall')}>
      <div className={style.form}>
        <TextField label={t('hall')} value={draft.hall} onChange={(hall) => set({ hall })} />
        <TextField label={t('address')} value={draft.address} onChange={(address) => set({ address })} />
        <CheckField label={t('offSite')} checked={draft.offSite} onChange={(offSite) => set({ offSite })} />
        <div className={style.row}>
          {number('capacity')}
          {number('fireLimit', t('fireNote'))}
        </div>
        <div className={style.row}>
          {number('goalGuests')}
          {number('goalSales')}
        </div>
      </div>
    </Section>
  );
}

function usePlan(draft: Draft, rows: readonly QuotaRow[]) {
  const t = useWords(planningWords);
  const { zone } = useClock();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const tell = useTellError();
  const [id] = useState(newId);
  return useMutation({
    mutationFn: () => {
      const at = (clock: string) => new Date(instantIn(zone, `${draft.day}T${clock}`)).toISOString();
      const { name, type, hall, address, offSite, sells } = draft;
      const capacity = Number(draft.capacity);
      return api.post('/api/events', {
        id,
        name,
        type,
        hall,
        address,
        offSite,
        sells,
        doorsAt: at(draft.doors),
        startsAt: at(draft.starts),
        endsAt: at(draft.ends),
        capacity,
        fireLimit: Number(draft.fireLimit) || capacity,
        goalGuests: Number(draft.goalGuests) || capacity,
        goalSales: yuan(draft.goalSales),
        quotas: rows
          .filter(({ guests, sales }) => Number(guests) > 0 || Number(sales) > 0)
          .map(({ member, guests, sales }) => ({ member, guests: Number(guests), sales: yuan(sales) })),
      });
    },
    onSuccess: async () => {
      void message.success(t('saved', { name: draft.name }));
      await client.invalidateQueries({ queryKey: ['events'] });
      void navigate({ to: `/events/${id}` as string, search: { tab: 'inviting' } as never });
    },
    onError: tell,
  });
}
