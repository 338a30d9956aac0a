import type { Instant, Zone } from '../../../../kernel/index.ts';
import { type CallingHours, inSpan, type Span } from './calling-hours.ts';

const MINUTE = 60_000;

/** The next moment that is in the company's hours and not in the customer's own: today or tomorrow, or not known. */
export function afterWish(
  now: Instant,
  { company, quiet }: CallingHours,
  wish: Span,
  zone: Zone,
): Instant | null {
  const today = zone.dayOf(now);
  const open = company.length > 0 ? company : [{ from: quiet.to, to: quiet.from }];
  for (const day of [today, today + 1])
    for (const { from, to } of open) {
      const first = day === today ? Math.max(from, Math.ceil(zone.timeOf(now) / MINUTE)) : from;
      const minute = inSpan(first, wish) ? wish.to : first;
      if (minute >= first && minute < to) return zone.at(day, minute * MINUTE);
    }
  return null;
}
