import { expect, test } from 'vitest';
import type { Desk } from '../../../../contract/sales.ts';
import { type Draft, emptyDraft, missingIn, orderOf, paidOf, totalOf } from './draft.ts';

const desk = {
  event: { ref: 'event:e1', name: '三月联谊会', open: null },
  products: [
    { id: 'protein', price: { amount: '298.00', currency: 'CNY' } },
    { id: 'tub', price: { amount: '699.00', currency: 'CNY' } },
  ],
  sellers: [],
} as unknown as Desk;
const line = (quantity: number) => ({ quantity, batch: null, handed: true });
const draft = (change: Partial<Draft>): Draft => ({ ...emptyDraft(), ...change });
const li = { id: 'li', name: '李桂芳' };
const goods = { protein: line(2), tub: line(1) };

test.each<[Partial<Draft>, string | null]>([
  [{}, 'needWho'],
  [{ customer: li }, 'needGoods'],
  [{ customer: li, lines: { protein: line(0) } }, 'needGoods'],
  [{ customer: li, lines: goods, paying: 'part', amount: '一百' }, 'needMoney'],
  [{ customer: li, lines: goods, way: 'wechat' }, 'needReference'],
  [{ customer: li, lines: goods, paying: 'none' }, 'needVisit'],
  [{ customer: li, lines: goods, paying: 'none', day: '2026-03-18' }, 'needVisit'],
  [{ customer: li, lines: goods, day: '2026-03-18' }, 'needVisit'],
  [{ customer: li, lines: goods }, null],
  [{ customer: li, lines: goods, paying: 'deposit', amount: '100', day: '2026-03-18', hour: '15:00' }, null],
])('%j lacks %s', (change, need) => {
  expect(missingIn(draft(change), desk)).toBe(need);
});

test('who stands at the desk for others names the seller', () => {
  const crew = { ...desk, sellers: [{ id: 'wang-min', name: '王敏' }] };
  expect(missingIn(draft({ customer: li, lines: goods }), crew)).toBe('needSeller');
});

test('a deposit is sent as a deposit, the hour in the organisation’s zone', () => {
  const of = draft({
    customer: li,
    lines: goods,
    paying: 'deposit',
    amount: '100',
    day: '2026-03-18',
    hour: '15:00',
  });
  expect(totalOf(of, desk.products)).toBe(129500);
  expect(paidOf(of, 129500)).toBe(10000);
  expect(orderOf(of, desk, 'Asia/Shanghai')).toMatchObject({
    customer: 'li',
    event: 'event:e1',
    payments: [{ amount: { amount: '100.00', currency: 'CNY' }, way: 'cash', reference: '', as: 'deposit' }],
    visitAt: '2026-03-18T07:00:00.000Z',
    invoice: null,
  });
});
