import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import type { z } from 'zod';
import type { missedCall, missedCallAnswer } from '../../../../contract/followup.ts';
import type { TodayCard } from '../../../../contract/today.ts';
import { newId } from '../../../api/new-id.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useClock } from '../../../ui/clock.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { type Fate, keep } from '../device/queue.ts';
import { followupWords } from '../words.ts';
import { callOf, endCall } from './call-clock.ts';

type Answer = z.infer<typeof missedCallAnswer>;

function keepMissed(card: TodayCard): Promise<Fate<Answer>> {
  const id = newId();
  const call = callOf(card.id);
  const body: z.input<typeof missedCall> = {
    id,
    obligations: card.duties.map((duty) => duty.id),
    at: new Date(call?.startedAt ?? serverNow()).toISOString(),
    asked: call?.asked ?? false,
  };
  endCall();
  return keep<Answer>({
    id,
    kind: 'missed',
    card: card.id,
    title: { zh: '没接', en: 'No answer' },
    about: card.subject.name,
    path: '/api/call-backs/missed',
    body,
    photos: [],
  });
}

/** 没接 in one tap: the card slides to its next hour, which is said. */
export function useMissed(after?: () => void) {
  const t = useWords(followupWords);
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  const { message } = App.useApp();
  const sayNext = ({ says, nextAt }: Answer) =>
    nextAt
      ? `${say(says)} · ${t('nextAt', { at: sayMoment(zone, Date.parse(nextAt), now, language) })}`
      : say(says);
  return useMutation({
    mutationFn: keepMissed,
    onSuccess: (fate) => {
      if (fate.fate === 'refused') void message.error(say(fate.error.says));
      else if (fate.fate === 'sent') void message.success(sayNext(fate.answer));
      else void message.info(t('missedKept'));
      if (fate.fate !== 'refused') after?.();
    },
  });
}
