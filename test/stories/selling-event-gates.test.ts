import { beforeAll, expect, test } from 'vitest';
import type { InvitationBoard } from '../../contract/inviting.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { replay } from '../../server/ledger/index.ts';
import { adoptPack } from '../../server/modules/policy/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { letTimePass } from '../world/calendar-house.ts';
import { derivedRows } from '../world/small-house.ts';
import { customersHouse, people } from './customers-house.ts';

/** A gathering under S000.8 and S000.9: what opens, what is refused and why, who owes what when everything is ready. */

let house: TestApp;
let who: Record<'wang-min' | 'li-qiang' | 'zhao-lei', Device>;
const none = { amount: '0.00', currency: 'CNY' };
const plan = {
  id: 'spring',
  name: '三月联谊会',
  type: 'get-together',
  hall: '雁江宾馆三楼',
  doorsAt: '2026-03-14T07:50:00+08:00',
  startsAt: '2026-03-14T09:00:00+08:00',
  endsAt: '2026-03-14T11:30:00+08:00',
  capacity: 130,
  fireLimit: 200,
  sells: '安禾公司邀请您,会上销售蛋白粉和足浴桶',
  goalGuests: 3,
  goalSales: none,
  quotas: [
    { member: 'wang-min', guests: 2, sales: none },
    { member: 'li-qiang', guests: 1, sales: none },
  ],
  budget: [],
};
const asked = { channel: 'visit', warmedUp: true, confident: true, likelihood: 'sure', answer: 'yes' };

const event = (path: string, body: object, device = who['zhao-lei']) =>
  device.ask<RefusalAnswer>('POST', `/api/events/spring/${path}`, body);
const rows = async () =>
  (await who['zhao-lei'].ask<InvitationBoard>('GET', '/api/events/spring/invitations')).body.rows;
let sent = 0;
async function on(device: Device, customer: string, what: string, body: object) {
  const row = (await rows()).find((one) => one.customer.id === customer);
  return device.ask<RefusalAnswer>('POST', `/api/invitations/${row?.id}/${what}`, {
    id: `s${++sent}`,
    ...body,
  });
}
const owed = (clause: string) =>
  house.db.inOrganisation('anhe', async (tx) =>
    (
      await tx
        .selectFrom('obligation')
        .select(['holder', 'subject', 'state', 'due_at', 'lapsed'])
        .where('clause', '=', clause)
        .orderBy('due_at')
        .orderBy('subject')
        .execute()
    ).map(({ due_at, ...one }) => ({ ...one, due: due_at && new Date(due_at).toISOString() })),
  );

beforeAll(async () => {
  house = await customersHouse('2026-03-08T09:00:00+08:00');
  await house.db.inOrganisation('anhe', (tx) =>
    adoptPack(
      tx,
      { id: 'adopt-events', pack: 'selling-event', from: '2026-03-08' },
      'member:zhou-qiming',
      'set-up',
    ),
  );
  who = await people(house, 'wang-min', 'li-qiang', 'zhao-lei');
  const consents = ['phone', 'visit'].map((channel) => ({ purpose: 'selling', channel, source: 'stall' }));
  for (const [by, id, name, phone] of [
    ['wang-min', 'li', '李桂芳', '13812348821'],
    ['wang-min', 'zhang', '张建国', '13812343307'],
    ['wang-min', 'zhong', '钟国栋', '13812344190'],
    ['li-qiang', 'xu', '许国平', '13812347718'],
  ] as const)
    await who[by].ask('POST', '/api/customers', { id, name, source: 'stall', phones: [phone], consents });
  await who['zhao-lei'].ask('POST', '/api/events', plan);
  const prospects = ['li', 'zhang', 'zhong', 'xu'].map((customer) => ({ customer }));
  await event('prospects', { prospects });
});

test('the stock-taking meeting is owed two days before, by the three groups and whoever calls it', async () =>
  expect(await owed('S000.8-12')).toMatchObject(
    ['post:conference-manager', 'post:crew', 'post:representative', 'post:consultant'].map(() => ({
      subject: 'event:spring',
      state: 'open',
      due: '2026-03-12T16:00:00.000Z',
    })),
  ));

