import { beforeAll, describe, expect, test } from 'vitest';
import type { Invoice, Receivables, Till } from '../../contract/cash.ts';
import type { OrderPage, OwnOrders } from '../../contract/sales.ts';
import { soldAt } from '../../server/modules/sales/index.ts';
import type { Answer, Device, TestApp } from '../world/app.ts';
import { people } from './customers-house.ts';
import { done, EVENT, facts, openDesk, salesHouse, yuan } from './sales-house.ts';

/** After the orders: the till counted by two, invoices, what is open, and what goes back. */

type Person = 'wang-min' | 'li-qiang' | 'zhao-lei' | 'luo-hao' | 'zheng-fang' | 'sun-yue';
let house: TestApp;
let who: Record<Person, Device>;

type Refused = { error: { code: string; message: { zh: string }; mend?: { zh: string } } };
const post = (person: Person, path: string, body?: unknown) =>
  who[person].ask<Refused>('POST', path, body ?? {});
const get = async <T>(person: Person, path: string) => (await who[person].ask<T>('GET', path)).body;
const code = ({ body }: Answer<Refused>) => body.error?.code;
const page = (id: string) => get<OrderPage>('zhao-lei', `/api/orders/${id}`);

interface Sale {
  customer: string;
  lines: [product: string, quantity: number, handed?: boolean][];
  paid: [amount: string, way: string][];
  visitAt?: string;
}
/** Sells at the table: reference numbers are made up as they come. */
async function sell(person: Person, id: string, { customer, lines, paid, visitAt }: Sale): Promise<void> {
  await done(
    post(person, '/api/desk/orders', {
      id,
      customer,
      event: EVENT,
      lines: lines.map(([product, quantity, handed = true]) => ({ product, quantity, handed })),
      payments: paid.map(([amount, way], n) => ({
        id: `${id}-${n}`,
        amount: yuan(amount),
        way,
        reference: way === 'cash' ? '' : `${id}-${n}`,
        as: 'payment',
      })),
      visitAt: visitAt ?? null,
      invoice: id === 'o1' ? { title: '李桂芳' } : null,
    }),
  );
}

beforeAll(async () => {
  house = await salesHouse();
  who = await people(house, 'wang-min', 'li-qiang', 'zhao-lei', 'luo-hao', 'zheng-fang', 'sun-yue');
  await openDesk(house, who);
  await sell('wang-min', 'o1', { customer: 'li', lines: [['protein', 2]], paid: [['596.00', 'cash']] });
  await sell('li-qiang', 'o2', { customer: 'he', lines: [['protein', 2]], paid: [['596.00', 'wechat']] });
  await sell('wang-min', 'o3', {
    customer: 'jiang',
    lines: [['foot-tub', 1, false]],
    paid: [['100.00', 'cash']],
    visitAt: '2026-03-18T15:00:00+08:00',
  });
});

