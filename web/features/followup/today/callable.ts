import type { TodayCard } from '../../../../contract/today.ts';
import { serverNow } from '../../../api/server-time.ts';

/**
 * Who can be rung at this moment: who is late first of all, where the hour allows it. Guests who are asked whether they come
 * are rung from the moment everything is ready, and not only on the last day; who did not answer, at the next try.
 */
export const callableNow = (card: TodayCard): boolean =>
  card.call?.dial != null &&
  (card.section === 'now' ||
    (card.call.verdict === 'allowed' && (card.section === 'overdue' || asksNow(card))));

const asksNow = ({ record, attempts }: TodayCard): boolean =>
  record === 'confirm' && (attempts?.nextAt == null || Date.parse(attempts.nextAt) <= serverNow());