test('an invitation is made in person, to somebody one is sure of, within the quota', async () => {
  const refusal = async (change: object, customer = 'li') =>
    (await on(who['wang-min'], customer, 'asking', { ...asked, ...change })).body.error.code;
  expect(await refusal({ channel: 'phone' })).toBe('invitation.not-in-person');
  expect(await refusal({ warmedUp: false })).toBe('invitation.not-warmed-up');
  expect(await refusal({ confident: false })).toBe('invitation.not-confident');
  expect((await on(who['wang-min'], 'li', 'asking', asked)).status).toBe(204);
  expect((await on(who['wang-min'], 'zhang', 'asking', asked)).status).toBe(204);
  expect((await on(who['li-qiang'], 'xu', 'asking', asked)).status).toBe(204);
  expect(await refusal({}, 'zhong')).toBe('invitation.over-quota');
  for (const [by, customer] of [
    ['wang-min', 'li'],
    ['wang-min', 'zhang'],
    ['li-qiang', 'xu'],
  ] as const)
    expect((await on(who[by], customer, 'confirmation', { round: 'first' })).status).toBe(204);
});

test('progress is owed day by day from five days before; a day without one is late', async () => {
  await letTimePass(house, '2026-03-09T17:30:00+08:00');
  expect(await owed('S000.8-08')).toMatchObject([
    { holder: 'post:conference-manager', subject: 'event:spring', due: '2026-03-09T16:00:00.000Z' },
  ]);
  await event('progress', {});
  await letTimePass(house, '2026-03-11T09:00:00+08:00');
  expect(await owed('S000.8-08')).toMatchObject([
    { state: 'discharged', lapsed: false },
    { state: 'open', lapsed: true },
    { state: 'open', lapsed: false },
  ]);
});

test('the confirmation calls are refused, and the refusal names what is missing', async () => {
  const again = () => on(who['wang-min'], 'li', 'confirmation', { round: 'again' });
  for (const item of ['venue', 'stock', 'equipment', 'supplies'])
    await event('materials', { id: `m.${item}`, item, have: 1, wanted: 1 });
  await event('materials', { id: 'm.gifts', item: 'gifts', have: 90, wanted: 120 });
  await letTimePass(house, '2026-03-12T15:00:00+08:00');
  expect((await again()).body.error.message.zh).toBe('敲定电话还没开放：摸底会还没开。');
  await letTimePass(house, '2026-03-12T16:30:00+08:00');
  await event('meetings', { id: 'meet', meeting: 'stocktaking', attended: 9 });
  expect((await owed('S000.8-12')).map(({ state, lapsed }) => [state, lapsed])).toEqual(
    Array(4).fill(['discharged', false]),
  );
  const { status, body } = await again();
  expect(status).toBe(403);
  expect(body.error).toMatchObject({
    code: 'confirmation.not-ready',
    message: {
      zh: '敲定电话还没开放，还差：礼品（共 30 件）。备齐了自动开放。',
      en: expect.stringContaining('Still lacking: gifts (30 in all)'),
    },
  });
  expect(await owed('S000.8-13c')).toEqual([]);
});

test('the last gift opens them: each falls to its inviter until 20:00 of the day before', async () => {
  await letTimePass(house, '2026-03-12T17:40:00+08:00');
  await event('materials', { id: 'm.gifts.2', item: 'gifts', have: 120, wanted: 120 });
  const due = '2026-03-13T12:00:00.000Z';
  expect(await owed('S000.8-13c')).toMatchObject([
    { holder: 'member:wang-min', subject: 'customer:li', state: 'open', due },
    { holder: 'member:li-qiang', subject: 'customer:xu', state: 'open', due },
    { holder: 'member:wang-min', subject: 'customer:zhang', state: 'open', due },
  ]);
  expect((await on(who['wang-min'], 'li', 'confirmation', { round: 'again' })).status).toBe(204);
  await who['li-qiang'].ask('POST', '/api/customers/xu/refusals', {
    id: 'no-1',
    purpose: 'selling',
    channel: 'all',
    source: 'phone-in',
  });
  expect((await owed('S000.8-13c')).map(({ state }) => state)).toEqual(['discharged', 'superseded', 'open']);
});

test('replayed from its facts, everything is as it was', async () => {
  const here = <R>(work: Parameters<typeof house.db.inOrganisation<R>>[1]) =>
    house.db.inOrganisation('anhe', work);
  const live = await here(derivedRows);
  await here(replay);
  expect(await here(derivedRows)).toEqual(live);
});