describe('the till', () => {
  const till = () => get<Till>('zheng-fang', `/api/till?event=${EVENT}`);
  const count = (id: string, cash: string, explanation = '') => ({
    id,
    event: EVENT,
    day: '2026-03-14',
    counted: [
      { way: 'cash', amount: yuan(cash) },
      { way: 'wechat', amount: yuan('596.00') },
    ],
    explanation,
  });

  test('knows what should lie in it by way of paying, and nothing of who sold it', async () => {
    const { ways, event } = await till();
    expect(ways).toEqual([
      { way: 'cash', payments: 2, expected: yuan('696.00') },
      { way: 'wechat', payments: 1, expected: yuan('596.00') },
    ]);
    expect(event?.name).toBe('三月联谊会');
    expect((await who['wang-min'].ask('GET', '/api/till')).status).toBe(403);
  });

  test('a difference is explained, and nobody pays for it', async () => {
    house.clock.set('2026-03-14T12:50:00+08:00');
    const bare = await post('zheng-fang', '/api/cash-closes', count('c1', '676.00'));
    expect([bare.status, code(bare)]).toEqual([422, 'cash.unexplained']);
    expect(bare.body.error.mend?.zh).toContain('不扣');
    await done(post('zheng-fang', '/api/cash-closes', count('c1', '676.00', '找零多给 20 元,顾客已走')));
    await done(post('zheng-fang', '/api/cash-closes', count('c1', '676.00', '找零多给 20 元,顾客已走')));
    expect((await till()).closes).toMatchObject([{ countedBy: { name: '郑芳' }, closedAt: null }]);
    expect(await facts(house, 'cash.closed')).toEqual([]);
  });

  test('is closed by a second person, not by the one who counted, nor by another count', async () => {
    expect(code(await post('zheng-fang', '/api/cash-closes/c1/confirmation'))).toBe('cash.own-count');
    expect(code(await post('luo-hao', '/api/cash-closes', count('c2', '696.00')))).toBe('cash.counting');
    expect(code(await post('zheng-fang', '/api/cash-closes/c1/banking', { amount: yuan('676.00') }))).toBe(
      'cash.not-closed',
    );
    await done(post('luo-hao', '/api/cash-closes/c1/confirmation'));
    await done(post('luo-hao', '/api/cash-closes/c1/confirmation'));
    expect(code(await post('zhao-lei', '/api/cash-closes/c1/confirmation'))).toBe('cash.closed');
    expect(await facts(house, 'cash.closed')).toEqual([
      {
        subject: 'till:lianyi',
        actor: 'member:zheng-fang',
        refs: { close: 'cash-close:c1', event: EVENT },
        data: {
          expected: 69600,
          counted: 67600,
          difference: -2000,
          explained: true,
          second: 'member:luo-hao',
        },
      },
    ]);
    expect(code(await post('zheng-fang', '/api/cash-closes', count('c3', '0.00')))).toBe('till.empty');
  });

  test('money taken after the count lies in the box again; a wrong count is dropped', async () => {
    await sell('wang-min', 'o4', { customer: 'young', lines: [['protein', 1]], paid: [['298.00', 'cash']] });
    expect((await till()).ways).toEqual([{ way: 'cash', payments: 1, expected: yuan('298.00') }]);
    const more = { ...count('c4', '298.00'), counted: [{ way: 'cash', amount: yuan('298.00') }] };
    await done(post('luo-hao', '/api/cash-closes', more));
    expect((await till()).ways).toEqual([]);
    await done(who['luo-hao'].ask('DELETE', '/api/cash-closes/c4'));
    expect((await till()).ways).toHaveLength(1);
    expect((await who['luo-hao'].ask<Refused>('DELETE', '/api/cash-closes/c1')).body.error.code).toBe(
      'cash.closed',
    );
  });

  test('goes to the bank whole, once', async () => {
    house.clock.set('2026-03-15T08:40:00+08:00');
    const bank = (amount: string) =>
      post('zheng-fang', '/api/cash-closes/c1/banking', { amount: yuan(amount), slip: '0315-1' });
    expect(code(await bank('600.00'))).toBe('banking.differs');
    await done(bank('676.00'));
    await done(bank('676.00'));
    expect(await facts(house, 'cash.banked')).toMatchObject([
      { subject: 'till:lianyi', data: { amount: 67600 } },
    ]);
    expect((await get<Till>('zheng-fang', '/api/till')).others).toMatchObject([
      { event: { name: '三月联谊会' }, state: 'open', cash: yuan('298.00') },
    ]);
  });
});

describe('what is still open', () => {
  test('finance sees everybody’s with the agreed hour, a seller only their own', async () => {
    const all = await get<Receivables>('zheng-fang', '/api/receivables');
    expect(all).toMatchObject({
      all: true,
      total: yuan('599.00'),
      rows: [
        {
          number: 'O-0003',
          open: yuan('599.00'),
          visitAt: '2026-03-18T07:00:00.000Z',
          seller: { name: '王敏' },
        },
      ],
    });
    expect((await get<Receivables>('li-qiang', '/api/receivables')).rows).toEqual([]);
  });

  test('the hour can be agreed anew', async () => {
    await done(post('wang-min', '/api/orders/o3/visit', { id: 'v2', at: '2026-03-19T10:00:00+08:00' }));
    expect((await page('o3')).visitAt).toBe('2026-03-19T02:00:00.000Z');
  });
});

