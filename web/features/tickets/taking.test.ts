import { expect, test } from 'vitest';
import { nothingYet, problemsOf, sumTyped, ticketOf } from './taking.ts';

test('a value is read as people type it', () => {
  expect(['699', '1,999.9', '６９９ 元', ''].map(sumTyped)).toEqual([
    '699.00',
    '1999.90',
    '699.00',
    undefined,
  ]);
  expect(['0', '六百', '-1'].map(sumTyped)).toEqual([null, null, null]);
});

test('somebody and one line are enough; a customer on record needs no name beside', () => {
  expect(problemsOf(nothingYet)).toEqual({ who: true, said: true, value: false });
  const taking = { ...nothingYet, callerPhone: '13900001234', said: ' 灯不亮 ' };
  expect(Object.values(problemsOf(taking))).toEqual([false, false, false]);
  const known = ticketOf({ ...taking, customer: { id: 'he', name: '何淑珍' }, value: '699' }, 't1');
  expect(known).toMatchObject({
    customer: 'he',
    caller: { name: '', phone: '' },
    said: '灯不亮',
    value: { amount: '699.00', currency: 'CNY' },
  });
});
