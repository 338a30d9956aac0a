import { beforeAll, expect, test } from 'vitest';
import type { CustomerRow } from '../../contract/customers.ts';
import type { Device, TestApp } from '../world/app.ts';
import { customersHouse, people, refusedActs } from './customers-house.ts';

let house: TestApp;
let who: Record<'wang-min' | 'li-qiang' | 'zhao-lei' | 'zhou-qiming', Device>;

beforeAll(async () => {
  house = await customersHouse('2026-03-01T09:00:00+08:00');
  who = await people(house, 'wang-min', 'li-qiang', 'zhao-lei', 'zhou-qiming');
  const add = (device: Device, id: string, name: string, more: object = {}) =>
    device.ask('POST', '/api/customers', { id, name, source: 'stall', ...more });
  const calls = [{ purpose: 'selling', channel: 'phone', source: 'stall' }];
  await add(who['wang-min'], 'li', '李桂芳', {
    phones: ['13812348821'],
    area: '松涛路',
    birth: '1955-03-08',
    consents: calls,
  });
  await add(who['wang-min'], 'zhang', '张建国', { phones: ['13812343307'], area: '松涛路', kind: 'working' });
  await add(who['li-qiang'], 'yumei', '张玉梅', { phones: ['13812345510'], area: '老城', consents: calls });
  await add(who['zhao-lei'], 'evil', '田福生', { area: '=1+1' });
  house.clock.set('2026-03-10T09:00:00+08:00');
});

interface List {
  rows: CustomerRow[];
  total: number;
  areas: string[];
  owners: { id: string; name: string }[];
}
const list = async (device: Device, filter: object = {}) =>
  (
    await device.ask<List>(
      'GET',
      `/api/customers?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=name`,
    )
  ).body;
const names = async (device: Device, filter: object = {}) =>
  (await list(device, filter)).rows.map(({ name }) => name);

test('a representative sees their own, a manager all, numbers masked for both', async () => {
  expect(await names(who['wang-min'])).toEqual(['李桂芳', '张建国']);
  const all = await list(who['zhao-lei']);
  expect(all).toMatchObject({ total: 4, areas: expect.arrayContaining(['松涛路', '老城']) });
  expect(JSON.stringify(all)).not.toMatch(/1381234\d{4}/);
  expect(all.rows.find(({ id }) => id === 'li')).toMatchObject({
    phone: '138****8821',
    owner: { name: '王敏' },
  });
});

test.each([
  [{ callable: true }, ['李桂芳', '张玉梅']],
  [{ callable: false, area: '松涛路' }, ['张建国']],
  [{ owner: 'nobody' }, ['田福生']],
  [{ owner: 'li-qiang' }, ['张玉梅']],
  [{ kind: 'working' }, ['张建国']],
  [{ birthMonth: 3 }, ['李桂芳']],
  [{ quietDays: 30 }, ['李桂芳', '田福生', '张建国', '张玉梅']],
  [{ addedDays: 5 }, []],
  [{ file: 'made' }, []],
  [{ q: 'zjg' }, ['张建国']],
])('the sentence %j finds %j', async (filter, found) => {
  expect(await names(who['zhao-lei'], filter)).toEqual(found);
});

test('a refusal takes her from those who may be called', async () => {
  await who['li-qiang'].ask('POST', '/api/customers/yumei/refusals', {
    id: 'r',
    purpose: 'selling',
    channel: 'phone',
    source: 'other',
  });
  expect(await names(who['zhao-lei'], { callable: true })).toEqual(['李桂芳']);
});

test('a view is kept under a name; another’s cannot be overwritten', async () => {
  const view = { id: 'v1', name: '可打的', filter: { callable: true }, shared: true };
  await who['zhao-lei'].ask('PUT', '/api/customer-views/v1', view);
  const { body } = await who['wang-min'].ask<{ rows: unknown[] }>('GET', '/api/customer-views');
  expect(body.rows).toEqual([{ ...view, mine: false }]);
  expect((await who['wang-min'].ask('PUT', '/api/customer-views/v1', { ...view, name: '我的' })).status).toBe(
    403,
  );
  await who['zhao-lei'].ask('DELETE', '/api/customer-views/v1');
  expect((await who['wang-min'].ask<{ rows: unknown[] }>('GET', '/api/customer-views')).body.rows).toEqual(
    [],
  );
});

const take = (device: Device, id: string, format = 'csv') =>
  device.ask<string>('POST', '/api/customers/exports', { id, filter: { area: '=1+1' }, format });

test('a representative may not export; a manager needs the company’s consent, and the attempt is kept', async () => {
  expect((await take(who['wang-min'], 'x0')).status).toBe(403);
  expect(await take(who['zhao-lei'], 'x1')).toMatchObject({
    status: 409,
    body: { error: { code: 'approval.needed' } },
  });
  expect(await refusedActs(house)).toContainEqual(
    expect.objectContaining({ act: 'customer.exported', actor: 'member:zhao-lei' }),
  );
});

test('the general manager’s yes covers one export, whose cells never start a formula', async () => {
  expect((await who['zhao-lei'].ask('POST', '/api/customers/export-consents', { id: 'yes-1' })).status).toBe(
    204,
  );
  const { body } = await who['zhou-qiming'].ask<{ waiting: { id: string }[] }>('GET', '/api/approvals');
  const decisions = body.waiting.map(({ id }) => ({
    id: crypto.randomUUID(),
    approval: id,
    yes: true,
    reason: '',
  }));
  expect(await who['zhou-qiming'].ask('POST', '/api/approvals/decisions', { decisions })).toMatchObject({
    status: 200,
  });

  const csv = await take(who['zhao-lei'], 'x2');
  expect(csv.status).toBe(200);
  expect(csv.body).toContain('田福生');
  expect(csv.body).toContain(`'=1+1`);
  expect((await take(who['zhao-lei'], 'x3')).status).toBe(409);
});

test('an unreadable filter is told, not guessed', async () => {
  expect(
    await who['zhao-lei'].ask('GET', '/api/customers?filter=%7B%22callable%22%3A%22yes%22%7D'),
  ).toMatchObject({
    status: 400,
    body: { error: { code: 'filter.unreadable' } },
  });
});
