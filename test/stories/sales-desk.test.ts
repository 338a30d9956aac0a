import { beforeAll, describe, expect, test } from 'vitest';
import type { OrderPage, OrderRow } from '../../contract/sales.ts';
import { sales } from '../../server/modules/sales/index.ts';
import type { Answer, Device, TestApp } from '../world/app.ts';
import { owed, people, refusedActs } from './customers-house.ts';
import { done, EVENT, facts, goods, openDesk, salesHouse, yuan } from './sales-house.ts';

/** The order desk over HTTP: what is sold, to whom, for how much, and what may not be. */

let house: TestApp;
let who: Record<'wang-min' | 'li-qiang' | 'zhao-lei' | 'luo-hao' | 'zheng-fang' | 'chen-hui', Device>;

beforeAll(async () => {
  house = await salesHouse();
  who = await people(house, 'wang-min', 'li-qiang', 'zhao-lei', 'luo-hao', 'zheng-fang', 'chen-hui');
  await openDesk(house, who);
});

type Refused = { error: { code: string; message: { zh: string }; mend?: { zh: string } } };
const post = (person: keyof typeof who, path: string, body: unknown) =>
  who[person].ask<Refused & { id: string; number: string }>('POST', path, body);
const code = ({ body }: Answer<Refused>) => body.error?.code;
const page = async (id: string, person: keyof typeof who = 'zhao-lei') =>
  (await who[person].ask<OrderPage>('GET', `/api/orders/${id}`)).body;
const payment = (id: string, amount: string, more: object = {}) => ({
  id,
  amount: yuan(amount),
  way: 'cash',
  reference: '',
  as: 'payment',
  ...more,
});
const line = (product: string, quantity: number, more: object = {}) => ({ product, quantity, ...more });

describe('goods', () => {
  test('health food may only say what its label says; the words are marked while it is written', async () => {
    const claims = '长期服用降血压,根治失眠';
    const kept = await who['zhao-lei'].ask<Refused>('PUT', '/api/products/protein', {
      ...goods.protein,
      claims,
    });
    expect([kept.status, code(kept)]).toEqual([403, 'law.treatment-claim']);
    const { body } = await post('zhao-lei', '/api/products/screen', { category: 'health-food', claims });
    expect(body).toMatchObject({ marks: [{ code: 'law.treatment-claim', words: ['根治', '降血压'] }] });
    const denied = await post('zhao-lei', '/api/products/screen', {
      category: 'health-food',
      claims: '不能治病',
    });
    expect(denied.body).toEqual({ marks: [] });
  });

  test('health food without its approval number is not kept; a representative keeps nothing', async () => {
    const bare = { ...goods.protein, approval: '' };
    expect(code(await who['zhao-lei'].ask('PUT', '/api/products/protein', bare))).toBe(
      'product.approval-missing',
    );
    expect((await who['wang-min'].ask('PUT', '/api/products/protein', goods.protein)).status).toBe(403);
    const free = { ...goods.protein, price: yuan('-1.00') };
    expect(code(await who['zhao-lei'].ask('PUT', '/api/products/protein', free))).toBe(
      'payment.not-positive',
    );
  });
});

describe('who stands at the desk', () => {
  const found = async (person: keyof typeof who, q = '') =>
    (
      await who[person].ask<{ rows: { name: string; arrived: boolean }[] }>(
        'GET',
        `/api/desk/customers?q=${q}`,
      )
    ).body;

  test('a representative finds her own guests in the hall before she types', async () => {
    const { rows } = await found('wang-min');
    expect(rows.map(({ name }) => name).sort()).toEqual(['吴小梅', '姜素英', '李桂芳']);
    const desk = await who['wang-min'].ask<{ event: { name: string }; sellers: unknown[] }>(
      'GET',
      '/api/desk',
    );
    expect(desk.body).toMatchObject({ event: { name: '三月联谊会' }, sellers: [] });
  });

  test('whoever came is first, the rest of her own after; a colleague’s guest is not hers', async () => {
    expect((await found('wang-min', '邓秀琴')).rows).toMatchObject([{ name: '邓秀琴', arrived: false }]);
    expect((await found('wang-min', '何开容')).rows).toEqual([]);
  });

  test('the crew sees nobody before typing, and then whoever is named', async () => {
    expect((await found('luo-hao')).rows).toEqual([]);
    expect((await found('luo-hao', '何开容')).rows).toMatchObject([{ name: '何开容', arrived: true }]);
  });
});

