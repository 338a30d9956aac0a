import { expect, test } from 'vitest';
import { fenOf, sayYuan, typedMoney } from './yuan.ts';

test.each([
  ['1192', '1192.00'],
  ['1,192.5', '1192.50'],
  ['１１９２元', '1192.00'],
  ['¥ 20', '20.00'],
  ['-5', '-5.00'],
  ['0.05', '0.05'],
])('%s is read', (typed, amount) => {
  expect(typedMoney(typed)).toEqual({ amount, currency: 'CNY' });
});

test.each(['', '一百', '1.234', '1e3', '--5'])('%j is no sum', (typed) => {
  expect(typedMoney(typed)).toBeNull();
});

test('sums are said without a fraction where there is none', () => {
  expect(sayYuan({ amount: '12317.00' }, 'zh')).toBe('12,317 元');
  expect(sayYuan({ amount: '-20.50' }, 'zh')).toBe('−20.50 元');
  expect(sayYuan({ amount: '0.00' }, 'en')).toBe('¥0');
  expect(fenOf({ amount: '-0.05' })).toBe(-5);
});
