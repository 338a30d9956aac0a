import { describe, expect, it } from 'vitest';
import { zoneOf } from '../../../../kernel/index.ts';
import type { CallingHours } from './calling-hours.ts';
import { lastCallAt } from './last-call.ts';

const zone = zoneOf('Asia/Shanghai');
const at = (moment: string): number => Date.parse(`${moment}+08:00`);
const hours: CallingHours = {
  company: [
    { from: 540, to: 720 },
    { from: 870, to: 1200 },
  ],
  good: [],
  quiet: { from: 1260, to: 540 },
};
const midnight = at('2026-03-12T00:00');

describe('the last moment at which one can still call in time', () => {
  it('due at midnight is no use at 22:00: it is the end of the company’s hours', () => {
    expect(lastCallAt(midnight, hours, null, zone)).toBe(at('2026-03-11T20:00'));
  });

  it('where the company has set no hours the quiet of the evening ends it', () => {
    expect(lastCallAt(midnight, { ...hours, company: [] }, null, zone)).toBe(at('2026-03-11T21:00'));
  });

  it('due earlier in the day stays due then', () => {
    expect(lastCallAt(at('2026-03-11T16:30'), hours, null, zone)).toBe(at('2026-03-11T16:30'));
  });

  it.each([
    ['a nap at noon changes nothing in the evening', { from: 720, to: 900 }, '20:00'],
    ['not after six', { from: 1080, to: 480 }, '18:00'],
    ['not from half past seven to nine', { from: 1170, to: 1260 }, '19:30'],
    ['a wish that ends when the hours do', { from: 1140, to: 1200 }, '19:00'],
  ])('%s', (_name, wish, clock) => {
    expect(lastCallAt(midnight, hours, wish, zone)).toBe(at(`2026-03-11T${clock}`));
  });
});
