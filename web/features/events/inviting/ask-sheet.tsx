import { Button } from 'antd';
import { useState } from 'react';
import type { Invitation } from '../../../../contract/inviting.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips, ManyChips } from '../../../ui/chips.tsx';
import { CheckField, LongField, TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from '../planning/queries.ts';
import { invitingWords } from './words.ts';

const CHANNELS = ['visit', 'phone', 'wechat', 'shop'] as const;
const ANSWERS = ['yes', 'maybe', 'no', 'missed'] as const;
const LIKELY = ['sure', 'likely', 'unsure'] as const;
const CARE = ['wheelchair', 'hearing', 'soft-food', 'diet', 'no-photo'] as const;

interface Draft {
  channel: (typeof CHANNELS)[number];
  answer: (typeof ANSWERS)[number] | null;
  likelihood: (typeof LIKELY)[number];
  agreed: boolean;
  warmedUp: boolean;
  confident: boolean;
  companions: string;
  care: (typeof CARE)[number][];
  stop: string;
  note: string;
}

/** How somebody was asked and what they said: two taps where that is enough. */
export function AskSheet({ event, row, close }: { event: string; row: Invitation; close: () => void }) {
  const t = useWords(invitingWords);
  const [draft, setDraft] = useState<Draft>(() => ({
    channel:
      row.channel === null || row.channel === 'email' || row.channel === 'message' ? 'visit' : row.channel,
    answer: null,
    likelihood: row.likelihood,
    agreed: true,
    warmedUp: true,
    confident: true,
    companions: String(row.companions),
    care: row.care.filter((one): one is (typeof CARE)[number] => CARE.includes(one)),
    stop: row.stop,
    note: '',
  }));
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const save = useSave(event, row, draft, close);
  return (
    <SideSheet
      title={t('askOf', { name: row.customer.name })}
      close={close}
      foot={
        <Button
          type="primary"
          block
          loading={save.isPending}
          disabled={draft.answer === null}
          onClick={() => save.mutate(undefined)}
        >
          {t('save')}
        </Button>
      }
    >
      <div className={style.form}>
        <ChoiceChips
          legend={t('how')}
          value={draft.channel}
          onChange={(channel) => set({ channel })}
          chips={CHANNELS.map((value) => ({ value, label: t(value) }))}
        />
        {draft.channel === 'visit' ? (
          <CheckField label={t('agreed')} checked={draft.agreed} onChange={(agreed) => set({ agreed })} />
        ) : null}
        <ChoiceChips
          legend={t('answer')}
          value={draft.answer}
          onChange={(answer) => set({ answer })}
          chips={ANSWERS.map((value) => ({ value, label: t(value) }))}
        />
        {draft.answer === 'yes' || draft.answer === 'maybe' ? <Coming draft={draft} set={set} /> : null}
      </div>
    </SideSheet>
  );
}

function Coming({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const t = useWords(invitingWords);
  return (
    <>
      <ChoiceChips
        legend={t('likelihood')}
        value={draft.likelihood}
        onChange={(likelihood) => set({ likelihood })}
        chips={LIKELY.map((value) => ({ value, label: t(value) }))}
      />
      <CheckField label={t('warmedUp')} checked={draft.warmedUp} onChange={(warmedUp) => set({ warmedUp })} />
      <CheckField
        label={t('confident')}
        checked={draft.confident}
        onChange={(confident) => set({ confident })}
      />
      <TextField
        label={t('companions')}
        type="number"
        value={draft.companions}
        onChange={(companions) => set({ companions })}
      />
      <ManyChips
        legend={t('care')}
        values={draft.care}
        onChange={(care) => set({ care })}
        chips={CARE.map((value) => ({ value, label: t(value) }))}
      />
      <TextField label={t('stop')} value={draft.stop} onChange={(stop) => set({ stop })} />
      <LongField
        label={t('note')}
        hint={t('noteHint')}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
    </>
  );
}

function useSave(event: string, row: Invitation, draft: Draft, close: () => void) {
  const [id] = useState(newId);
  return useEventWrite(event, async () => {
    const { answer, companions, ...rest } = draft;
    if (answer === 'missed')
      await api.post(`/api/invitations/${row.id}/missed`, { id, channel: draft.channel });
    else
      await api.post(`/api/invitations/${row.id}/asking`, {
        id,
        ...rest,
        agreed: rest.channel === 'visit' && rest.agreed,
        answer,
        companions: Number(companions) || 0,
      });
    close();
  });
}
