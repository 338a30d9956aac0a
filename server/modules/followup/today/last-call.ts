import type { Instant, Zone } from '../../../../kernel/index.ts';
import { type CallingHours, endOfCalling, type Span } from './calling-hours.ts';

const MINUTE = 60_000;

/**
 * The last moment at which the customer can still be called in time. Due at midnight is no use at 22:00: calling
 * ends with the company's hours, or earlier with the customer's own wish.
 *
 * @param wish when she does not want to be called, minutes of the day, over midnight if `from > to`
 */
export function lastCallAt(dueAt: Instant, hours: CallingHours, wish: Span | null, zone: Zone): Instant {
  const lastMoment = dueAt - 1;
  const day = zone.dayOf(lastMoment);
  const end = zone.at(day, beforeWish(endOfCalling(hours), wish) * MINUTE);
  return Math.min(dueAt, end);
}

/** A wish that covers the end of the calling hours brings it forward to when the wish begins. */
function beforeWish(end: number, wish: Span | null): number {
  if (!wish) return end;
  const over = wish.from > wish.to;
  const covers = over ? end > wish.from || end <= wish.to : end > wish.from && end <= wish.to;
  return covers ? wish.from : end;
}
