import { describe, expect, it } from 'vitest';
import { waitBeforeNext } from './wait.ts';

const MINUTE = 60_000;
const tries = (count: number, last: number) =>
  Array.from({ length: count }, (_, i) => last - (count - 1 - i) * 1000);

describe('waitBeforeNext', () => {
  it.each([
    ['four mistakes cost nothing', 4, 0],
    ['the fifth costs a minute', 5, MINUTE],
    ['the sixth two', 6, 2 * MINUTE],
    ['the eighth eight', 8, 8 * MINUTE],
    ['never more than fifteen', 40, 15 * MINUTE],
  ])('%s', (_, count, wait) => expect(waitBeforeNext(tries(count, 0), 0)).toBe(wait));

  it('counts down', () => expect(waitBeforeNext(tries(5, 0), 40_000)).toBe(20_000));
  it('is over when the minute is', () => expect(waitBeforeNext(tries(5, 0), MINUTE)).toBe(0));
  it('forgets after an hour', () => expect(waitBeforeNext(tries(40, 0), 60 * MINUTE)).toBe(0));
});
