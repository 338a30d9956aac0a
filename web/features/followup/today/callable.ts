import type { TodayCard } from '../../../../contract/today.ts';

/** Who can be rung at this moment: who is late first of all, where the hour allows it. */
export const callableNow = ({ section, call }: TodayCard): boolean =>
  call?.dial != null && (section === 'now' || (section === 'overdue' && call.verdict === 'allowed'));
