import { beforeAll, describe, expect, it } from 'vitest';
import type { EventPage } from '../../contract/events.ts';
import type { InvitationBoard } from '../../contract/inviting.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { replay } from '../../server/ledger/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { testApp } from '../world/app.ts';
import { DEMO_PASSWORD } from '../world/company.ts';
import { GUESTS } from '../world/guests.ts';
import { playTo } from '../world/play.ts';
import { derivedRows } from '../world/small-house.ts';
import { invitationOf, SPRING } from '../world/spring/plan-spring.ts';

/** What the week does for Saturday's get-together, from Monday to Friday evening, told over HTTP. */

let house: TestApp;
let zhao: Device;
let wang: Device;

beforeAll(async () => {
  house = await testApp({ now: '2026-02-07T08:00:00+08:00' });
  await playTo(house, '2026-03-09T10:40');
  zhao = await signIn('zhao-lei');
  wang = await signIn('wang-min');
}, 120_000);

async function signIn(account: string): Promise<Device> {
  const device = house.device();
  await device.ask('POST', '/api/session', { account, password: DEMO_PASSWORD });
  return device;
}

const page = async () => (await zhao.ask<EventPage>('GET', `/api/events/${SPRING}`)).body;
const board = async () => (await zhao.ask<InvitationBoard>('GET', `/api/events/${SPRING}/invitations`)).body;
const of = async (guest: { id: string }) =>
  (await board()).rows.find(({ customer }) => customer.id === guest.id);
const missing = async () => (await page()).ready.missing.map(({ zh }) => zh);

describe('Monday', () => {
  it('quotas add to 120 guests and 14,500: 500 unassigned is shown', async () => {
    const { quotas } = await page();
    expect(quotas.rows.reduce((sum, { guests }) => sum + guests, 0)).toBe(120);
    expect(quotas.salesUnassigned).toEqual({ amount: '500.00', currency: 'CNY' });
  });

  it('10:32 钟国栋 telephones: the hall is promised away, waiting list no. 1', async () => {
    expect(await of(GUESTS.zhongGuodong)).toMatchObject({ state: 'waiting', waiting: 1, passNumber: null });
    expect((await board()).funnel.invited).toBe(120);
  });

  it('17:30 the day’s progress: venue and stock are there, equipment 3 of 5, gifts 0 of 120, supplies 4 of 6', async () => {
    await playTo(house, '2026-03-09T17:45');
    expect(await missing()).toEqual(
      expect.arrayContaining(['设备差 2', '礼品差 120', '会场用品差 2', '备案']),
    );
    const { body } = await zhao.ask<{ text: string }>('POST', `/api/events/${SPRING}/progress`);
    expect(body.text).toContain('✗ 礼品 0/120,差 120');
    for (const { name } of Object.values(GUESTS)) expect(body.text).not.toContain(name);
  });
});

describe('Tuesday', () => {
  it('14:05 許国平’s no withdraws his invitation; 钟国栋 moves up, and 120 are kept', async () => {
    await playTo(house, '2026-03-10T14:10');
    expect(await of(GUESTS.xuGuoping)).toMatchObject({
      state: 'withdrawn',
      withdrawnFor: 'refused',
      passNumber: null,
    });
    expect(await of(GUESTS.zhongGuodong)).toMatchObject({
      state: 'accepted',
      passNumber: expect.any(String),
    });
    expect((await board()).funnel.invited).toBe(120);
  });

  it('15:20 filed one day before the last day; nothing stands in the way of opening but the day itself', async () => {
    await playTo(house, '2026-03-10T15:30');
    expect((await page()).filing).toMatchObject({ by: { name: '何俊' } });
    expect(await missing()).not.toContain('备案');
  });
});

describe('Thursday', () => {
  it('16:00 the stock-taking meeting: 120 invited, 71 sure, 33 likely, 16 unsure', async () => {
    await playTo(house, '2026-03-12T16:05');
    expect((await board()).funnel).toMatchObject({
      invited: 120,
      sure: 71,
      likely: 33,
      unsure: 16,
      confirmed: 104,
    });
  });

  it('敲定 calls stay locked and say what is missing', async () => {
    expect((await board()).confirming).toEqual({
      open: false,
      missing: [{ zh: '礼品差 30', en: 'gifts: 30 short' }],
    });
    const { status, body } = await wang.ask<RefusalAnswer>(
      'POST',
      `/api/invitations/${invitationOf({ guest: GUESTS.zhaoXiulan })}/confirmation`,
      { id: 'early', round: 'again' },
    );
    expect(status).toBe(403);
    expect(body.error.message.zh).toMatch(/礼品.*30/);
  });

  it('17:40 谢军 brings thirty: it opens by itself, and 104 calls fall to their inviters until Friday 20:00', async () => {
    await playTo(house, '2026-03-12T17:50');
    expect((await board()).confirming).toEqual({ open: true, missing: [] });
    const rows = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('obligation')
        .select(['holder', 'due_at'])
        .where('clause', 'like', 'S000.8-13%')
        .where('state', '=', 'open')
        .execute(),
    );
    expect(rows).toHaveLength(104);
    expect(new Set(rows.map(({ holder }) => holder)).size).toBe(6);
  });
});

describe('Friday', () => {
  it('18:00 of 104 confirmed 96 are re-confirmed; the eight lose the held seat, not the pass', async () => {
    await playTo(house, '2026-03-13T18:05');
    const { funnel, rows } = await board();
    expect(funnel).toMatchObject({ confirmed: 104, reconfirmed: 96 });
    const released = rows.filter((row) => row.released);
    expect(released).toHaveLength(8);
    for (const row of released) expect(row.passNumber).toMatch(/^\d{4}$/);
  });

  it('a replay of the week gives the same rows', async () => {
    const before = await house.db.inOrganisation('anhe', derivedRows);
    await house.db.inOrganisation('anhe', (tx) => replay(tx));
    expect(await house.db.inOrganisation('anhe', derivedRows)).toEqual(before);
  }, 120_000);
});
