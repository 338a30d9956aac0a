import { durationMs, parseDate, parseInstant, parseTime, weekday } from './dates.ts';
import type { EpochDay, Value } from './fact.ts';
import type { Place } from './place.ts';
import { zoneOf } from './zone.ts';

/**
 * The functions a condition may call. Days are epoch days, instants milliseconds: a number below ten million is
 * a day (until the year 29349), above it an instant (since 1970-01-01T02:46:40Z), so both can be handed in.
 */

type Call = (...args: Value[]) => Value | undefined;

const DAYS_END = 10_000_000;

const toDay = (place: Place, at: number): EpochDay =>
  Math.abs(at) < DAYS_END ? at : zoneOf(place.zone).dayOf(at);

const orAbsent = <T>(value: T | null): T | undefined => value ?? undefined;

interface Named {
  /** As CEL declares it; the first of several is the closure's name. */
  signatures: readonly string[];
  make: (place: Place) => Call;
}

const functions: Readonly<Record<string, Named>> = {
  date: { signatures: ['date(string): int'], make: () => (text) => orAbsent(parseDate(text as string)) },
  instant: {
    signatures: ['instant(string): int'],
    make: () => (text) => orAbsent(parseInstant(text as string)),
  },
  elapsed: {
    signatures: ['elapsed(string): int'],
    make: () => (text) => orAbsent(durationMs(text as string)),
  },
  clock: { signatures: ['clock(string): int'], make: () => (text) => minutes(parseTime(text as string)) },
  day: { signatures: ['day(int): int'], make: (place) => (at) => toDay(place, at as number) },
  timeOfDay: {
    signatures: ['timeOfDay(int): int'],
    make: (place) => (at) => minutes(zoneOf(place.zone).timeOf(at as number)),
  },
  moment: {
    signatures: ['moment(int, string): int'],
    make: (place) => (day, time) => {
      const ms = parseTime(time as string);
      return ms === null ? undefined : zoneOf(place.zone).at(day as number, ms);
    },
  },
  weekday: {
    signatures: ['weekday(int): int'],
    make: (place) => (at) => weekday(toDay(place, at as number)),
  },
  days: {
    signatures: ['days(int, int): int'],
    make: (place) => (from, to) => toDay(place, to as number) - toDay(place, from as number),
  },
  workdays: {
    signatures: ['workdays(int, int): int'],
    make: (place) => (from, to) =>
      place.calendar.workdaysBetween(toDay(place, from as number), toDay(place, to as number)),
  },
  gaps: {
    signatures: ['gaps(list<int>, int, int): int'],
    make: () => (intervals, from, to) => gaps(intervals as readonly number[], from as number, to as number),
  },
  longestRun: {
    signatures: ['longestRun(list<int>): int', 'longestRun(list<int>, string): int'],
    make: (place) => (days, of) => longestRun(place, days as readonly number[], of === 'workdays'),
  },
  sum: {
    signatures: ['sum(list<int>): int'],
    make: () => (list) => (list as readonly number[]).reduce((total, n) => total + n, 0),
  },
  distinct: {
    signatures: ['distinct(list<dyn>): int'],
    make: () => (list) => new Set(list as readonly Value[]).size,
  },
  count: { signatures: ['count(list<dyn>): int'], make: () => (list) => (list as readonly Value[]).length },
};

export const functionNames: readonly string[] = Object.keys(functions);

export const callOf = (name: string, place: Place): Call | null => functions[name]?.make(place) ?? null;

const minutes = (ms: number | null): number | undefined =>
  ms === null ? undefined : Math.floor(ms / 60_000);

/** The time in [from, to) that no interval covers. Intervals are a flat list: start, end, start, end, … */
function gaps(intervals: readonly number[], from: number, to: number): number {
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < intervals.length; i += 2)
    pairs.push([intervals[i] as number, intervals[i + 1] as number]);
  pairs.sort((a, b) => a[0] - b[0]);
  let open = 0;
  let covered = from;
  for (const [start, end] of pairs) {
    if (start > covered) open += Math.max(0, Math.min(start, to) - covered);
    covered = Math.max(covered, Math.min(end, to));
  }
  return open + Math.max(0, to - covered);
}

/** The longest run of consecutive days, or of consecutive workdays, in a list of days. */
function longestRun(place: Place, list: readonly number[], workdays: boolean): number {
  const days = [...new Set(list.map((at) => toDay(place, at)))].sort((a, b) => a - b);
  const counted = workdays ? days.filter((day) => place.calendar.isWorkday(day)) : days;
  const follows = (before: EpochDay, day: EpochDay) =>
    (workdays ? place.calendar.workdaysBetween(before, day) : day - before) === 1;
  let longest = 0;
  let run = 0;
  counted.forEach((day, i) => {
    run = i > 0 && follows(counted[i - 1] as EpochDay, day) ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

const fromCel = (value: unknown): Value =>
  typeof value === 'bigint' ? Number(value) : Array.isArray(value) ? value.map(fromCel) : refOrValue(value);
const refOrValue = (value: unknown): Value =>
  typeof value === 'object' && value !== null && 'ref' in value ? (value.ref as string) : (value as Value);
const toCel = (value: Value): unknown => (typeof value === 'number' ? BigInt(value) : value);

/** The same functions for the CEL library, which counts in BigInt: the reference the closures are held against. */
export const signatures = (
  place: Place,
): { signature: string; reference: (...args: unknown[]) => unknown }[] =>
  Object.values(functions).flatMap(({ signatures, make }) => {
    const call = make(place);
    const reference = (...args: unknown[]) => {
      const value = call(...args.map(fromCel));
      if (value === undefined) throw new Error('cannot be computed');
      return toCel(value);
    };
    return signatures.map((signature) => ({ signature, reference }));
  });
