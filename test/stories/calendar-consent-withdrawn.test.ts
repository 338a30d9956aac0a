import { beforeAll, describe, expect, it } from 'vitest';
import type { Device, TestApp } from '../world/app.ts';
import {
  agreesToCalls,
  calendarHouse,
  callBacksOf,
  cardOf,
  fileOf,
  letTimePass,
  todayOf,
} from '../world/calendar-house.ts';
import { signedIn } from '../world/small-company.ts';

/** Selling consent is withdrawn on day 4: what rests on it ends at once and says so; service goes on. */

let house: TestApp;
let wang: Device;

beforeAll(async () => {
  house = await calendarHouse('2026-03-08T16:00:00+08:00', '2026-03-06');
  wang = await signedIn(house, 'wang-min');
  for (const [id, name, phone, outcome] of [
    ['li', '李桂芳', '13812348821', 'bought'],
    ['xu', '许国平', '13812347718', 'none'],
  ] as const) {
    await wang.ask('POST', '/api/customers', { id, name, phones: [phone], source: 'event' });
    await agreesToCalls(house, id);
    await fileOf(house, wang, { id, name, phone, outcome });
  }
  await letTimePass(house, '2026-03-12T09:30:00+08:00');
});

const withdraw = (customer: string) =>
  wang.ask<{ cancelled: { title: unknown }[]; goesOn: { id: string }[] }>(
    'POST',
    `/api/customers/${customer}/consent-withdrawals`,
    {
      id: `no-${customer}`,
      purpose: 'selling',
      channel: 'all',
      source: 'phone-in',
    },
  );

describe('selling consent withdrawn on day 4', () => {
  it('the non-buyer’s selling calls end, and the list shows why', async () => {
    expect((await callBacksOf(house, 'xu')).map(({ clause, state }) => [clause, state])).toEqual([
      ['S003.3-12', 'open'],
      ['S003.3-13', 'open'],
    ]);
    const answer = await withdraw('xu');
    expect(answer.status).toBeLessThan(300);
    // Both calls, and the manager need not hear any more that the first had lapsed
    expect(answer.body.cancelled).toHaveLength(3);
    expect((await callBacksOf(house, 'xu')).map(({ state }) => state)).toEqual(['superseded', 'superseded']);
    const { ended } = await todayOf(wang);
    expect(ended.filter(({ subject }) => subject.ref === 'customer:xu').map(({ says }) => says.zh)).toEqual([
      '已取消(因撤回授权)',
      '已取消(因撤回授权)',
    ]);
  });

  it('the buyer’s six service calls go on, and she may be called about them', async () => {
    const answer = await withdraw('li');
    expect(answer.body.cancelled).toEqual([]);
    const owed = await callBacksOf(house, 'li');
    expect(owed).toHaveLength(6);
    expect(owed.every(({ state }) => state === 'open')).toBe(true);
    const card = await cardOf(wang, 'li');
    expect(card).toMatchObject({ purpose: 'service', section: 'overdue', call: { verdict: 'allowed' } });
    const call = await wang.ask('POST', '/api/calls', {
      id: 'dial-1',
      obligations: card.duties.map(({ id }) => id),
    });
    expect(call).toMatchObject({ status: 200, body: { dial: 'tel:13812348821' } });
  });

  it('an offer to the same person is not allowed any more', async () => {
    const made = await wang.ask<{ obligation: string }>('POST', '/api/promises', {
      id: 'p1',
      subject: 'customer:xu',
      at: '2026-03-13T10:00:00+08:00',
      words: '邀请周六联谊会',
    });
    expect(made.status).toBe(200);
    expect(made.body.obligation).not.toBeNull();
    expect(await wang.ask('POST', '/api/calls/check', { obligations: [made.body.obligation] })).toMatchObject(
      {
        status: 200,
        body: { verdict: 'refused', code: 'law.no-consent' },
      },
    );
    expect(
      await wang.ask('POST', '/api/calls', { id: 'dial-2', obligations: [made.body.obligation] }),
    ).toMatchObject({
      status: 403,
      body: { error: { code: 'law.no-consent' } },
    });
  });
});
