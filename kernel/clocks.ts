import { type Calendar, lastWorkdayOfMonth, type Window } from './calendar.ts';
import {
  addMonths,
  civilDate,
  daysInMonth,
  epochDay,
  parseDuration,
  parseTime,
  type Span,
  weekday,
} from './dates.ts';
import type { EpochDay, Instant } from './fact.ts';
import type { Place } from './place.ts';
import { zoneOf } from './zone.ts';

const DAY = 86_400_000;

/**
 * The four clocks. Limits are exclusive instants: in time is `at < dueAt`.
 *
 * - natural days (`P3D`, `P1M`): the fact's day is day 0, the limit is the end of day 3. Months are counted from
 *   the anchor, never one after another, and the last day of a short month stands in for days it lacks.
 * - workdays: holidays out, make-up workdays in; the end of that day, the same time, or a stated time.
 * - elapsed (`PT30M`): the thirtieth minute itself still counts, so the limit is one millisecond after it.
 * - hours on a calendar: only time within its windows passes; the last moment still counts as well.
 */
export type Clock =
  | { within: Span; at?: string; roll?: Roll }
  | { workdays: number; at?: string }
  | OfficeClock
  | { monthDay: number; at?: string }
  | { lastWorkday: true; at?: string }
  | { weekday: number; at?: string };

type OfficeClock = { hours: number; calendar: string };

export type Roll = 'none' | 'next-workday' | 'previous-workday';

/** `end`: a limit, the end of the day it names. `start`: when something begins, the start of that day. */
export type Edge = 'end' | 'start';

/**
 * @param asOf the day whose office hours hold, also for days to come: that of the fact; the anchor's by default.
 */
export function clockAt(
  clock: Clock,
  from: Instant,
  place: Place,
  edge: Edge = 'end',
  asOf: EpochDay = zoneOf(place.zone).dayOf(from),
): Instant {
  if ('hours' in clock) return officeTimeAfter(place, clock, from, asOf) + last(edge);
  if ('within' in clock && clock.within.elapsed) return elapsed(clock.within, from, place) + last(edge);
  const day = dayOf(clock, zoneOf(place.zone).dayOf(from), place.calendar);
  return onDay(place, day, clock.at, { edge, from, asOf });
}

const last = (edge: Edge): number => (edge === 'end' ? 1 : 0);

function elapsed(span: Span, from: Instant, place: Place): Instant {
  if (span.months === 0) return from + span.days * 86_400_000 + span.ms;
  const zone = zoneOf(place.zone);
  return zone.at(addMonths(zone.dayOf(from), span.months) + span.days, zone.timeOf(from)) + span.ms;
}

/** The moment a day is meant: its end (or start), a stated time on it, or the same time as the anchor's. */
export function onDay(
  place: Place,
  day: EpochDay,
  at: string | undefined,
  { edge, from, asOf }: { edge: Edge; from: Instant; asOf: EpochDay },
): Instant {
  const zone = zoneOf(place.zone);
  if (at === undefined || at === 'end') return edge === 'end' ? zone.at(day + 1, 0) : zone.at(day, 0);
  if (at === 'same-time') return zone.at(day, zone.timeOf(from));
  if (at !== 'close') return zone.at(day, parseTime(at) ?? DAY);
  const closes = zone.at(day, place.calendar.openOn('office', day, asOf).at(-1)?.to ?? DAY);
  // What begins after work has the rest of the day: nobody is late from the start
  return closes > from ? closes : zone.at(day + 1, 0);
}

function dayOf(clock: Exclude<Clock, OfficeClock>, day: EpochDay, calendar: Calendar): EpochDay {
  if ('within' in clock)
    return rolled(addMonths(day, clock.within.months) + clock.within.days, clock.roll, calendar);
  if ('workdays' in clock) return calendar.addWorkdays(day, clock.workdays);
  if ('monthDay' in clock) return nextMonthDay(day, clock.monthDay);
  if ('weekday' in clock) return day + ((clock.weekday - weekday(day) + 7) % 7);
  return nextLastWorkday(day, calendar);
}

export function rolled(day: EpochDay, roll: Roll | undefined, calendar: Calendar): EpochDay {
  if (!roll || roll === 'none' || calendar.isWorkday(day)) return day;
  return calendar.addWorkdays(day, roll === 'next-workday' ? 1 : 0);
}

/** The next 30th, today included; in a month without one, its last day. */
function nextMonthDay(day: EpochDay, wanted: number): EpochDay {
  const { year, month } = civilDate(day);
  const first = epochDay(year, month, 1);
  const inMonth = (start: EpochDay) => {
    const date = civilDate(start);
    return start + Math.min(wanted, daysInMonth(date.year, date.month)) - 1;
  };
  return inMonth(first) >= day ? inMonth(first) : inMonth(addMonths(first, 1));
}

function nextLastWorkday(day: EpochDay, calendar: Calendar): EpochDay {
  const { year, month } = civilDate(day);
  const first = epochDay(year, month, 1);
  const candidate = lastWorkdayOfMonth(calendar, first);
  return candidate >= day ? candidate : lastWorkdayOfMonth(calendar, addMonths(first, 1));
}

/** Walks the open hours day by day until the time is used up. */
function officeTimeAfter(place: Place, clock: OfficeClock, from: Instant, asOf: EpochDay): Instant {
  const { calendar, zone: name } = place;
  const zone = zoneOf(name);
  let left = clock.hours * 3_600_000;
  for (let day = zone.dayOf(from), time = zone.timeOf(from); ; day++, time = 0) {
    const used = within(calendar.openOn(clock.calendar, day, asOf), time, left);
    if (used.at !== null) return zone.at(day, used.at);
    left = used.left;
  }
}

/** Uses working time on one day from a time on: the time at which it is used up, or what is left. */
function within(windows: readonly Window[], from: number, ms: number): { at: number | null; left: number } {
  let left = ms;
  for (const window of windows) {
    const start = Math.max(window.from, from);
    if (start >= window.to) continue;
    if (left <= window.to - start) return { at: start + left, left: 0 };
    left -= window.to - start;
  }
  return { at: null, left };
}

/** Reads `P3D` or `PT30M`; the repeat of a grid multiplies it from the anchor. */
export const spanOf = (written: string, times = 1): Span | null => {
  const span = parseDuration(written);
  return span && { ...span, months: span.months * times, days: span.days * times, ms: span.ms * times };
};

/** How late something done at `at` is: 0 in time, else days in the organisation's zone, at least 1. */
export function daysLate(place: Place, dueAt: Instant | null, at: Instant): number {
  if (dueAt === null || at < dueAt) return 0;
  const zone = zoneOf(place.zone);
  return Math.max(1, zone.dayOf(at) - zone.dayOf(dueAt - 1));
}
