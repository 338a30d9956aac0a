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
import { type Zone, zoneOf } from './zone.ts';

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
  | { hours: number; calendar: string }
  | { monthDay: number; at?: string }
  | { lastWorkday: true; at?: string }
  | { weekday: number; at?: string };

export type Roll = 'none' | 'next-workday' | 'previous-workday';

/** `end`: a limit, the end of the day it names. `start`: when something begins, the start of that day. */
export type Edge = 'end' | 'start';

export function clockAt(clock: Clock, from: Instant, place: Place, edge: Edge = 'end'): Instant {
  if ('hours' in clock)
    return workingTimeAfter(place, clock.calendar, from, clock.hours * 3_600_000) + last(edge);
  if ('within' in clock && clock.within.elapsed) return elapsed(clock.within, from, place) + last(edge);
  const zone = zoneOf(place.zone);
  return onDay(zone, place, dayOf(clock, zone.dayOf(from), place.calendar), clock.at, edge, from);
}

const last = (edge: Edge): number => (edge === 'end' ? 1 : 0);

function elapsed(span: Span, from: Instant, place: Place): Instant {
  if (span.months === 0) return from + span.days * 86_400_000 + span.ms;
  const zone = zoneOf(place.zone);
  return zone.at(addMonths(zone.dayOf(from), span.months) + span.days, zone.timeOf(from)) + span.ms;
}

/** The moment a day is meant: its end (or start), a stated time on it, or the same time as the anchor's. */
export function onDay(
  zone: Zone,
  place: Place,
  day: EpochDay,
  at: string | undefined,
  edge: Edge,
  from: Instant,
): Instant {
  if (at === undefined || at === 'end') return edge === 'end' ? zone.at(day + 1, 0) : zone.at(day, 0);
  if (at === 'same-time') return zone.at(day, zone.timeOf(from));
  if (at === 'close') return zone.at(day, place.calendar.hours.office?.at(-1)?.to ?? 86_400_000);
  return zone.at(day, parseTime(at) ?? 86_400_000);
}

function dayOf(clock: Exclude<Clock, { hours: number }>, day: EpochDay, calendar: Calendar): EpochDay {
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

const WHOLE_DAY: readonly Window[] = [{ from: 0, to: 86_400_000 }];

/** Walks the windows of workdays until the working time is used up. Whole days are skipped by prefix sums. */
function workingTimeAfter(place: Place, name: string, from: Instant, ms: number): Instant {
  const zone = zoneOf(place.zone);
  const windows = place.calendar.hours[name] ?? WHOLE_DAY;
  const perDay = windows.reduce((total, window) => total + window.to - window.from, 0);
  let day = zone.dayOf(from);
  let left = ms;
  if (!place.calendar.isWorkday(day)) day = place.calendar.addWorkdays(day, 1);
  else {
    const today = within(windows, zone.timeOf(from), left);
    if (today.at !== null) return zone.at(day, today.at);
    left = today.left;
    day = place.calendar.addWorkdays(day, 1);
  }
  const whole = Math.max(0, Math.ceil(left / perDay) - 1);
  if (whole > 0) day = place.calendar.addWorkdays(day, whole);
  return zone.at(day, within(windows, 0, left - whole * perDay).at ?? 86_400_000);
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
