import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneOf } from '../../../../kernel/index.ts';
import type { CallingHours } from '../today/calling-hours.ts';
import { nextTry } from './next-try.ts';

const zone = zoneOf('Asia/Shanghai');
const at = (moment: string): number => Date.parse(`2026-03-${moment}+08:00`);
const hours: CallingHours = {
  company: [
    { from: 540, to: 720 },
    { from: 870, to: 1200 },
  ],
  good: [],
  quiet: { from: 1260, to: 540 },
};
const next = (tried: string[], wish: { from: number; to: number } | null = null): string => {
  const times = tried.map(at);
  const found = nextTry(times, times.at(-1) as number, hours, wish, zone);
  return new Date(found + 8 * 3_600_000).toISOString().slice(8, 16);
};

describe('when to try again', () => {
  it('in the morning in vain: this afternoon', () => expect(next(['10T10:05'])).toBe('10T16:00'));
  it('twice in a day is enough: tomorrow, at an hour not tried yet', () =>
    expect(next(['10T10:05', '10T16:10'])).toBe('11T19:00'));
  it('in the afternoon in vain: this evening', () => expect(next(['10T15:30'])).toBe('10T19:00'));
  it('in the evening in vain: tomorrow morning', () => expect(next(['10T19:20'])).toBe('11T10:00'));
  it('who rests from 14:30 to 17:00 is tried in the evening', () =>
    expect(next(['10T10:05'], { from: 870, to: 1020 })).toBe('10T19:00'));
  it('when every hour was tried it is tried again all the same', () =>
    expect(next(['09T10:00', '09T16:00', '10T19:00'])).toBe('11T10:00'));

  it('is always later, inside the hours, outside the wish, and never a third time in one day', () => {
    const minute = fc.integer({ min: 9 * 60, max: 20 * 60 });
    const wish = fc.option(
      fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1439 }) }),
    );
    fc.assert(
      fc.property(fc.array(minute, { minLength: 1, maxLength: 3 }), wish, (minutes, own) => {
        const tried = minutes.sort((a, b) => a - b).map((m, i) => zone.at(20_522 + i, m * 60_000));
        const now = tried.at(-1) as number;
        const found = nextTry(tried, now, hours, own, zone);
        const of = zone.timeOf(found) / 60_000;
        expect(found).toBeGreaterThan(now);
        expect(hours.company.some(({ from, to }) => of >= from && of < to)).toBe(true);
        expect(tried.filter((t) => zone.dayOf(t) === zone.dayOf(found)).length).toBeLessThan(2);
      }),
    );
  });
});
