import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, makeCalendar, type Window } from './calendar.ts';
import { type Clock, clockAt, daysLate } from './clocks.ts';
import {
  addMonths,
  civilDate,
  epochDay,
  formatDate,
  parseDate,
  parseDuration,
  parseInstant,
  weekday,
} from './dates.ts';
import { type Place, zoneOf } from './index.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const office: readonly Window[] = [
  { from: 9 * HOUR, to: 12 * HOUR },
  { from: 13.5 * HOUR, to: 18 * HOUR },
];
// National Day 2026 as an example: 1–7 October off, 27 September and 10 October worked
const nationalDay = {
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  makeUpWorkdays: ['2026-09-27', '2026-10-10'],
};
const china: Place = { zone: 'Asia/Shanghai', calendar: calendarOf(nationalDay, { office }) };
const at = (text: string) => parseInstant(text) as number;
const due = (clock: Clock, from: string, place = china) => {
  const limit = clockAt(clock, at(from), place);
  return new Date(limit + 8 * HOUR).toISOString().slice(0, 16);
};
const span = (text: string) => parseDuration(text) as NonNullable<ReturnType<typeof parseDuration>>;

describe('dates', () => {
  it('agree with the platform on every day of four centuries', () => {
    for (let day = -80_000; day < 80_000; day += 7) {
      const date = new Date(day * DAY);
      expect([formatDate(day), weekday(day)]).toEqual([
        date.toISOString().slice(0, 10),
        date.getUTCDay() || 7,
      ]);
      const { year, month, day: d } = civilDate(day);
      expect(epochDay(year, month, d)).toBe(day);
    }
  });

  it('clamp months at their last day', () => {
    const from = parseDate('2024-01-31') as number;
    expect([1, 3, 6, 13].map((n) => formatDate(addMonths(from, n)))).toEqual([
      '2024-02-29',
      '2024-04-30',
      '2024-07-31',
      '2025-02-28',
    ]);
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', ''])('refuse %s', (text) =>
    expect(parseDate(text)).toBeNull(),
  );
  it.each(['P', 'PT', 'P3', '3D', 'P1DT'])('refuse the duration %s', (text) =>
    expect(parseDuration(text)).toBeNull(),
  );

  it('read instants as the platform does', () => {
    for (const text of ['2026-03-10T09:00+08:00', '2026-03-10T09:00:30.5Z', '1969-12-31T23:59:59-05:30'])
      expect(parseInstant(text)).toBe(Date.parse(text));
    expect(parseInstant('2026-03-10T09:00')).toBeNull();
  });
});

describe('the workday calendar', () => {
  const days = fc.integer({ min: 20_000, max: 21_500 });
  const calendars = fc
    .record({
      coversFrom: fc.integer({ min: 20_100, max: 20_300 }),
      length: fc.integer({ min: 1, max: 800 }),
      holidays: fc.array(fc.integer({ min: 0, max: 799 }), { maxLength: 60 }),
      makeUp: fc.array(fc.integer({ min: 0, max: 799 }), { maxLength: 30 }),
    })
    .map(({ coversFrom, length, holidays, makeUp }) => {
      const inside = (list: number[]) => list.filter((day) => day < length).map((day) => coversFrom + day);
      return {
        version: 'v',
        coversFrom,
        coversTo: coversFrom + length,
        holidays: inside(holidays),
        makeUpWorkdays: inside(makeUp),
      };
    });

  it('counts and adds as a slow walk does', () => {
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: -300, max: 300 }), (source, day, n) => {
        const calendar = makeCalendar(source);
        const works = (d: number) =>
          source.makeUpWorkdays.includes(d) || (!source.holidays.includes(d) && weekday(d) <= 5);
        expect(calendar.isWorkday(day)).toBe(works(day));
        let walked = day;
        let left = n > 0 ? n : 1 - n;
        if (n <= 0) walked++;
        while (left > 0) {
          walked += n > 0 ? 1 : -1;
          if (works(walked)) left--;
        }
        expect(calendar.addWorkdays(day, n)).toBe(walked);
        let counted = 0;
        for (let d = day + 1; d <= day + Math.abs(n); d++) if (works(d)) counted++;
        expect(calendar.workdaysBetween(day, day + Math.abs(n))).toBe(counted);
        expect(calendar.workdaysBetween(day + Math.abs(n), day)).toBe(0 - counted);
      }),
      { numRuns: 2000 },
    );
  });

  it('says which days are provisional', () => {
    const calendar = makeCalendar({
      version: 'v',
      coversFrom: 100,
      coversTo: 200,
      holidays: [],
      makeUpWorkdays: [],
    });
    expect([99, 100, 199, 200].map((day) => calendar.isProvisional(day))).toEqual([true, false, false, true]);
  });
});

