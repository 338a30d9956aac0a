import { addMonths, parseDate, weekday } from './dates.ts';
import type { EpochDay, Millis } from './fact.ts';

/** A window of office time within a day, milliseconds since midnight; several a day leave lunch out. */
export interface Window {
  from: Millis;
  to: Millis;
}

/** What a calendar is made of: one version of the published holidays and make-up workdays. */
export interface CalendarSource {
  version: string;
  /** First day covered, and the first day no longer covered: from there on weekdays alone decide. */
  coversFrom: EpochDay;
  coversTo: EpochDay;
  holidays: readonly EpochDay[];
  makeUpWorkdays: readonly EpochDay[];
  /** Office calendars by name. `workdays` windows hold on every workday. */
  hours?: Readonly<Record<string, readonly Window[]>>;
}

/** Workdays as prefix sums over epoch days, so that counting and adding cost the same for 3 days and 3,000. */
export interface Calendar {
  readonly version: string;
  readonly coversFrom: EpochDay;
  readonly coversTo: EpochDay;
  readonly hours: Readonly<Record<string, readonly Window[]>>;
  isWorkday(day: EpochDay): boolean;
  /** Outside what was published: weekdays only, and dates may move once the State Council publishes. */
  isProvisional(day: EpochDay): boolean;
  /** Workdays in (after, through]. Negative when `through` lies before `after`. */
  workdaysBetween(after: EpochDay, through: EpochDay): number;
  /** The n-th workday after `day` (n > 0); for n ≤ 0 the n-th before, 0 being `day` or the workday before it. */
  addWorkdays(day: EpochDay, n: number): EpochDay;
}

const MARGIN = 400;

export function makeCalendar(source: CalendarSource): Calendar {
  const first = source.coversFrom - MARGIN;
  const length = source.coversTo + MARGIN - first;
  const exceptions = new Map<EpochDay, boolean>();
  for (const day of source.holidays) exceptions.set(day, false);
  for (const day of source.makeUpWorkdays) exceptions.set(day, true);
  const isWorkday = (day: EpochDay) => exceptions.get(day) ?? weekday(day) <= 5;

  // upTo[i] = workdays in [first, first + i); days[k] = the k-th workday of the table
  const upTo = new Int32Array(length + 1);
  const days: EpochDay[] = [];
  for (let i = 0; i < length; i++) {
    if (isWorkday(first + i)) days.push(first + i);
    upTo[i + 1] = days.length;
  }
  // Beyond the table only weekdays count; exceptions all lie within it.
  const weekdaysBefore = (day: EpochDay) => 5 * Math.floor((day + 3) / 7) + Math.min(weekday(day) - 1, 5);
  const last = first + length;
  /** Workdays in [first, day), negative before the table. */
  const before = (day: EpochDay): number => {
    if (day < first) return weekdaysBefore(day) - weekdaysBefore(first);
    if (day > last) return days.length + weekdaysBefore(day) - weekdaysBefore(last);
    return upTo[day - first] as number;
  };
  /** The workday with exactly k workdays of the table before it. */
  const nth = (k: number): EpochDay => {
    if (k >= 0 && k < days.length) return days[k] as EpochDay;
    const base = k < 0 ? weekdaysBefore(first) + k : weekdaysBefore(last) + k - days.length;
    return 7 * Math.floor(base / 5) - 3 + (((base % 5) + 5) % 5);
  };
  return {
    version: source.version,
    coversFrom: source.coversFrom,
    coversTo: source.coversTo,
    hours: source.hours ?? {},
    isWorkday,
    isProvisional: (day) => day < source.coversFrom || day >= source.coversTo,
    workdaysBetween: (after, through) => before(through + 1) - before(after + 1),
    addWorkdays: (day, n) => nth(before(day + 1) + n - 1),
  };
}

/** The last workday of the month a day lies in. */
export const lastWorkdayOfMonth = (calendar: Calendar, firstOfMonth: EpochDay): EpochDay =>
  calendar.addWorkdays(addMonths(firstOfMonth, 1) - 1, 0);

/** A calendar of plain weekdays with the given exceptions, for examples and small set-ups. */
export function calendarOf(
  exceptions: { holidays?: readonly string[]; makeUpWorkdays?: readonly string[] },
  hours: CalendarSource['hours'] = {},
): Calendar {
  const days = (dates: readonly string[] = []) => dates.map(parseDate).filter((day) => day !== null);
  const all = [...days(exceptions.holidays), ...days(exceptions.makeUpWorkdays)];
  return makeCalendar({
    version: 'plain',
    coversFrom: Math.min(...all, 20_000),
    coversTo: Math.max(...all, 20_000) + 1,
    holidays: days(exceptions.holidays),
    makeUpWorkdays: days(exceptions.makeUpWorkdays),
    hours,
  });
}
