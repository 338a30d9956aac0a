import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CustomerPage } from '../../contract/customers.ts';
import type { OwnPage } from '../../contract/own-page.ts';
import { guestArrived, memberDoer } from '../../server/modules/customers/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { customersHouse, owed, people } from './customers-house.ts';

let house: TestApp;
let who: Record<'wang-min' | 'sun-yue' | 'zhou-qiming' | 'chen-hui', Device>;
let xu: Device;

const phone = '13812347718';
const me = { organisation: 'anhe', name: '许国平', phone };

beforeAll(async () => {
  house = await customersHouse('2026-03-08T14:00:00+08:00');
  who = await people(house, 'wang-min', 'sun-yue', 'zhou-qiming', 'chen-hui');
  xu = house.device();
  const consents = [
    { purpose: 'selling', channel: 'all', source: 'stall', note: '纸质登记' },
    { purpose: 'service', channel: 'all', source: 'stall' },
  ];
  await who['wang-min'].ask('POST', '/api/customers', {
    id: 'xu',
    name: '许国平',
    phones: [phone],
    source: 'stall',
    address: '桥亭街 3 号',
    consents,
  });
  await who['wang-min'].ask('POST', '/api/customers', {
    id: 'deng',
    name: '邓秀琴',
    phones: [phone],
    source: 'stall',
  });
  await house.db.inOrganisation('anhe', (tx) =>
    guestArrived(
      tx,
      { id: 'xu', customer: 'xu', activity: 'get-together' },
      memberDoer({ member: 'wang-min', posts: [] }),
    ),
  );
  await who['wang-min'].ask('POST', '/api/files', { id: 'fx', customer: 'xu', activityOn: '2026-03-08' });
  await who['wang-min'].ask('POST', '/api/files/fx/completion', {
    id: 'fx-done',
    outcome: 'none',
    fields: { activity: 'get-together', feedback: '再想想', wishes: '足浴桶', next_step: '下周问' },
  });
});

/** What a member would read to the customer. */
const codeRead = async (customer = 'xu') => {
  const { body } = await who['sun-yue'].ask<{ rows: { body: string }[] }>(
    'GET',
    `/api/customers/${customer}/messages`,
  );
  return /(\d{6})/.exec(body.rows[0]?.body ?? '')?.[1] ?? '';
};
const enter = async (device: Device, code: string, more: object = {}) =>
  device.ask<{ error: { code: string } }>('POST', '/api/own/session', { ...me, code, ...more });
const page = async () => (await xu.ask<OwnPage>('GET', '/api/own')).body;

describe('entering', () => {
  test('asking says the same whether or not somebody is a customer here', async () => {
    const known = await xu.ask('POST', '/api/own/codes', me);
    const unknown = await xu.ask('POST', '/api/own/codes', { ...me, name: '陌生人' });
    const elsewhere = await xu.ask('POST', '/api/own/codes', { ...me, organisation: 'nowhere' });
    expect([known.status, unknown.status, elsewhere.status]).toEqual([200, 200, 200]);
    expect(unknown.body).toEqual(known.body);
    expect(elsewhere.body).toEqual(known.body);
    const made = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('own_page_code').select('customer_id').execute(),
    );
    expect(made).toEqual([{ customer_id: 'xu' }]);
  });

  test('without a code there is nothing to see', async () => {
    expect(await xu.ask('GET', '/api/own')).toMatchObject({
      status: 401,
      body: { error: { code: 'own.signed-out' } },
    });
  });

  test('a wrong code is refused; five wrong ones end it', async () => {
    const code = await codeRead();
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries++)
      expect((await enter(xu, wrong)).body.error.code).toBe('own.wrong-code');
    expect((await enter(xu, code)).status).toBe(403);
  });

  test('the code read out by a member opens it, once, and only for that name', async () => {
    await xu.ask('POST', '/api/own/codes', me);
    const code = await codeRead();
    expect((await enter(xu, code, { name: '邓秀琴' })).status).toBe(403);
    expect((await enter(xu, code)).status).toBe(204);
    expect((await enter(house.device(), code)).status).toBe(403);
    expect((await page()).name).toBe('许国平');
  });

  test('a code is over after ten minutes', async () => {
    await xu.ask('POST', '/api/own/codes', { ...me, name: '邓秀琴' });
    const code = await codeRead('deng');
    house.clock.set('2026-03-08T14:10:00+08:00');
    expect((await enter(house.device(), code, { name: '邓秀琴' })).status).toBe(403);
  });
});