describe('an invoice', () => {
  const list = async (issued: 'yes' | 'no') =>
    (await get<{ rows: Invoice[] }>('zheng-fang', `/api/invoices?issued=${issued}`)).rows;

  test('asked for at the desk is on finance’s list, and is numbered there', async () => {
    expect(await list('no')).toMatchObject([
      { id: 'o1.i', title: '李桂芳', amount: yuan('596.00'), red: false },
    ]);
    expect(code(await post('wang-min', '/api/orders/o1/invoices', { id: 'i2', title: '李' }))).toBe(
      'invoice.asked',
    );
    expect((await who['wang-min'].ask('GET', '/api/invoices')).status).toBe(403);
    await done(post('zheng-fang', '/api/invoices/o1.i/number', { number: '26512000000012345678' }));
    await done(post('zheng-fang', '/api/invoices/o1.i/number', { number: '26512000000012345678' }));
    expect(
      code(await post('zheng-fang', '/api/invoices/o1.i/number', { number: '26512000000000000000' })),
    ).toBe('invoice.issued');
    expect(await facts(house, 'invoice.issued')).toMatchObject([{ data: { amount: 59600, red: false } }]);
  });
});

describe('a return', () => {
  const back = (person: Person, order: string, body: object) =>
    post(person, `/api/orders/${order}/returns`, body);

  test('cash of no more than 500 goes back on the spot; the issued invoice is taken back in red', async () => {
    await done(
      back('wang-min', 'o1', { id: 'r1', lines: [{ line: 0, quantity: 1 }], way: 'cash', now: true }),
    );
    const shown = await page('o1');
    expect(shown).toMatchObject({ received: yuan('298.00'), open: yuan('0.00'), owedBack: yuan('0.00') });
    expect(shown.returns).toMatchObject([
      { refund: yuan('298.00'), dueOn: null, refundedAt: expect.any(String) },
    ]);
    const red = (await get<{ rows: Invoice[] }>('zheng-fang', '/api/invoices')).rows;
    expect(red).toMatchObject([{ red: true, amount: yuan('-298.00'), takesBack: '26512000000012345678' }]);
  });

  test('more, or by another way, is owed by finance within three workdays', async () => {
    await done(
      back('sun-yue', 'o2', { id: 'r2', lines: [{ line: 0, quantity: 2 }], way: 'cash', now: true }),
    );
    // Sunday the 15th: three workdays later is Wednesday
    expect((await page('o2')).returns).toMatchObject([
      { refund: yuan('596.00'), dueOn: '2026-03-18', refundedAt: null },
    ]);
    const { refunds } = await get<Receivables>('zheng-fang', '/api/receivables');
    expect(refunds).toMatchObject([{ id: 'r2', refund: yuan('596.00'), dueOn: '2026-03-18' }]);
    await done(post('zheng-fang', '/api/returns/r2/refunds', { id: 'x2', way: 'wechat' }));
    expect(code(await post('zheng-fang', '/api/returns/r2/refunds', { id: 'x3', way: 'wechat' }))).toBe(
      'refund.paid',
    );
    expect((await page('o2')).owedBack).toEqual(yuan('0.00'));
  });

  test('of goods not paid in full pays back what was paid, and nothing stays open', async () => {
    await done(
      back('wang-min', 'o3', { id: 'r3', lines: [{ line: 0, quantity: 1 }], way: 'cash', now: true }),
    );
    expect(await page('o3')).toMatchObject({ open: yuan('0.00'), received: yuan('0.00') });
    expect((await page('o3')).returns).toMatchObject([{ amount: yuan('699.00'), refund: yuan('100.00') }]);
  });

  test('more than was bought is refused, and so is a line that is not there', async () => {
    expect(code(await back('wang-min', 'o1', { id: 'r4', lines: [{ line: 0, quantity: 2 }] }))).toBe(
      'return.too-many',
    );
    const halves = [
      { line: 0, quantity: 1 },
      { line: 0, quantity: 1 },
    ];
    expect(code(await back('wang-min', 'o1', { id: 'r4', lines: halves }))).toBe('return.too-many');
    expect(code(await back('wang-min', 'o1', { id: 'r4', lines: [{ line: 7, quantity: 1 }] }))).toBe(
      'order.line-unknown',
    );
  });

  test('the event kept what was not brought back; who bought later is counted beside it', async () => {
    await done(
      post('wang-min', '/api/desk/orders', {
        id: 'o5',
        customer: 'deng',
        lines: [{ product: 'protein', quantity: 2 }],
        payments: [{ id: 'o5-0', amount: yuan('596.00'), way: 'cash', as: 'payment' }],
      }),
    );
    const sold = await house.db.inOrganisation('anhe', (tx) => soldAt(tx, EVENT));
    expect(sold).toMatchObject({
      orders: 4,
      buyers: 4,
      gross: 218900,
      returned: 159300,
      net: 59600,
      kept: 2,
      later: 0,
    });
    expect(sold.bySeller).toEqual([
      { seller: 'li-qiang', orders: 1, buyers: 1, gross: 59600, net: 0, kept: 0 },
      { seller: 'wang-min', orders: 3, buyers: 3, gross: 159300, net: 59600, kept: 2 },
    ]);
    const after = await get<{ bySeller: unknown[] }>('zhao-lei', '/api/events/lianyi/sold');
    expect(after.bySeller).toHaveLength(2);
  });
});

