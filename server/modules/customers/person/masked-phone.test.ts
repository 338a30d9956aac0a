import { expect, test } from 'vitest';
import { maskedName, maskedPhone } from './masked-phone.ts';

test.each([
  ['13812348821', '138****8821'],
  ['02885123456', '028****3456'],
  ['85123456', '****3456'],
  ['1234', '****'],
])('%s is shown as %s', (digits, masked) => {
  expect(maskedPhone(digits)).toBe(masked);
});

test('a masked name keeps the surname only', () => {
  expect(maskedName('李桂芳', '8821')).toBe('李**8821');
  expect(maskedName('𠮷田', '')).toBe('𠮷**');
});
