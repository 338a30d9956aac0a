import { describe, expect, it } from 'vitest';
import { type Clause, makeCalendar, type Place } from '../../kernel/index.ts';
import { epochDay } from './rows.ts';
import { sayDue } from './say-due.ts';

const place: Place = {
  zone: 'Asia/Shanghai',
  calendar: makeCalendar({
    version: 'CN 1',
    coversFrom: epochDay('2004-01-01'),
    coversTo: epochDay('2027-01-01'),
    holidays: [],
    makeUpWorkdays: [],
  }),
};
const clause = (due: object) => ({ form: 'duty', owes: { obligation: 'refund', due } }) as unknown as Clause;
const said = (due: object, day: string) =>
  sayDue(place, { dueAt: Date.parse(`${day}T00:00:00+08:00`), slot: 'main' }, clause(due)).zh;

describe('until when', () => {
  it('an exclusive midnight is the end of the day before', () =>
    expect(said({ workdays: 3 }, '2026-12-31')).toBe('2026年12月30日 周三 24:00 前'));

  it('the last day that is published is certain, the first beyond it may move', () => {
    expect(said({ workdays: 3 }, '2027-01-01')).toBe('2026年12月31日 周四 24:00 前');
    expect(said({ workdays: 3 }, '2027-01-06')).toBe(
      '2027年1月5日 周二 24:00 前(放假安排只公布到 2026-12-31,公布后可能变动)',
    );
    expect(said({ within: 'P3D', roll: 'next-workday' }, '2027-01-06')).toContain('可能变动');
    expect(said({ hours: 8, calendar: 'office' }, '2027-01-06')).toContain('可能变动');
    expect(said({ lastWorkday: true }, '2027-01-30')).toContain('可能变动');
  });

  it('natural days move with no holiday', () => {
    expect(said({ within: 'P3D' }, '2027-01-06')).toBe('2027年1月5日 周二 24:00 前');
    expect(said({ within: 'P3D', roll: 'none' }, '2027-01-06')).not.toContain('可能变动');
  });
});
