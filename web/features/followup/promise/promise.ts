import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import type { newPromise, promiseAnswer, promiseMove } from '../../../../contract/followup.ts';
import type { TodayCard } from '../../../../contract/today.ts';
import { newId } from '../../../api/new-id.ts';
import { useWords } from '../../../ui/words.ts';
import { type Fate, keep } from '../device/queue.ts';
import { useSayFate } from '../device/say-fate.ts';
import { followupWords } from '../words.ts';

type Answer = z.infer<typeof promiseAnswer>;

/** A promise may stand on one card with what a clause asks of the same visit. */
export const promiseOn = (card: TodayCard) => card.duties.find((duty) => duty.noun === 'promise');

export interface FreshPromise {
  subject: string | null;
  about: string;
  /** ISO 8601. */
  at: string;
  words: string;
}

function keepPromise(fresh: FreshPromise): Promise<Fate<Answer>> {
  const id = newId();
  const body: z.input<typeof newPromise> = { id, subject: fresh.subject, at: fresh.at, words: fresh.words };
  const title = { zh: `约定:${fresh.words}`, en: `Promise: ${fresh.words}` };
  return keep<Answer>({
    id,
    kind: 'promise',
    card: null,
    title,
    about: fresh.about,
    path: '/api/promises',
    body,
    photos: [],
  });
}

/** 「周四三点给您送去」: an obligation like any other, shown by its hour. */
export function useKeepPromise(after: () => void) {
  const t = useWords(followupWords);
  const told = useSayFate();
  return useMutation({
    mutationFn: keepPromise,
    onSuccess: (fate) => {
      if (told(fate, t('promiseKept'))) after();
    },
  });
}

export interface Move {
  card: string;
  promise: string;
  about: string;
  at: string;
  note: string;
}

function keepMove({ card, promise, about, at, note }: Move): Promise<Fate<Answer>> {
  const id = newId();
  const body: z.input<typeof promiseMove> = { id, at, note };
  const title = { zh: '改约定时间', en: 'Promise moved' };
  const path = `/api/promises/${encodeURIComponent(promise)}/moves`;
  return keep<Answer>({ id, kind: 'move', card, title, about, path, body, photos: [] });
}

/** Moved only with a note of what the customer was told. */
export function useMovePromise(after: () => void) {
  const t = useWords(followupWords);
  const told = useSayFate();
  return useMutation({
    mutationFn: keepMove,
    onSuccess: (fate) => {
      if (told(fate, t('moved'))) after();
    },
  });
}
