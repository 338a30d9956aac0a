import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeCell } from './safe-cell.ts';

test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '  =cmd|x'])('%j does not start a formula', (value) => {
  expect(safeCell(value)).toBe(`'${value}`);
});

test.each(['李桂芳', '138****8821', '2026-03-10', ''])('%j stays as it is', (value) => {
  expect(safeCell(value)).toBe(value);
});

test('no cell ever starts a formula', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(safeCell(value).trimStart()).not.toMatch(/^[=+\-@]/);
    }),
  );
});
