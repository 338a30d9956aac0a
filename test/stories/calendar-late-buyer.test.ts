import { beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../../contract/sales.ts';
import type { Device, TestApp } from '../world/app.ts';
import {
  agreesToCalls,
  calendarHouse,
  callBacksOf,
  fileOf,
  letTimePass,
  pageOf,
} from '../world/calendar-house.ts';
import { signedIn } from '../world/small-company.ts';

/** A non-buyer of 8 March buys on day 10: the second selling call ends, the buyers' calendar opens from the purchase. */

let house: TestApp;
let wang: Device;

beforeAll(async () => {
  house = await calendarHouse('2026-03-08T16:00:00+08:00', '2026-03-06');
  wang = await signedIn(house, 'wang-min');
  await house.db.inOrganisation('anhe', (tx) =>
    tx
      .insertInto('product')
      .values({
        id: 'protein',
        name_zh: '禾力蛋白粉 400 g',
        name_en: 'Heli protein powder 400 g',
        category: 'health-food',
        price: 29800,
      })
      .execute(),
  );
  await wang.ask('POST', '/api/customers', {
    id: 'deng',
    name: '邓秀琴',
    phones: ['13812342265'],
    source: 'event',
    consents: [{ purpose: 'selling', channel: 'phone', source: 'survey-form' }],
  });
  await agreesToCalls(house, 'deng');
  await fileOf(house, wang, { id: 'deng', name: '邓秀琴', phone: '13812342265', outcome: 'none' });
});

describe('a non-buyer who buys on day 10', () => {
  it('owes two selling calls at first, and none of the consultant', async () => {
    const owed = await callBacksOf(house, 'deng');
    expect(owed.map(({ clause, due }) => [clause, due])).toEqual([
      ['S003.3-12', '2026-03-11'],
      ['S003.3-13', '2026-03-23'],
    ]);
  });

  it('the purchase ends what is left of them and starts six from its own day', async () => {
    await letTimePass(house, '2026-03-18T10:40:00+08:00');
    const order = {
      id: 'o1',
      subject: 'customer:deng',
      lines: [{ product: 'protein', quantity: 2, price: { amount: '298.00', currency: 'CNY' } }],
    };
    expect(await wang.ask('POST', '/api/orders', order)).toMatchObject({ status: 204 });
    // The same order sent again is the same order
    expect(await wang.ask('POST', '/api/orders', order)).toMatchObject({ status: 204 });
    const owed = await callBacksOf(house, 'deng');
    const ended = owed.filter(({ state }) => state === 'superseded').map(({ clause }) => clause);
    // Day 3 had lapsed unkept: the purchase ends it too, and late it stays
    expect(ended).toEqual(['S003.3-12', 'S003.3-13']);
    expect(owed.find(({ clause }) => clause === 'S003.3-12')?.lapsed).toBe(true);
    expect(owed.filter(({ state }) => state === 'open').map(({ clause, due }) => [clause, due])).toEqual([
      ['S003.3-08b', '2026-03-21'],
      ['S003.3-16b', '2026-04-02'],
      ['S003.3-09b', '2026-04-17'],
      ['S003.3-16b', '2026-04-17'],
      ['S003.3-10b', '2026-05-17'],
      ['S003.3-16b', '2026-05-17'],
    ]);
    expect(await pageOf(wang, 'deng')).toMatchObject({ bought: true, firstBoughtOn: '2026-03-18' });
  });

  it('a second purchase opens no second calendar', async () => {
    await letTimePass(house, '2026-03-19T11:00:00+08:00');
    const before = await callBacksOf(house, 'deng');
    await wang.ask('POST', '/api/orders', {
      id: 'o2',
      subject: 'customer:deng',
      lines: [{ product: 'protein', quantity: 1, price: { amount: '298.00', currency: 'CNY' } }],
    });
    expect(await callBacksOf(house, 'deng')).toEqual(before);
  });

  it('everything given back inside the seven days ends all of it; bought is no longer kept', async () => {
    await wang.ask('POST', '/api/orders/o1/deliveries', { id: 'd1', lines: [0] });
    await wang.ask('POST', '/api/orders/o2/deliveries', { id: 'd2', lines: [0] });
    await letTimePass(house, '2026-03-26T17:00:00+08:00');
    const back = (order: string, quantity: number) =>
      wang.ask<{ error: { code: string } }>('POST', `/api/orders/${order}/returns`, {
        id: `r-${order}`,
        lines: [{ line: 0, quantity }],
      });
    expect(await back('o1', 3)).toMatchObject({ status: 422, body: { error: { code: 'return.too-many' } } });
    expect(await back('o1', 2)).toMatchObject({ status: 204 });
    expect((await callBacksOf(house, 'deng')).some(({ state }) => state === 'open')).toBe(true);
    expect(await back('o2', 1)).toMatchObject({ status: 204 });
    expect((await callBacksOf(house, 'deng')).some(({ state }) => state === 'open')).toBe(false);
    const { orders } = (await wang.ask<{ orders: Order[] }>('GET', '/api/customers/deng/orders')).body;
    expect(orders.map(({ id, open, lines }) => [id, open.amount, lines[0]?.returned])).toEqual([
      ['o2', '0.00', 1],
      ['o1', '0.00', 2],
    ]);
    expect(await pageOf(wang, 'deng')).toMatchObject({ bought: false });
  });

  it('on the eighth day it is too late, and the answer says what else there is', async () => {
    await wang.ask('POST', '/api/orders', {
      id: 'o3',
      subject: 'customer:deng',
      lines: [{ product: 'protein', quantity: 1, price: { amount: '298.00', currency: 'CNY' } }],
    });
    await wang.ask('POST', '/api/orders/o3/deliveries', { id: 'd3', lines: [0] });
    await letTimePass(house, '2026-04-03T09:00:00+08:00');
    expect(
      await wang.ask('POST', '/api/orders/o3/returns', { id: 'r3', lines: [{ line: 0, quantity: 1 }] }),
    ).toMatchObject({
      status: 409,
      body: { error: { code: 'return.too-late', mend: { zh: expect.stringContaining('质量问题') } } },
    });
  });
});
