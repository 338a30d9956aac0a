import type { TodayCard } from '../../../../contract/today.ts';

/**
 * Who can be rung at this moment: who is late first of all, where the hour allows it. Guests who are asked whether they come
 * are rung from the moment everything is ready, and not only on the last day.
 */
export const callableNow = ({ section, call, record }: TodayCard): boolean =>
  call?.dial != null &&
  (section === 'now' || (call.verdict === 'allowed' && (section === 'overdue' || record === 'confirm')));