describe('an order', () => {
  const order = {
    id: 'o-li',
    customer: 'li',
    event: EVENT,
    lines: [line('protein', 2, { batch: 'B2601' }), line('foot-tub', 1, { handed: false })],
    payments: [payment('p-li-1', '596.00'), payment('p-li-2', '100.00', { as: 'deposit' })],
  };

  test('that leaves something open asks for the hour it is collected', async () => {
    const answer = await post('wang-min', '/api/desk/orders', order);
    expect([answer.status, code(answer)]).toEqual([422, 'visit.missing']);
    const late = { ...order, visitAt: '2026-03-14T09:00:00+08:00' };
    expect(code(await post('wang-min', '/api/desk/orders', late))).toBe('visit.past');
    expect((await who['zhao-lei'].ask('GET', '/api/orders/o-li')).status).toBe(404);
  });

  test('is placed once, however often the device sends it', async () => {
    const whole = { ...order, visitAt: '2026-03-18T15:00:00+08:00' };
    const first = await post('wang-min', '/api/desk/orders', whole);
    const again = await post('wang-min', '/api/desk/orders', whole);
    expect(first).toMatchObject({ status: 200, body: { id: 'o-li', number: 'O-0001' } });
    expect(again.body).toEqual(first.body);
    const shown = await page('o-li');
    expect(shown).toMatchObject({ total: yuan('1295.00'), received: yuan('696.00'), open: yuan('599.00') });
    expect(shown.payments.map(({ kind, word }) => [kind, word])).toEqual([
      ['payment', 'refundable'],
      ['deposit', 'refundable'],
    ]);
    expect(await facts(house, 'order.placed')).toMatchObject([
      { subject: 'customer:li', data: { amount: 129500, open: 59900, older: true, visit_agreed: true } },
    ]);
  });

  test('makes the agreed hour the seller’s own 约定', async () => {
    const promises = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('promise').select(['holder', 'words', 'due_at']).execute(),
    );
    expect(promises).toEqual([
      {
        holder: 'wang-min',
        words: '送货上门,教会使用,收余款 599 元(O-0001)',
        due_at: new Date('2026-03-18T15:00:00+08:00'),
      },
    ]);
  });

  test('says of each line whose promise it is and until which day', async () => {
    const { lines } = await page('o-li');
    expect(lines.map(({ right, batch }) => [batch, right.whose, right.from, right.until])).toEqual([
      ['B2601', 'company', 'delivery', '2026-03-21'],
      [null, 'company', 'delivery', null],
    ]);
  });

  test('costs what stands on the list; an unknown, an expired batch and a foreign customer are refused', async () => {
    const of = (more: object) => ({ id: 'o-x', customer: 'li', lines: [line('protein', 1)], ...more });
    const paid = [payment('p-x', '298.00')];
    const tries: [object, string][] = [
      [{ lines: [line('protein', 1, { batch: 'B9' })], payments: paid }, 'batch.unknown'],
      [{ lines: [line('protein', 1, { batch: 'B2401' })], payments: paid }, 'batch.expired'],
      [{ lines: [line('pills', 1)], payments: paid }, 'product.unknown'],
      [{ customer: 'he', payments: paid }, 'order.customer-unknown'],
      [{ customer: 'nobody', payments: paid }, 'order.customer-unknown'],
      [{ payments: [payment('p-x', '300.00')] }, 'payment.too-much'],
      [{ payments: [payment('p-x', '-298.00')] }, 'payment.not-positive'],
      [{ payments: [payment('p-x', '0.00')] }, 'payment.not-positive'],
      [{ payments: [{ ...payment('p-x', '298.00'), amount: yuan('298.00', 'USD') }] }, 'payment.currency'],
      [{ payments: [payment('p-x', '298.00', { way: 'wechat' })] }, 'payment.reference-missing'],
    ];
    for (const [more, refused] of tries)
      expect([refused, code(await post('wang-min', '/api/desk/orders', of(more)))]).toEqual([
        refused,
        refused,
      ]);
    expect((await who['zhao-lei'].ask('GET', '/api/orders/o-x')).status).toBe(404);
  });

  test('rung up by the crew names the seller, and is the seller’s', async () => {
    const of = { id: 'o-he', customer: 'he', event: EVENT, lines: [line('protein', 2)] };
    const paid = { payments: [payment('p-he', '596.00', { way: 'wechat', reference: '4200001234' })] };
    expect(code(await post('luo-hao', '/api/desk/orders', { ...of, ...paid }))).toBe('order.seller-unknown');
    await done(post('luo-hao', '/api/desk/orders', { ...of, ...paid, seller: 'li-qiang' }));
    expect((await page('o-he')).seller.name).toBe('李强');
  });

  test('is seen by its seller and by who sees all: no board of the others in the hall', async () => {
    const own = async (person: keyof typeof who) =>
      (await who[person].ask<{ rows: OrderRow[] }>('GET', `/api/orders?event=${EVENT}`)).body.rows.map(
        ({ id }) => id,
      );
    expect(await own('wang-min')).toEqual(['o-li']);
    expect(await own('li-qiang')).toEqual(['o-he']);
    expect(await own('luo-hao')).toEqual([]);
    expect((await own('zheng-fang')).sort()).toEqual(['o-he', 'o-li']);
    expect((await who['wang-min'].ask('GET', '/api/orders/o-he')).status).toBe(404);
    expect((await who['wang-min'].ask('GET', '/api/events/lianyi/sold')).status).toBe(403);
    const during = await who['zhao-lei'].ask('GET', '/api/events/lianyi/sold');
    expect(during.body).toMatchObject({ orders: 2, bySeller: null });
  });
});

