import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import type { z } from 'zod';
import type { callBackAnswer } from '../../../../contract/followup.ts';
import type { TodayCard } from '../../../../contract/today.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useClock } from '../../../ui/clock.tsx';
import { dayMoment, parseDay, sayDay } from '../../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { type Fate, keep } from '../device/queue.ts';
import { useSayFate } from '../device/say-fate.ts';
import { followupWords } from '../words.ts';
import { callOf, endCall } from './call-clock.ts';
import { callBackOf, type RecordValues } from './record-values.ts';

type Answer = z.infer<typeof callBackAnswer>;

interface Written {
  values: RecordValues;
  id: string;
  promiseId: string;
}

/** Keeps a record and says what it met, what it did not and why, and what comes next. */
export function useKeepRecord(card: TodayCard, after: () => void) {
  const { zone } = useClock();
  const told = useSayFate();
  const tell = useTellOutcome();
  return useMutation({
    mutationFn: ({ values, id, promiseId }: Written): Promise<Fate<Answer>> =>
      keep<Answer>({
        id,
        kind: 'contact',
        card: card.id,
        title: card.title,
        about: card.subject.name,
        path: '/api/call-backs',
        body: {
          ...callBackOf(card, values, { id, promiseId, zone, now: serverNow(), call: callOf(card.id) }),
        },
        photos: values.photos,
      }),
    onSuccess: (fate) => {
      if (!told(fate, null)) return;
      if (fate.fate === 'sent') tell(fate.answer);
      endCall();
      after();
    },
  });
}

function useTellOutcome(): (answer: Answer) => void {
  const t = useWords(followupWords);
  const say = useSay();
  const language = useLanguage();
  const { notification } = App.useApp();
  return (answer) => {
    const lines = [
      ...answer.met.map((met) => `${say(met.title)}:${say(met.says)}`),
      ...answer.notMet.map((not) => `${say(not.title)}:${say(not.says)}`),
      ...answer.superseded.map((gone) => `${say(gone.title)}:${say(gone.says)}`),
      ...answer.warnings.map(say),
    ];
    if (answer.next) {
      const on = sayDay(dayMoment(parseDay(answer.next.on)), language);
      lines.push(t('nextBy', { title: say(answer.next.title), on }));
    }
    const kind = answer.notMet.length + answer.warnings.length > 0 ? 'warning' : 'success';
    notification[kind]({
      title: t('saved'),
      description: lines.join('\n'),
      // Below: at the head of the list the next person is already waiting
      placement: 'bottom',
      className: 'gj-lines',
    });
  };
}
