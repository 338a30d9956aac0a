import { describe, expect, it } from 'vitest';
import { typedValue } from './typed-value.ts';

describe('what is typed', () => {
  it.each([
    ['2 天', 'duration', 'P2D'],
    ['2', 'duration', 'P2D'],
    ['当天', 'duration', 'P0D'],
    ['1 个月', 'duration', 'P1M'],
    ['2小时', 'duration', 'PT2H'],
    ['30 分钟', 'duration', 'PT30M'],
    ['P14D', 'duration', 'P14D'],
    ['50 元', 'fen', 5000],
    ['12.5', 'fen', 1250],
    ['10%', 'percent', 10],
    ['3', 'count', 3],
    ['09:00', 'time', '09:00'],
    ['some time', 'duration', 'some time'],
  ] as const)('%s as %s is %s', (text, unit, value) => expect(typedValue(text, unit)).toBe(value));
});