describe('the customer’s own page', () => {
  let li: Device;
  const me = { organisation: 'anhe', name: '李桂芳', phone: '13812348821' };
  const own = () => li.ask<OwnOrders & Refused>('GET', '/api/own/orders');

  test('shows nothing without the code to the phone on record', async () => {
    li = house.device();
    expect((await own()).status).toBe(401);
    await li.ask('POST', '/api/own/codes', me);
    const { rows } = await get<{ rows: { body: string }[] }>('sun-yue', '/api/customers/li/messages');
    const digits = /(\d{6})/.exec(rows[0]?.body ?? '')?.[1];
    expect((await li.ask('POST', '/api/own/session', { ...me, code: digits })).status).toBe(204);
  });

  test('says what can go back and until when', async () => {
    const { orders } = (await own()).body;
    expect(orders).toHaveLength(1);
    expect(orders[0]?.lines[0]).toMatchObject({
      quantity: 2,
      returned: 1,
      right: { whose: 'company', until: '2026-03-21', over: false },
    });
    expect(JSON.stringify(orders)).not.toContain('王敏');
  });

  test('takes the goods back without meeting anybody, once, and owes the money', async () => {
    const given = { id: 'own-1', lines: [{ line: 0, quantity: 1 }], way: 'wechat' };
    await done(li.ask('POST', '/api/own/orders/o1/returns', given));
    const again = await li.ask<OwnOrders>('POST', '/api/own/orders/o1/returns', given);
    expect(again.body.orders[0]?.returns.at(-1)).toMatchObject({
      byCustomer: true,
      refund: yuan('298.00'),
      dueOn: '2026-03-18',
    });
    expect((await facts(house, 'return.accepted')).at(-1)).toMatchObject({
      actor: 'customer:li',
      data: { all: true, amount: 29800, refund: 29800 },
    });
  });

  test('is nobody else’s: another’s order does not exist here', async () => {
    const given = { id: 'own-2', lines: [{ line: 0, quantity: 1 }], way: 'wechat' };
    expect(await li.ask('POST', '/api/own/orders/o4/returns', given)).toMatchObject({
      status: 404,
      body: { error: { code: 'order.unknown' } },
    });
  });

  test('after the last day says so, and what still helps', async () => {
    house.clock.set('2026-03-22T09:00:00+08:00');
    const late = await post('wang-min', '/api/orders/o4/returns', {
      id: 'r9',
      lines: [{ line: 0, quantity: 1 }],
    });
    expect([late.status, code(late)]).toEqual([409, 'return.too-late']);
    expect(late.body.error.message.zh).toContain('3月21日');
    expect(late.body.error.mend?.zh).toContain('质量问题');
  });
});

test('an erased customer leaves amounts and days, and no name on a contract or an invoice', async () => {
  await done(
    who['sun-yue'].ask('POST', '/api/own/codes', {
      organisation: 'anhe',
      name: '李桂芳',
      phone: '13812348821',
    }),
  );
  const { rows } = await get<{ rows: { body: string }[] }>('sun-yue', '/api/customers/li/messages');
  const li = house.device();
  const digits = /(\d{6})/.exec(rows[0]?.body ?? '')?.[1];
  await done(
    li.ask('POST', '/api/own/session', {
      organisation: 'anhe',
      name: '李桂芳',
      phone: '13812348821',
      code: digits,
    }),
  );
  await done(li.ask('POST', '/api/own/erasure', { id: 'erase-li', sure: true }));
  const left = await house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('invoice')
      .select(['title', 'amount'])
      .where('order_id', '=', 'o1')
      .orderBy('requested_at')
      .execute(),
  );
  expect(left.map(({ title }) => title)).toEqual(['', '', '']);
  expect(left[0]?.amount).toBe(59600);
});
