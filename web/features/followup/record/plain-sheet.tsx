import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import type { z } from 'zod';
import type { discharge, ended } from '../../../../contract/followup.ts';
import type { TodayCard } from '../../../../contract/today.ts';
import { newId } from '../../../api/new-id.ts';
import { serverNow } from '../../../api/server-time.ts';
import { LongField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { useDraft } from '../device/draft.ts';
import { type Fate, keep } from '../device/queue.ts';
import { useSayFate } from '../device/say-fate.ts';
import { followupWords } from '../words.ts';
import { DutyChecks } from './duty-checks.tsx';
import { Photos } from './photos.tsx';

interface PlainValues {
  obligations: string[];
  note: string;
  photos: string[];
}

type Answer = z.infer<typeof ended>;

/** Each duty is its own fact, so that one refused does not hold the others. */
async function keepDone(
  card: TodayCard,
  values: PlainValues,
  ids: Map<string, string>,
): Promise<Fate<Answer>> {
  let last: Fate<Answer> = { fate: 'waiting' };
  for (const duty of card.duties.filter(({ id }) => values.obligations.includes(id))) {
    const id = ids.get(duty.id) ?? newId();
    ids.set(duty.id, id);
    const at = new Date(serverNow()).toISOString();
    const body: z.input<typeof discharge> = { id, at, note: values.note.trim(), attachments: values.photos };
    const path = `/api/obligations/${encodeURIComponent(duty.id)}/discharge`;
    const all = values.obligations.length === card.duties.length;
    last = await keep<Answer>({
      id,
      kind: 'done',
      card: all ? card.id : null,
      title: duty.title,
      about: card.subject.name,
      path,
      body,
      photos: values.photos,
    });
    if (last.fate === 'refused') return last;
  }
  return last;
}

/** Done, with a line and a picture if that says more. */
export function PlainSheet({ card, close }: { card: TodayCard; close: () => void }) {
  const t = useWords(followupWords);
  const say = useSay();
  const told = useSayFate();
  const ids = useRef(new Map<string, string>());
  const draft = useDraft<PlainValues>(`done/${card.id}`, {
    obligations: card.duties.map((duty) => duty.id),
    note: '',
    photos: [],
  });
  const done = useMutation({
    mutationFn: () => keepDone(card, draft.values, ids.current),
    onSuccess: (fate) => {
      if (!told(fate, fate.fate === 'sent' ? say(fate.answer.says) : t('saved'))) return;
      void draft.drop();
      close();
    },
  });
  return (
    <SideSheet
      title={`${t('done')} · ${say(card.title)}`}
      close={close}
      foot={
        <Button
          type="primary"
          size="large"
          loading={done.isPending}
          disabled={!draft.ready}
          onClick={() => done.mutate()}
        >
          {t('done')}
        </Button>
      }
    >
      <DutyChecks
        card={card}
        chosen={draft.values.obligations}
        onChange={(obligations) => draft.change({ obligations })}
      />
      <LongField
        label={t('note')}
        value={draft.values.note}
        onChange={(note) => draft.change({ note })}
        autoFocus
      />
      <Photos ids={draft.values.photos} onChange={(photos) => draft.change({ photos })} />
    </SideSheet>
  );
}
