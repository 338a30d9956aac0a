import { describe, expect, it } from 'vitest';
import { numbersIn } from './scanned-numbers.ts';

describe('what was scanned or typed', () => {
  it.each([
    ['F-0118', 'F-0118'],
    ['f-0118', 'F-0118'],
    ['118', 'F-0118'],
    ['F118', 'F-0118'],
    ['D-0012', 'D-0012'],
    ['F-12345', 'F-12345'],
  ])('%s is %s', (typed, number) => {
    expect(numbersIn(typed, 'F')).toEqual({ numbers: [number], unread: [] });
  });

  it('several at once, each once', () => {
    expect(numbersIn(' 1、F-0002，3\nF-0002 ', 'F').numbers).toEqual(['F-0001', 'F-0002', 'F-0003']);
  });

  it('what is no number is said, not dropped', () => {
    expect(numbersIn('F-0001 https://x.example/7 F-', 'F')).toEqual({
      numbers: ['F-0001'],
      unread: ['HTTPS://X.EXAMPLE/7', 'F-'],
    });
  });
});