describe('the four clocks', () => {
  it.each<[string, Clock, string, string]>([
    ['natural days: the end of day 3', { within: span('P3D') }, '2026-09-28T10:00+08:00', '2026-10-02T00:00'],
    ['the fact’s own day', { within: span('P0D') }, '2026-09-28T23:59+08:00', '2026-09-29T00:00'],
    ['a month, clamped', { within: span('P1M') }, '2026-01-31T10:00+08:00', '2026-03-01T00:00'],
    [
      'a stated time on that day',
      { within: span('P1D'), at: '09:00' },
      '2026-09-28T10:00+08:00',
      '2026-09-29T09:00',
    ],
    [
      'rolled to the next workday',
      { within: span('P3D'), roll: 'next-workday' },
      '2026-09-28T10:00+08:00',
      '2026-10-09T00:00',
    ],
    [
      'rolled back',
      { within: span('P3D'), roll: 'previous-workday' },
      '2026-09-28T10:00+08:00',
      '2026-10-01T00:00',
    ],
    ['workdays leave holidays out', { workdays: 3 }, '2026-09-30T10:00+08:00', '2026-10-11T00:00'],
    ['workdays, same time', { workdays: 1, at: 'same-time' }, '2026-09-30T16:20+08:00', '2026-10-08T16:20'],
    ['a make-up Sunday is a workday', { workdays: 1 }, '2026-09-26T10:00+08:00', '2026-09-28T00:00'],
    [
      'office hours skip lunch',
      { hours: 4, calendar: 'office' },
      '2026-09-28T11:00+08:00',
      '2026-09-28T16:30',
    ],
    [
      'office hours go on the next workday',
      { hours: 4, calendar: 'office' },
      '2026-09-30T17:00+08:00',
      '2026-10-08T12:00',
    ],
    ['the next 30th', { monthDay: 30 }, '2026-09-28T10:00+08:00', '2026-10-01T00:00'],
    ['the 30th of February', { monthDay: 30 }, '2026-02-10T10:00+08:00', '2026-03-01T00:00'],
    ['the last workday', { lastWorkday: true }, '2026-10-10T10:00+08:00', '2026-10-31T00:00'],
    ['the next Tuesday', { weekday: 2 }, '2026-09-28T10:00+08:00', '2026-09-30T00:00'],
  ])('%s', (_name, clock, from, limit) => expect(due(clock, from)).toBe(limit));

  it('count the thirtieth minute in', () => {
    const from = at('2026-09-28T10:00+08:00');
    const limit = clockAt({ within: span('PT30M') }, from, china);
    expect([from + 30 * 60_000 < limit, from + 30 * 60_000 + 1 < limit]).toEqual([true, false]);
  });

  it('use up office time as a minute-by-minute walk does', () => {
    const zone = zoneOf('Asia/Shanghai');
    const open = (t: number) =>
      china.calendar.isWorkday(zone.dayOf(t)) &&
      office.some(({ from, to }) => zone.timeOf(t) >= from && zone.timeOf(t) < to);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 * 24 * 60 }),
        fc.integer({ min: 1, max: 40 }),
        (minute, hours) => {
          const from = at('2026-09-15T00:00+08:00') + minute * 60_000;
          let left = hours * 60;
          let walked = from;
          for (; left > 0; walked += 60_000) if (open(walked)) left--;
          expect(clockAt({ hours, calendar: 'office' }, from, china)).toBe(walked + 1);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('use up a week of different days as a minute-by-minute walk does, holidays and make-up workdays included', () => {
    const zone = zoneOf('Asia/Shanghai');
    const quarter = 15 * 60_000;
    const day = fc
      .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
      .map((marks) => marks.sort((a, b) => a - b))
      .map((marks): Window[] =>
        Array.from({ length: Math.floor(marks.length / 2) }, (_, i) => ({
          from: (marks[2 * i] as number) * quarter,
          to: (marks[2 * i + 1] as number) * quarter,
        })),
      );
    const weeks = fc
      .array(day, { minLength: 7, maxLength: 7 })
      .filter((week) => week.some((windows) => windows.length > 0));
    const holidays = nationalDay.holidays.map((on) => parseDate(on) as number);
    const makeUps = nationalDay.makeUpWorkdays.map((on) => parseDate(on) as number);
    const begins = parseDate('2026-09-25') as number;
    fc.assert(
      fc.property(
        fc.tuple(weeks, weeks),
        fc.integer({ min: 0, max: 20 * 24 * 60 }),
        fc.integer({ min: 1, max: 30 }),
        ([before, after], minute, hours) => {
          const source = { version: 'v', coversFrom: begins - 90, coversTo: begins + 90 };
          const calendar = makeCalendar({
            ...source,
            holidays,
            makeUpWorkdays: makeUps,
            hours: {
              office: [
                { from: begins - 60, week: before },
                { from: begins, week: after },
              ],
            },
          });
          const from = at('2026-09-15T00:00+08:00') + minute * 60_000;
          const week = zone.dayOf(from) < begins ? before : after;
          const open = (t: number) => {
            const on = zone.dayOf(t);
            if (holidays.includes(on)) return false;
            const own = week[weekday(on) - 1] as Window[];
            const usual = week.find((windows) => windows.length > 0) as Window[];
            const windows = own.length === 0 && makeUps.includes(on) ? usual : own;
            return windows.some((one) => zone.timeOf(t) >= one.from && zone.timeOf(t) < one.to);
          };
          let left = hours * 60;
          let walked = from;
          for (; left > 0; walked += 60_000) if (open(walked)) left--;
          const place = { zone: 'Asia/Shanghai', calendar };
          expect(clockAt({ hours, calendar: 'office' }, from, place)).toBe(walked + 1);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  it('close when the office does; on a closed day, or after work, at the end of the day', () => {
    const clock: Clock = { within: span('P0D'), at: 'close' };
    expect([
      due(clock, '2026-09-28T10:00+08:00'),
      due(clock, '2026-09-28T18:30+08:00'),
      due(clock, '2026-10-01T10:00+08:00'),
      due(clock, '2026-09-27T10:00+08:00'),
    ]).toEqual(['2026-09-28T18:00', '2026-09-29T00:00', '2026-10-02T00:00', '2026-09-27T18:00']);
  });

  it('keep local days in a zone that changes its clocks', () => {
    const berlin: Place = { zone: 'Europe/Berlin', calendar: calendarOf({}) };
    const limit = clockAt({ within: span('P1D') }, at('2026-03-28T12:00+01:00'), berlin);
    expect(new Date(limit).toISOString()).toBe('2026-03-29T22:00:00.000Z');
    const noon = zoneOf('Europe/Berlin');
    const shown = (t: string) => [noon.dayOf(at(t)), noon.timeOf(at(t)) / HOUR];
    expect(shown('2026-03-29T00:59:59Z')[1]).toBeCloseTo(2, 2);
    expect(shown('2026-03-29T01:00:00Z')[1]).toBe(3);
    expect(noon.at(noon.dayOf(at('2026-03-29T12:00Z')), 2.5 * HOUR)).toBe(at('2026-03-29T01:30Z'));
  });

  it('read a day and a time back as they were, in any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'),
        fc.integer({ min: 0, max: 2_000_000_000_000 }),
        (name, instant) => {
          const zone = zoneOf(name);
          const back = zone.at(zone.dayOf(instant), zone.timeOf(instant));
          // The hour that is lived twice comes back as its first
          expect(back === instant || instant - back === HOUR).toBe(true);
          const parts = new Intl.DateTimeFormat('en-CA', { timeZone: name }).format(instant);
          expect(formatDate(zone.dayOf(instant))).toBe(parts);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('say how many days late', () => {
    const limit = at('2024-05-14T00:00+08:00');
    const late = (t: string) => daysLate(china, limit, at(t));
    expect([
      late('2024-05-13T23:59+08:00'),
      late('2024-05-14T00:00+08:00'),
      late('2024-05-14T23:00+08:00'),
      late('2024-05-16T01:00+08:00'),
    ]).toEqual([0, 1, 1, 3]);
  });
});