describe('seeing', () => {
  test('own file, consents, who looked', async () => {
    const mine = await page();
    expect(mine).toMatchObject({
      organisation: '安禾',
      phones: [phone],
      address: '桥亭街 3 号',
      owner: '王敏',
    });
    expect(mine.files).toMatchObject([
      {
        number: 'F-0001',
        fields: expect.arrayContaining([
          { label: { zh: '顾客说', en: 'The customer said' }, value: '再想想' },
        ]),
      },
    ]);
    expect(mine.looks).toContainEqual(expect.objectContaining({ who: '孙悦' }));
    expect(mine.consents).toHaveLength(2);
    expect(JSON.stringify(mine)).not.toContain('邓秀琴');
  });

  test('a copy to take along, as data and as a table no cell of which starts a formula', async () => {
    await xu.ask('POST', '/api/own/corrections', { id: 'c0', address: '=HYPERLINK("http://x")' });
    const json = await xu.ask<OwnPage>('GET', '/api/own/copy?format=json');
    expect(json.body.name).toBe('许国平');
    const csv = await xu.ask<string>('GET', '/api/own/copy?format=csv');
    expect(csv.body).toContain('再想想');
    expect(csv.body).toContain(`"'=HYPERLINK`);
    expect(csv.body).not.toMatch(/(^|,)"?=/m);
  });

  test('correcting changes the record, and both see what was changed', async () => {
    await xu.ask('POST', '/api/own/corrections', { id: 'c1', address: '桥亭街 5 号' });
    expect((await page()).corrections[0]).toMatchObject({ field: 'address', after: '桥亭街 5 号' });
    const { body } = await who['wang-min'].ask<CustomerPage>('GET', '/api/customers/xu');
    expect(body.address).toBe('桥亭街 5 号');
  });
});

describe('withdrawing', () => {
  const plan = async () => (await owed(house, 'call-back')).map(({ clause, state }) => [clause, state]);

  test('is one tap, and ends what rests on it at once', async () => {
    expect(await plan()).toEqual([
      ['S003.3-12', 'open'],
      ['S003.3-13', 'open'],
    ]);
    await xu.ask('POST', '/api/own/consents', { id: 'w1', purpose: 'selling', channel: 'all', give: false });
    expect((await plan()).every(([, state]) => state === 'superseded')).toBe(true);
    const mine = await page();
    expect(mine.consents.find(({ purpose }) => purpose === 'selling')?.withdrawnAt).not.toBeNull();
    expect(mine.consents.find(({ purpose }) => purpose === 'service')?.withdrawnAt).toBeNull();
  });

  test('is as easy to give again', async () => {
    await xu.ask('POST', '/api/own/consents', { id: 'g1', purpose: 'selling', channel: 'phone', give: true });
    const selling = (await page()).consents.filter(
      ({ purpose, withdrawnAt }) => purpose === 'selling' && !withdrawnAt,
    );
    expect(selling).toMatchObject([{ channel: 'phone', source: 'own-page' }]);
  });

  test('a member who records 免打扰 is told what it cancelled and what goes on', async () => {
    const answer = await who['wang-min'].ask<{ cancelled: unknown[]; goesOn: unknown[] }>(
      'POST',
      '/api/customers/deng/refusals',
      {
        id: 'r1',
        purpose: 'selling',
        channel: 'all',
        source: 'other',
      },
    );
    expect(answer).toMatchObject({ status: 200, body: { cancelled: [], goesOn: [] } });
    const { body } = await who['wang-min'].ask<CustomerPage>('GET', '/api/customers/deng');
    expect(body.refusals).toMatchObject([{ purpose: 'selling', channel: 'all' }]);
  });
});

describe('erasing', () => {
  test('says what went and what must stay and why; the page is over', async () => {
    await xu.ask('POST', '/api/own/consents', { id: 'w2', purpose: 'selling', channel: 'all', give: false });
    await who['wang-min'].ask('POST', '/api/customers/xu/refusals', {
      id: 'r2',
      purpose: 'selling',
      channel: 'all',
      source: 'phone-in',
    });
    const { status, body } = await xu.ask<{
      erased: { zh: string }[];
      kept: { what: { zh: string }; why: { zh: string } }[];
    }>('POST', '/api/own/erasure', { id: 'e1', sure: true });
    expect(status).toBe(200);
    expect(body.erased.length).toBeGreaterThan(2);
    expect(body.kept.map(({ what }) => what.zh).join()).toContain('指纹');
    expect(body.kept.every(({ why }) => why.zh.length > 5)).toBe(true);
    expect((await xu.ask('GET', '/api/own')).status).toBe(401);
  });

  test('nothing personal is left in any table', async () => {
    const left = await house.db.asOwner(async (tx) => {
      const { rows: tables } = await sqlTables(tx);
      const found: string[] = [];
      for (const { name } of tables) {
        const { rows } = await textOf(tx, name);
        if (rows.some(({ row }) => /许国平|桥亭街|再想想|xgp/.test(row))) found.push(name);
      }
      return found;
    });
    expect(left).toEqual([]);
  });

  test('she cannot be found or opened, and nothing is owed about her', async () => {
    expect(
      (await who['sun-yue'].ask<{ found: unknown[] }>('GET', '/api/customers/search?q=许国平')).body.found,
    ).toEqual([]);
    const open = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('obligation')
        .select('id')
        .where('subject', '=', 'customer:xu')
        .where('state', '=', 'open')
        .execute(),
    );
    expect(open).toEqual([]);
  });

  test('her facts stay, under a number that means nothing', async () => {
    const facts = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('fact').select('kind').where('subject', '=', 'customer:xu').execute(),
    );
    expect(facts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['customer.added', 'file.completed', 'customer.erased']),
    );
  });

  test('coming back under the same number she is still not called with offers', async () => {
    await who['wang-min'].ask('POST', '/api/customers', {
      id: 'xu-2',
      name: '许国平',
      phones: [phone],
      source: 'stall',
    });
    const { body } = await who['wang-min'].ask<CustomerPage>('GET', '/api/customers/xu-2');
    expect(body.refusals).toMatchObject([{ purpose: 'selling', channel: 'all' }]);
  });
});

type Owner = Parameters<Parameters<TestApp['db']['asOwner']>[0]>[0];
const sqlTables = (tx: Owner) =>
  sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`.execute(tx);
const textOf = (tx: Owner, table: string) =>
  sql<{ row: string }>`SELECT t::text AS row FROM ${sql.table(table)} t`.execute(tx);
