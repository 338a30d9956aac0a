import { beforeAll, expect, test } from 'vitest';
import type { CustomerPage } from '../../contract/customers.ts';
import type { Device, TestApp } from '../world/app.ts';
import { customersHouse, people } from './customers-house.ts';

let house: TestApp;
let who: Record<'wang-min' | 'li-qiang' | 'zhao-lei' | 'sun-yue' | 'luo-hao', Device>;

const li = {
  id: 'li',
  name: '李桂芳',
  birth: '1955.3.8',
  phones: ['138 1234 8821'],
  area: '松涛路片区',
  source: 'stall',
  consents: [{ purpose: 'selling', channel: 'phone', source: 'stall', note: '纸质登记' }],
};

beforeAll(async () => {
  house = await customersHouse();
  who = await people(house, 'wang-min', 'li-qiang', 'zhao-lei', 'sun-yue', 'luo-hao');
});

const found = async (device: Device, q: string) => {
  const { body } = await device.ask<{
    found: { name: string; household: string[] }[];
    says: { zh: string } | null;
  }>('GET', `/api/customers/search?q=${encodeURIComponent(q)}`);
  return body;
};

test('a representative adds a customer, who is then theirs, read as people type it', async () => {
  expect(await who['wang-min'].ask('POST', '/api/customers', li)).toMatchObject({
    status: 200,
    body: { id: 'li' },
  });
  const { body } = await who['wang-min'].ask<CustomerPage>('GET', '/api/customers/li');
  expect(body).toMatchObject({
    name: '李桂芳',
    owner: { id: 'wang-min', name: '王敏' },
    birth: { date: '1955-03-08', lunar: false, age: 71 },
    phones: [{ masked: '138****8821', kind: 'mobile' }],
    consents: [{ purpose: 'selling', channel: 'phone', recordedBy: { name: '王敏' } }],
    owners: [{ member: { name: '王敏' }, to: null }],
  });
  expect(body.timeline.map(({ says }) => says.zh)).toEqual(
    expect.arrayContaining(['新增顾客', '给予授权', '确定负责人']),
  );
});

test('adding her twice from a bad network makes one', async () => {
  expect((await who['wang-min'].ask('POST', '/api/customers', li)).status).toBe(200);
  expect((await found(who['wang-min'], '李桂芳')).found).toHaveLength(1);
});

test('the same name and number under another id is the customer on record', async () => {
  const answer = await who['wang-min'].ask('POST', '/api/customers', { ...li, id: 'li-again' });
  expect(answer).toMatchObject({
    status: 409,
    body: { error: { code: 'customer.on-record', details: { customer: 'li' } } },
  });
});

test('another name at her number is proposed as one household, not as a duplicate', async () => {
  const wang = { ...li, id: 'wang', name: '王德林', consents: [] };
  expect(await who['wang-min'].ask('POST', '/api/customers', wang)).toMatchObject({
    status: 200,
    body: { household: 'h-li' },
  });
  const { body } = await who['wang-min'].ask<CustomerPage>('GET', '/api/customers/wang');
  expect(body.household?.members).toEqual([
    { id: 'li', name: '李桂芳', relation: 'unknown', settled: false },
  ]);
  await who['wang-min'].ask('POST', '/api/customers/wang/household', {
    with: 'li',
    relation: 'couple',
    together: true,
  });
  const settled = await who['wang-min'].ask<CustomerPage>('GET', '/api/customers/li');
  expect(settled.body.household?.members).toMatchObject([{ id: 'wang', relation: 'couple', settled: true }]);
});

test.each(['lgf', '桂芳', '8821', '13812348821', '李桂芳', '桂芳21'])('%s finds her', async (typed) => {
  const { found: rows } = await found(who['wang-min'], typed);
  expect(rows.map(({ name }) => name)).toContain('李桂芳');
});

test('her last four digits find the whole household', async () => {
  const { found: rows } = await found(who['sun-yue'], '8821');
  expect(rows.map(({ name, household }) => [name, household])).toEqual([
    ['李桂芳', ['王德林']],
    ['王德林', ['李桂芳']],
  ]);
});

test('another representative finds nobody of hers, and cannot open her', async () => {
  expect((await found(who['li-qiang'], '8821')).found).toEqual([]);
  expect(await who['li-qiang'].ask('GET', '/api/customers/li')).toMatchObject({
    status: 404,
    body: { error: { code: 'customer.unknown' } },
  });
  expect((await who['li-qiang'].ask('POST', '/api/customers/li/unmask')).status).toBe(404);
});

