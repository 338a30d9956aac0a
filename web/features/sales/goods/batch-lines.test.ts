import { expect, test } from 'vitest';
import { batchLines, linesOf } from './batch-lines.ts';

test('a batch a line, with or without its last day, however it is typed', () => {
  expect(batchLines('B2601 2027-12-31\n\nB2602\n B2603,2028-01-31 ')).toEqual({
    batches: [
      { batch: 'B2601', expiresOn: '2027-12-31' },
      { batch: 'B2602', expiresOn: null },
      { batch: 'B2603', expiresOn: '2028-01-31' },
    ],
    bad: null,
  });
});

test.each([
  ['B2601 明年底', 1],
  ['B2601\nB2602 2027-13-40', 2],
])('%j names the line that cannot be read', (text, n) => {
  expect(batchLines(text).bad?.n).toBe(n);
});

test('written out again it reads the same', () => {
  const text = 'B2601 2027-12-31\nB2602';
  expect(linesOf(batchLines(text).batches)).toBe(text);
});
