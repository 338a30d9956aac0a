import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import type { claim, ended } from '../../../../contract/followup.ts';
import type { CardDuty, TodayCard } from '../../../../contract/today.ts';
import { newId } from '../../../api/new-id.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { type Fate, keep } from '../device/queue.ts';
import { useSayFate } from '../device/say-fate.ts';
import { followupWords } from '../words.ts';

type Answer = z.infer<typeof ended>;

/** Held by a post and taken by nobody, or by somebody whose hours with it are over. */
export const unclaimedOn = (card: TodayCard): CardDuty | undefined =>
  card.duties.find(({ claim }) => claim !== null && (claim.by === null || isOver(claim.until)));

const isOver = (until: string | null): boolean => until !== null && Date.parse(until) <= serverNow();

function keepClaim({ card, duty }: { card: TodayCard; duty: CardDuty }): Promise<Fate<Answer>> {
  const id = newId();
  const body: z.input<typeof claim> = { id };
  return keep<Answer>({
    id,
    kind: 'claim',
    card: card.id,
    title: { zh: '认领', en: 'Claimed' },
    about: card.subject.name,
    path: `/api/obligations/${encodeURIComponent(duty.id)}/claim`,
    body,
    photos: [],
  });
}

/** 认领: of the several who hold the post, one does it. */
export function useClaim() {
  const t = useWords(followupWords);
  const say = useSay();
  const told = useSayFate();
  return useMutation({
    mutationFn: keepClaim,
    onSuccess: (fate) => void told(fate, fate.fate === 'sent' ? say(fate.answer.says) : t('saved')),
  });
}