test('a steward looks one person up, and may not browse', async () => {
  expect((await found(who['luo-hao'], '桂芳')).found).toHaveLength(1);
  expect((await found(who['luo-hao'], 'lgf')).says?.zh).toContain('尾号四位');
  expect((await found(who['luo-hao'], 'lgf21')).found).toHaveLength(1);
  expect((await who['luo-hao'].ask('GET', '/api/customers')).status).toBe(403);
});

test('a name of two characters is enough: the steward finds 王敏', async () => {
  for (const [id, name, phone] of [
    ['short', '王敏', '13812347001'],
    ['long', '王敏芝', '13812347002'],
  ] as const)
    await who['li-qiang'].ask('POST', '/api/customers', { ...li, id, name, phones: [phone], birth: '' });
  expect((await found(who['luo-hao'], '王敏')).found.map(({ name }) => name)).toContain('王敏');
});

test('a number somebody else owns is answered without a word about her', async () => {
  const answer = await who['li-qiang'].ask('POST', '/api/customers', { ...li, id: 'mine', name: '王德林' });
  expect(answer.status).toBe(409);
  expect(answer.body).toMatchObject({
    error: { code: 'customer.already-owned', message: { zh: '已有归属,可登记线索,请经理裁定' } },
  });
  expect(JSON.stringify(answer.body)).not.toMatch(/李桂芳|王德林|王敏|wang-min|8821/);
});

test('the lead waits for the manager, who sees both records side by side and decides', async () => {
  const lead = { id: 'lead-1', name: '李桂芳', phones: ['13812348821'], note: '在超市认识' };
  expect((await who['li-qiang'].ask('POST', '/api/leads', lead)).status).toBe(204);
  expect((await who['li-qiang'].ask('GET', '/api/leads')).status).toBe(403);
  const { body } = await who['zhao-lei'].ask<{ rows: unknown[] }>('GET', '/api/leads');
  expect(body.rows).toMatchObject([
    {
      broughtBy: { name: '李强' },
      typed: { name: '李桂芳', phones: ['13812348821'], note: '在超市认识' },
      onRecord: {
        id: 'li',
        name: '李桂芳',
        owner: { name: '王敏' },
        addedOn: '2026-03-10',
        addedBy: { name: '王敏' },
      },
    },
  ]);
  const decision = { outcome: 'stays', reason: '王敏先登记' };
  expect((await who['zhao-lei'].ask('POST', '/api/leads/lead-1/decision', decision)).status).toBe(204);
  expect((await who['zhao-lei'].ask<{ rows: unknown[] }>('GET', '/api/leads')).body.rows).toEqual([]);
});

test.each([
  [{ name: '  ' }, 'request.invalid'],
  [{ name: '张三', phones: ['138001380'] }, 'customer.phone'],
  [{ name: '张三', birth: '1955.13.40' }, 'customer.birth'],
])('%j is refused with a reason', async (typed, code) => {
  const answer = await who['wang-min'].ask<{ error: { code: string } }>('POST', '/api/customers', {
    id: 'bad',
    source: 'stall',
    ...typed,
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.body.error.code).toBe(code);
});

test('unmasking shows the number and is written down', async () => {
  expect(await who['wang-min'].ask('POST', '/api/customers/li/unmask')).toMatchObject({
    status: 200,
    body: { phones: ['13812348821'] },
  });
  const log = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('access_log').select(['who', 'what']).where('act', '=', 'unmasked').execute(),
  );
  expect(log).toEqual([{ who: 'member:wang-min', what: 'customer:li' }]);
});

test('two people correcting at once do not overwrite each other', async () => {
  const { body } = await who['wang-min'].ask<CustomerPage>('GET', '/api/customers/li');
  const change = { revision: body.revision, address: '松涛路 12 号' };
  expect((await who['wang-min'].ask('PATCH', '/api/customers/li', change)).status).toBe(200);
  expect(
    await who['sun-yue'].ask('PATCH', '/api/customers/li', { ...change, address: '别处' }),
  ).toMatchObject({
    status: 409,
    body: { error: { code: 'customer.changed-meanwhile' } },
  });
  const fact = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('fact').select('data').where('kind', '=', 'customer.corrected').execute(),
  );
  expect(fact).toEqual([{ data: { fields: ['address'] } }]);
});

test('no name, number or address stands in any fact', async () => {
  const facts = await house.db.inOrganisation('anhe', (tx) => tx.selectFrom('fact').selectAll().execute());
  expect(JSON.stringify(facts)).not.toMatch(/桂芳|德林|13812348821|松涛路|在超市认识/);
});
