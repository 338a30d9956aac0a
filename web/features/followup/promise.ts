import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import type { z } from 'zod';
import type { newPromise, promiseAnswer, promiseMove } from '../../../contract/followup.ts';
import { newId } from '../../api/new-id.ts';
import { useSay, useWords } from '../../ui/words.ts';
import { type Fate, keep } from './queue.ts';
import { followupWords } from './words.ts';

type Answer = z.infer<typeof promiseAnswer>;

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

/** Says what became of something kept, in the one way every sheet does. */
export function useSayFate(): (fate: Fate<unknown>, kept: string) => boolean {
  const t = useWords(followupWords);
  const say = useSay();
  const { message } = App.useApp();
  return (fate, kept) => {
    if (fate.fate === 'refused') {
      const { says, mend } = fate.error;
      void message.error(mend ? `${say(says)} ${say(mend)}` : say(says));
      return false;
    }
    if (fate.fate === 'sent') void message.success(kept);
    else void message.info(t('savedHere'));
    return true;
  };
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
