import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerPage } from '../../contract/customers.ts';
import { replay } from '../../server/ledger/index.ts';
import {
  customersParty,
  filesParty,
  freezeSelling,
  guestArrived,
  memberDoer,
} from '../../server/modules/customers/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { signedIn, smallCompany } from '../world/small-company.ts';
import { derivedRows } from '../world/small-house.ts';
import { customersHouse, people } from './customers-house.ts';

let house: TestApp;
let who: Record<'wang-min' | 'zhou-xiaoyun' | 'zhao-lei' | 'sun-yue' | 'chen-hui', Device>;

beforeAll(async () => {
  house = await customersHouse('2026-03-08T14:00:00+08:00');
  who = await people(house, 'wang-min', 'zhou-xiaoyun', 'zhao-lei', 'sun-yue', 'chen-hui');
});

/** Whatever these stories did, the same facts give the same obligations and findings again. */
afterAll(async () => {
  const live = await house.db.inOrganisation('anhe', derivedRows);
  await house.db.inOrganisation('anhe', replay);
  expect(await house.db.inOrganisation('anhe', derivedRows)).toEqual(live);
});

const page = async (id: string, device = who['sun-yue']) =>
  (await device.ask<CustomerPage>('GET', `/api/customers/${id}`)).body;

describe('two records of one person', () => {
  test('become one; files, consents and refusals of both hold, and the other leads to it', async () => {
    await who['wang-min'].ask('POST', '/api/customers', {
      id: 'a',
      name: '汪秀英',
      phones: ['13812343381'],
      source: 'event',
      consents: [{ purpose: 'selling', channel: 'phone', source: 'event' }],
    });
    await who['wang-min'].ask('POST', '/api/customers', {
      id: 'b',
      name: '汪秀英',
      phones: ['02885123456'],
      source: 'stall',
    });
    await who['wang-min'].ask('POST', '/api/customers/b/refusals', {
      id: 'no',
      purpose: 'selling',
      channel: 'phone',
      source: 'other',
    });
    expect(
      (await who['wang-min'].ask('POST', '/api/customers/a/merge', { id: 'm', other: 'b' })).status,
    ).toBe(403);
    expect((await who['sun-yue'].ask('POST', '/api/customers/a/merge', { id: 'm', other: 'b' })).status).toBe(
      204,
    );
    expect((await who['sun-yue'].ask('POST', '/api/customers/a/merge', { id: 'm', other: 'b' })).status).toBe(
      204,
    );
    expect(await page('a')).toMatchObject({
      phones: [{ masked: '138****3381' }, { masked: '028****3456' }],
      refusals: [{ purpose: 'selling', channel: 'phone' }],
    });
    expect(await page('b')).toMatchObject({ status: 'merged', mergedInto: 'a' });
    const { body } = await who['sun-yue'].ask<{ found: { id: string }[] }>(
      'GET',
      '/api/customers/search?q=wxy',
    );
    expect(body.found.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('a new owner', () => {
  test('is given with a reason, and the history keeps both names', async () => {
    const give = { id: 'note-1', owner: 'li-qiang', reason: '搬到老城' };
    expect((await who['wang-min'].ask('POST', '/api/customers/a/owner', give)).status).toBe(403);
    expect((await who['zhao-lei'].ask('POST', '/api/customers/a/owner', give)).status).toBe(204);
    expect((await page('a')).owners).toMatchObject([
      { member: { name: '李强' }, to: null, reason: '搬到老城', by: { name: '赵磊' } },
      { member: { name: '王敏' }, reason: 'collector' },
    ]);
    expect((await who['wang-min'].ask('GET', '/api/customers/a')).status).toBe(404);
  });
});

describe('a leaver', () => {
  const held = () => house.db.inOrganisation('anhe', (tx) => customersParty.held(tx, 'zhou-xiaoyun'));

  test('has customers and files by name, each with whom the rules propose', async () => {
    for (let n = 0; n < 10; n++)
      await who['zhou-xiaoyun'].ask('POST', '/api/customers', {
        id: `k${n}`,
        name: `顾客${'甲乙丙丁戊己庚辛壬癸'[n]}`,
        source: 'event',
      });
    const mine = await held();
    expect(mine).toHaveLength(10);
    expect(mine.every(({ proposed }) => proposed && proposed.to !== 'zhou-xiaoyun')).toBe(true);
    await house.db.inOrganisation('anhe', (tx) =>
      guestArrived(
        tx,
        { id: 'k0', customer: 'k0', activity: 'lecture' },
        memberDoer({ member: 'zhou-xiaoyun', posts: [] }),
      ),
    );
    await who['zhou-xiaoyun'].ask('POST', '/api/files', {
      id: 'kf',
      customer: 'k0',
      activityOn: '2026-03-08',
    });
    const files = await house.db.inOrganisation('anhe', (tx) => filesParty.held(tx, 'zhou-xiaoyun'));
    expect(files).toMatchObject([{ ref: 'file:kf', with: 'customer:k0', title: { zh: '档案 F-0001' } }]);
  });

  test('hands them over once; doing it again moves nothing', async () => {
    const moves = (await held()).map(({ ref }) => ({ ref, to: 'wang-min' }));
    const move = () =>
      house.db.inOrganisation('anhe', (tx) =>
        customersParty.move(tx, 'zhou-xiaoyun', moves, 'member:zhao-lei'),
      );
    expect(await move()).toHaveLength(10);
    expect(await move()).toEqual([]);
    expect(await held()).toEqual([]);
    expect((await page('k3')).owner).toEqual({ id: 'wang-min', name: '王敏' });
  });

  test('an unfinished file goes to the heir, who finishes it', async () => {
    const gone = await house.db.inOrganisation('anhe', (tx) =>
      filesParty.move(tx, 'zhou-xiaoyun', [{ ref: 'file:kf', to: 'wang-min' }], 'member:zhao-lei'),
    );
    expect(gone).toEqual(['file:kf']);
    expect((await who['wang-min'].ask('GET', '/api/files/kf')).body).toMatchObject({
      state: 'draft',
      madeBy: { name: '王敏' },
    });
  });
});

describe('an adverse effect', () => {
  test('stops selling until somebody answerable says it is settled', async () => {
    await house.db.inOrganisation('anhe', (tx) => freezeSelling(tx, 'k1', 'ticket:t1'));
    expect((await page('k1')).frozenSince).toBe('2026-03-08T06:00:00.000Z');
    expect((await who['wang-min'].ask('POST', '/api/customers/k1/selling', {})).status).toBe(403);
    expect((await who['chen-hui'].ask('POST', '/api/customers/k1/selling', {})).status).toBe(204);
    expect(await page('k1')).toMatchObject({ frozenSince: null });
    expect((await page('k1')).timeline.map(({ says }) => says.zh)).toContain('恢复营销');
  });
});

describe('another company on the same machine', () => {
  test('sees nothing, whatever ids it tries', async () => {
    await smallCompany(house, 'beihe', '北禾');
    const stranger = await signedIn(house, 'zhou-qiming@beihe');
    for (const path of ['/api/customers/a', '/api/files/kf', '/api/surveys/none'])
      expect((await stranger.ask('GET', path)).status).toBe(404);
    expect((await stranger.ask('POST', '/api/customers/a/unmask')).status).toBe(404);
    expect((await stranger.ask('GET', '/api/customers')).body).toMatchObject({ rows: [], total: 0 });
    expect((await stranger.ask('GET', '/api/customers/search?q=wxy')).body).toMatchObject({ found: [] });
  });
});
