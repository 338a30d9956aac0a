import { addMonths, parseDate, weekday } from './dates.ts';
import type { EpochDay, Millis } from './fact.ts';

/** A window of office time within a day, milliseconds since midnight; several a day leave lunch out. */
export interface Window {
  from: Millis;
  to: Millis;
}

/** The windows of Monday to Sunday; a day without one is closed. */
export type Week = readonly (readonly Window[])[];

/** The week an office keeps from a day on, until the next timetable begins. */
export interface Timetable {
  from: EpochDay;
  week: Week;
}

/** What a calendar is made of: one version of the published holidays and make-up workdays. */
export interface CalendarSource {
  version: string;
  /** First day covered, and the first day no longer covered: from there on weekdays alone decide. */
  coversFrom: EpochDay;
  coversTo: EpochDay;
  holidays: readonly EpochDay[];
  makeUpWorkdays: readonly EpochDay[];
  /** Office calendars by name, the oldest timetable first. */
  hours?: Readonly<Record<string, readonly Timetable[]>>;
}

/** Workdays as prefix sums over epoch days, so that counting and adding cost the same for 3 days and 3,000. */
export interface Calendar {
  readonly version: string;
  readonly coversFrom: EpochDay;
  readonly coversTo: EpochDay;
  /**
   * When an office is open on a day, by the timetable in force on `asOf`. Public holidays are closed; a make-up
   * workday that is a closed day otherwise is worked like the first open day of the week. Without a timetable
   * every workday is open all day.
   */
  openOn(office: string, day: EpochDay, asOf: EpochDay): readonly Window[];
  isWorkday(day: EpochDay): boolean;
  /** Outside what was published: weekdays only, and dates may move once the State Council publishes. */
  isProvisional(day: EpochDay): boolean;
  /** Workdays in (after, through]. Negative when `through` lies before `after`. */
  workdaysBetween(after: EpochDay, through: EpochDay): number;
  /** The n-th workday after `day` (n > 0); for n ≤ 0 the n-th before, 0 being `day` or the workday before it. */
  addWorkdays(day: EpochDay, n: number): EpochDay;
}

const WHOLE_DAY: readonly Window[] = [{ from: 0, to: 86_400_000 }];

/** Days kept in the table beyond what is covered, so that most counting stays within it. */
const MARGIN = 400;

export function makeCalendar(source: CalendarSource): Calendar {
  const { version, coversFrom, coversTo, hours = {} } = source;
  const exceptions = new Map<EpochDay, boolean>();
  for (const day of source.holidays) exceptions.set(day, false);
  for (const day of source.makeUpWorkdays) exceptions.set(day, true);
  const isWorkday = (day: EpochDay) => exceptions.get(day) ?? weekday(day) <= 5;
  const { before, nth } = workdayTable(coversFrom - MARGIN, coversTo + MARGIN, isWorkday);
  return {
    version,
    coversFrom,
    coversTo,
    openOn: (office, day, asOf) => {
      const week = hours[office]?.findLast(({ from }) => from <= asOf)?.week;
      if (!week?.some((windows) => windows.length > 0)) return isWorkday(day) ? WHOLE_DAY : [];
      if (exceptions.get(day) === false) return [];
      const own = week[weekday(day) - 1] ?? [];
      if (own.length > 0 || !exceptions.get(day)) return own;
      return week.find((windows) => windows.length > 0) ?? [];
    },
    isWorkday,
    isProvisional: (day) => day < coversFrom || day >= coversTo,
    workdaysBetween: (after, through) => before(through + 1) - before(after + 1),
    addWorkdays: (day, n) => nth(before(day + 1) + n - 1),
  };
}

interface WorkdayTable {
  /** Workdays from the first day of the table up to a day; negative before the table. */
  before(day: EpochDay): number;
  /** The workday with exactly so many workdays of the table before it. */
  nth(k: number): EpochDay;
}

/** Prefix sums over [first, last); beyond it weekdays alone count, and are counted in weeks. */
function workdayTable(first: EpochDay, last: EpochDay, isWorkday: (day: EpochDay) => boolean): WorkdayTable {
  const upTo = new Int32Array(last - first + 1);
  const days: EpochDay[] = [];
  for (let day = first; day < last; day++) {
    if (isWorkday(day)) days.push(day);
    upTo[day - first + 1] = days.length;
  }
  return {
    before: (day) => {
      if (day < first) return weekdaysBefore(day) - weekdaysBefore(first);
      if (day > last) return days.length + weekdaysBefore(day) - weekdaysBefore(last);
      return upTo[day - first] as number;
    },
    nth: (k) => {
      if (k >= 0 && k < days.length) return days[k] as EpochDay;
      return nthWeekday(k < 0 ? weekdaysBefore(first) + k : weekdaysBefore(last) + k - days.length);
    },
  };
}

/** Weekdays since the Monday before 1970, and back. */
const weekdaysBefore = (day: EpochDay): number =>
  5 * Math.floor((day + 3) / 7) + Math.min(weekday(day) - 1, 5);
const nthWeekday = (n: number): EpochDay => 7 * Math.floor(n / 5) - 3 + (((n % 5) + 5) % 5);

/** A newer table for what was reckoned by an older one: days that were certain then stay as they were. */
export function keepingCertain(older: CalendarSource, newer: CalendarSource): CalendarSource {
  const certain = (day: EpochDay) => day >= older.coversFrom && day < older.coversTo;
  const of = (kind: 'holidays' | 'makeUpWorkdays') => [
    ...older[kind].filter(certain),
    ...newer[kind].filter((day) => !certain(day)),
  ];
  return { ...newer, holidays: of('holidays'), makeUpWorkdays: of('makeUpWorkdays') };
}

/** The last workday of the month a day lies in. */
export const lastWorkdayOfMonth = (calendar: Calendar, firstOfMonth: EpochDay): EpochDay =>
  calendar.addWorkdays(addMonths(firstOfMonth, 1) - 1, 0);

/** A calendar of plain weekdays with the given exceptions, for examples and small set-ups: Monday to Friday alike. */
export function calendarOf(
  exceptions: { holidays?: readonly string[]; makeUpWorkdays?: readonly string[] },
  hours: Readonly<Record<string, readonly Window[]>> = {},
): Calendar {
  const days = (dates: readonly string[] = []) => dates.map(parseDate).filter((day) => day !== null);
  const all = [...days(exceptions.holidays), ...days(exceptions.makeUpWorkdays)];
  return makeCalendar({
    version: 'plain',
    coversFrom: Math.min(...all, 20_000),
    coversTo: Math.max(...all, 20_000) + 1,
    holidays: days(exceptions.holidays),
    makeUpWorkdays: days(exceptions.makeUpWorkdays),
    hours: Object.fromEntries(
      Object.entries(hours).map(([office, windows]) => [
        office,
        [{ from: -Infinity, week: [windows, windows, windows, windows, windows, [], []] }],
      ]),
    ),
  });
}
