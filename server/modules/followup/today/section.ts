import type { TodayCard } from '../../../../contract/today.ts';
import type { Zone } from '../../../../kernel/index.ts';

export interface Span {
  now: number;
  /** The first moments of tomorrow and of next Monday. */
  tomorrow: number;
  nextWeek: number;
}

export function spanOfToday(zone: Zone, now: number): Span {
  const day = zone.dayOf(now);
  // 1970-01-01 was a Thursday
  const weekday = (((day + 3) % 7) + 7) % 7;
  return { now, tomorrow: zone.at(day + 1, 0), nextWeek: zone.at(day - weekday + 7, 0) };
}

/** Where a card stands: late, to be called at this moment, due today (or undated), later this week. */
export function sectionOf(
  dueAt: number | null,
  late: boolean,
  callable: boolean,
  span: Span,
): TodayCard['section'] {
  if (late || (dueAt !== null && dueAt <= span.now)) return 'overdue';
  if (dueAt !== null && dueAt > span.tomorrow) return 'later';
  return callable ? 'now' : 'today';
}

const ORDER = { overdue: 0, now: 1, today: 2, later: 3 } as const;

/** Overdue first; within a part by the hour that counts: a promise's own, else the last at which one can call. */
export function inOrder(a: TodayCard, b: TodayCard): number {
  const part = ORDER[a.section] - ORDER[b.section];
  if (part !== 0) return part;
  const key = (card: TodayCard) =>
    Date.parse(card.hour ?? card.lastCallAt ?? card.dueAt ?? '9999-01-01T00:00:00Z');
  return key(a) - key(b) || (a.id < b.id ? -1 : 1);
}

/** People count cards. This week's count holds today's; overdue stands apart. */
export function countCards(cards: readonly TodayCard[]) {
  const overdue = cards.filter(({ section }) => section === 'overdue').length;
  const later = cards.filter(({ section }) => section === 'later').length;
  return { overdue, today: cards.length - overdue - later, week: cards.length - overdue };
}