describe('money', () => {
  const pay = (id: string, amount: string, more: object = {}) =>
    post('wang-min', '/api/orders/o-li/payments', { id, amount: yuan(amount), way: 'cash', ...more });

  test('twice is once; the same money under another id is noticed', async () => {
    const given = { way: 'wechat', reference: '4200009999' };
    expect((await pay('p1', '99.00', given)).status).toBe(204);
    expect((await pay('p1', '99.00', given)).status).toBe(204);
    expect((await page('o-li')).open.amount).toBe('500.00');
    const twice = await pay('p2', '99.00', given);
    expect([twice.status, code(twice)]).toEqual([409, 'payment.reference-used']);
    expect(twice.body.error.message.zh).toContain('O-0001');
    expect(code(await pay('p1', '50.00', given))).toBe('payment.id-taken');
  });

  test('too much, negative, foreign: a sentence, and nothing is written', async () => {
    const tries = [
      await pay('p3', '500.01'),
      await pay('p3', '-5.00'),
      await post('wang-min', '/api/orders/o-li/payments', {
        id: 'p3',
        amount: yuan('5.00', 'HKD'),
        way: 'cash',
      }),
    ];
    expect(tries.map(code)).toEqual(['payment.too-much', 'payment.not-positive', 'payment.currency']);
    expect(tries[0]?.body.error.message.zh).toBe('收款多于未付金额,还剩 500 元');
    expect((await page('o-li')).open.amount).toBe('500.00');
  });

  test('a deposit is small and called 订金; 定金 waits for a signed contract', async () => {
    const big = {
      id: 'o-big',
      customer: 'young',
      lines: [line('foot-tub', 1, { handed: false })],
      visitAt: '2026-03-18T15:00:00+08:00',
    };
    const down = (amount: string, as: string) => ({ ...big, payments: [payment('p-big', amount, { as })] });
    expect(code(await post('wang-min', '/api/desk/orders', down('150.00', 'deposit')))).toBe(
      'deposit.too-large',
    );
    expect(code(await post('wang-min', '/api/desk/orders', down('100.00', 'earnest')))).toBe(
      'deposit.earnest',
    );
    await done(post('wang-min', '/api/desk/orders', big));
    const earnest = { id: 'e1', amount: yuan('100.00'), way: 'cash', as: 'earnest' };
    expect(code(await post('wang-min', '/api/orders/o-big/payments', earnest))).toBe('deposit.earnest');
    await done(
      post('wang-min', '/api/orders/o-big/contract', { id: 'c1', earnest: true, signature: SIGNATURE }),
    );
    expect((await post('wang-min', '/api/orders/o-big/payments', earnest)).status).toBe(204);
    expect(await facts(house, 'deposit.taken')).toMatchObject([
      { data: { amount: 10000, word: 'refundable' } },
      { data: { amount: 10000, word: 'earnest' } },
    ]);
  });
});

/** One black pixel. */
const SIGNATURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

