import type { Instant, Zone } from '../../../../kernel/index.ts';
import { type CallingHours, inSpan, type Span } from '../today/calling-hours.ts';

const HOUR = 3_600_000;
/** Hours of the day to try at: late morning, after the nap, before the evening meal is over. */
const TRIES = [10, 16, 19] as const;
/** Two tries nearer to each other than this are the same hour to somebody who is out. */
const APART = 2;
const DAYS = 4;
const A_DAY = 2;

/**
 * When to try again: at an hour not tried yet, inside the company's hours and outside the customer's wish, at most
 * twice a day.
 *
 * @param tried when it was tried in vain, this time included
 */
export function nextTry(
  tried: readonly Instant[],
  now: Instant,
  hours: CallingHours,
  wish: Span | null,
  zone: Zone,
): Instant {
  const slots = candidates(tried, now, zone).filter(
    ({ hour }) => isOpen(hour, hours) && !(wish && inSpan(hour * 60, wish)),
  );
  const fresh = slots.find(({ hour }) =>
    tried.every((at) => Math.abs(zone.timeOf(at) / HOUR - hour) >= APART),
  );
  return (fresh ?? slots[0])?.at ?? zone.at(zone.dayOf(now) + 1, 10 * HOUR);
}

function candidates(tried: readonly Instant[], now: Instant, zone: Zone) {
  const today = zone.dayOf(now);
  return Array.from({ length: DAYS }, (_, i) => today + i).flatMap((day) =>
    tried.filter((at) => zone.dayOf(at) === day).length >= A_DAY
      ? []
      : TRIES.map((hour) => ({ hour, at: zone.at(day, hour * HOUR) })).filter(({ at }) => at >= now + HOUR),
  );
}

const isOpen = (hour: number, { company, quiet }: CallingHours): boolean =>
  company.length === 0
    ? hour * 60 >= quiet.to && hour * 60 < quiet.from
    : company.some(({ from, to }) => hour * 60 >= from && hour * 60 < to);
