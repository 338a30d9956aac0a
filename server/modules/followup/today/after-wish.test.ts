import { expect, test } from 'vitest';
import { zoneOf } from '../../../../kernel/index.ts';
import { afterWish } from './after-wish.ts';
import type { CallingHours } from './calling-hours.ts';

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
const noon = { from: 720, to: 900 };

test.each([
  ['2026-03-11T12:20', noon, '2026-03-11T15:00'],
  // The company rests until half past two, too
  ['2026-03-11T12:20', { from: 720, to: 780 }, '2026-03-11T14:30'],
  ['2026-03-11T19:40', { from: 1140, to: 600 }, '2026-03-12T10:00'],
  ['2026-03-11T09:30', { from: 540, to: 570 }, '2026-03-11T09:30'],
])('at %s, not within %j: from %s on', (now, wish, then) => {
  expect(afterWish(at(now), hours, wish, zone)).toBe(at(then));
});

test('who never wants to be called has no next hour', () => {
  expect(afterWish(at('2026-03-11T12:20'), hours, { from: 0, to: 1440 }, zone)).toBeNull();
});