describe('a contract', () => {
  test('keeps the signature, and the words as they stood', async () => {
    const { contract } = await page('o-big');
    expect(contract).toMatchObject({
      number: 'C-0001',
      earnest: true,
      signature: true,
      witness: { name: '王敏' },
    });
    expect(contract?.body.terms.map(({ zh }) => zh).join()).toContain('定金');
    const picture = await who['wang-min'].ask('GET', '/api/orders/o-big/signature');
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await who['li-qiang'].ask('GET', '/api/orders/o-big/signature')).status).toBe(404);
    expect(await facts(house, 'contract.signed')).toMatchObject([
      { data: { amount: 69900, earnest: true, visit_agreed: true } },
    ]);
  });

  test('is signed once, with something on the glass', async () => {
    const again = { id: 'c2', signature: SIGNATURE };
    expect(code(await post('wang-min', '/api/orders/o-big/contract', again))).toBe('contract.signed');
    const blank = { id: 'c3', signature: Buffer.alloc(120, 'x').toString('base64') };
    expect(code(await post('wang-min', '/api/orders/o-li/contract', blank))).toBe('contract.signature');
  });
});

describe('a large order by an older guest (LAW.SO-05)', () => {
  const order = {
    id: 'o-jiang',
    customer: 'jiang',
    lines: [line('protein', 8)],
    payments: [payment('p-jiang', '2384.00', { way: 'card', reference: '0412' })],
  };
  const later = { ...order, lines: [line('protein', 8, { handed: false })] };

  test('is not carried away at once: nothing of it happened, and the attempt is kept', async () => {
    const answer = await post('wang-min', '/api/desk/orders', order);
    expect([answer.status, code(answer)]).toEqual([403, 'law.not-confirmed']);
    expect((await who['zhao-lei'].ask('GET', '/api/orders/o-jiang')).status).toBe(404);
    expect(await refusedActs(house)).toContainEqual(
      expect.objectContaining({ act: 'goods.delivered', code: 'law.not-confirmed' }),
    );
  });

  test('is heard twice: by a second person now, by a call the day after', async () => {
    await done(post('wang-min', '/api/desk/orders', later));
    expect((await page('o-jiang')).stands.map(({ zh }) => zh).join()).toContain('次日');
    expect(await owed(house, 'read-back')).toMatchObject([{ holder: 'post:service-manager', state: 'open' }]);
    const own = await post('wang-min', '/api/orders/o-jiang/read-back', { id: 'r1' });
    expect(code(own)).toBe('order.own-read-back');
    await done(post('chen-hui', '/api/orders/o-jiang/read-back', { id: 'r1' }));
    await done(post('chen-hui', '/api/orders/o-jiang/read-back', { id: 'r1' }));
    expect(await owed(house, 'read-back')).toMatchObject([{ state: 'discharged' }]);
    const delivery = { id: 'd1', lines: [0] };
    expect(code(await post('wang-min', '/api/orders/o-jiang/deliveries', delivery))).toBe(
      'law.not-confirmed',
    );
    const early = await post('chen-hui', '/api/orders/o-jiang/confirmation', { id: 'k0' });
    expect([early.status, code(early)]).toEqual([409, 'order.confirm-early']);
    house.clock.set('2026-03-15T10:00:00+08:00');
    await done(post('chen-hui', '/api/orders/o-jiang/confirmation', { id: 'k1' }));
    expect((await page('o-jiang')).stands).toEqual([]);
    expect((await post('wang-min', '/api/orders/o-jiang/deliveries', delivery)).status).toBe(204);
    expect((await page('o-jiang')).lines[0]?.right.until).toBe('2026-03-22');
    expect(await owed(house, 'confirm-order')).toMatchObject([{ state: 'discharged' }]);
  });

  test('asks nothing of a younger buyer', async () => {
    const of = { id: 'o-young', customer: 'young', lines: [line('protein', 8)] };
    const paid = [payment('p-young', '2384.00', { way: 'card', reference: '0413' })];
    expect((await post('wang-min', '/api/desk/orders', { ...of, payments: paid })).status).toBe(200);
  });
});

describe('what clauses ask', () => {
  test('this year’s orders, what an event sold, when somebody became a buyer', async () => {
    await house.db.inOrganisation('anhe', async (tx) => {
      const { answers } = sales;
      expect(await answers['customer.order_total_this_year']?.(tx, ['li', 'jiang', 'he', 'nobody'])).toEqual(
        new Map([
          ['li', 129500],
          ['jiang', 238400],
          ['he', 59600],
          ['nobody', 0],
        ]),
      );
      expect(await answers['event.sold']?.(tx, ['lianyi', 'other'])).toEqual(
        new Map([
          ['lianyi', 189100],
          ['other', 0],
        ]),
      );
    });
  });
});
