import { beforeAll, expect, test } from 'vitest';
import type { EventList, EventPage } from '../../contract/events.ts';
import type { InvitationBoard, InvitationCard } from '../../contract/inviting.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import type { Device, TestApp } from '../world/app.ts';
import { customersHouse, people } from './customers-house.ts';

/** One gathering from the plan to the answer on the guest page, over HTTP. */

let house: TestApp;
let who: Record<'wang-min' | 'li-qiang' | 'zhao-lei' | 'zhou-qiming' | 'gao-lin', Device>;

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const plan = {
  id: 'spring',
  name: '三月联谊会',
  type: 'get-together',
  hall: '雁江宾馆三楼',
  doorsAt: '2026-03-14T07:50:00+08:00',
  startsAt: '2026-03-14T09:00:00+08:00',
  endsAt: '2026-03-14T11:30:00+08:00',
  capacity: 3,
  fireLimit: 200,
  sells: '安禾公司邀请您,会上销售蛋白粉和足浴桶',
  goalGuests: 3,
  goalSales: yuan('15000.00'),
  quotas: [
    { member: 'wang-min', guests: 2, sales: yuan('9000.00') },
    { member: 'li-qiang', guests: 1, sales: yuan('5500.00') },
  ],
  budget: [{ line: 'catering', planned: yuan('2880.00') }],
};
const asked = {
  channel: 'visit',
  warmedUp: true,
  confident: true,
  likelihood: 'sure',
  answer: 'yes',
};

beforeAll(async () => {
  house = await customersHouse('2026-03-08T09:00:00+08:00');
  who = await people(house, 'wang-min', 'li-qiang', 'zhao-lei', 'zhou-qiming', 'gao-lin');
  const consents = ['phone', 'visit'].map((channel) => ({ purpose: 'selling', channel, source: 'stall' }));
  const add = (device: Device, id: string, name: string, phone: string) =>
    device.ask('POST', '/api/customers', { id, name, source: 'stall', phones: [phone], consents });
  await add(who['wang-min'], 'li', '李桂芳', '13812348821');
  await add(who['wang-min'], 'zhang', '张建国', '13812343307');
  await add(who['wang-min'], 'zhong', '钟国栋', '13812344190');
  await add(who['li-qiang'], 'xu', '许国平', '13812347718');
});

const page = async (device = who['zhao-lei']) =>
  (await device.ask<EventPage>('GET', '/api/events/spring')).body;
const board = async (device = who['zhao-lei']) =>
  (await device.ask<InvitationBoard>('GET', '/api/events/spring/invitations')).body;
const of = async (customer: string) => {
  const row = (await board()).rows.find((one) => one.customer.id === customer);
  if (!row) throw new Error(`${customer} is not on the list`);
  return row;
};
const on = async (device: Device, customer: string, what: string, body: object) =>
  device.ask<RefusalAnswer>('POST', `/api/invitations/${(await of(customer)).id}/${what}`, {
    id: `${what}.${customer}.${JSON.stringify(body).length}`,
    ...body,
  });

test('a plan needs times that fit, seats the fire rules allow, quotas the hall holds', async () => {
  const post = (change: object) =>
    who['zhao-lei'].ask<RefusalAnswer>('POST', '/api/events', { ...plan, ...change });
  const refused = async (change: object) => {
    const { status, body } = await post(change);
    expect(status).toBe(422);
    return body.error;
  };
  expect((await refused({ endsAt: plan.doorsAt })).code).toBe('event.times');
  expect(
    (await refused({ doorsAt: '2026-03-01T08:00:00+08:00', startsAt: '2026-03-01T09:00:00+08:00' })).code,
  ).toBe('event.past');
  expect((await refused({ capacity: 201 })).message.zh).toBe('摆 201 个座位,消防核定只有 200 人');
  expect((await refused({ quotas: [{ member: 'wang-min', guests: 9, sales: yuan('0.00') }] })).code).toBe(
    'event.quota-too-many',
  );
  expect((await refused({ quotas: [{ member: 'nobody', guests: 1, sales: yuan('0.00') }] })).code).toBe(
    'event.member-unknown',
  );
  expect((await who['zhao-lei'].ask<EventList>('GET', '/api/events')).body.coming).toEqual([]);
  expect((await who['wang-min'].ask('POST', '/api/events', plan)).status).toBe(403);
});

test('planned twice it is one event; what nobody was given is shown, money only to who may', async () => {
  for (let i = 0; i < 2; i++)
    expect((await who['zhao-lei'].ask('POST', '/api/events', plan)).status).toBe(204);
  const shown = await page();
  expect(shown).toMatchObject({ state: 'planned', sells: plan.sells, filing: null });
  expect(shown.quotas).toMatchObject({ guestsUnassigned: 0, salesUnassigned: yuan('500.00') });
  expect(shown.costs).toEqual([{ line: 'catering', planned: yuan('2880.00'), spent: null }]);
  expect(shown.ready.missing.map(({ zh }) => zh)).toContain('礼品差 3');
  const seen = await page(who['wang-min']);
  expect(seen.costs).toBeNull();
  expect(seen.quotas.salesUnassigned).toBeNull();
});

test('one invites own customers, a yes gets a pass, a full hall a waiting list', async () => {
  const put = (device: Device, ...ids: string[]) =>
    device.ask('POST', '/api/events/spring/prospects', { prospects: ids.map((customer) => ({ customer })) });
  expect((await put(who['wang-min'], 'li', 'zhang', 'zhong', 'xu')).body).toMatchObject({
    listed: 3,
    left: [{ customer: 'xu', why: { zh: '由别的同事负责' } }],
  });
  await put(who['li-qiang'], 'xu');
  expect((await on(who['wang-min'], 'li', 'asking', asked)).status).toBe(204);
  expect((await on(who['wang-min'], 'li', 'asking', asked)).status).toBe(204);
  await on(who['wang-min'], 'zhang', 'asking', { ...asked, likelihood: 'likely' });
  await on(who['li-qiang'], 'xu', 'asking', asked);
  await on(who['wang-min'], 'zhong', 'asking', asked);
  expect(await of('li')).toMatchObject({ state: 'accepted', passNumber: expect.stringMatching(/^\d{4}$/) });
  expect(await of('zhong')).toMatchObject({ state: 'waiting', waiting: 1, passNumber: null });
  expect((await board()).funnel).toMatchObject({ listed: 4, accepted: 3, waiting: 1, sure: 2, likely: 1 });
  expect((await board(who['li-qiang'])).rows.map((row) => row.customer.name)).toEqual(['许国平']);
});

test('only the inviter records, or who arranges', async () => {
  expect((await on(who['li-qiang'], 'li', 'confirmation', { round: 'first' })).body.error.code).toBe(
    'invitation.not-yours',
  );
  expect((await on(who['wang-min'], 'li', 'confirmation', { round: 'first' })).status).toBe(204);
  expect((await on(who['zhao-lei'], 'zhang', 'confirmation', { round: 'first' })).status).toBe(204);
  expect((await on(who['wang-min'], 'zhong', 'confirmation', { round: 'first' })).body.error.code).toBe(
    'invitation.not-asked',
  );
});

test('“do not call again” ends the invitation, and whoever waits moves up with a pass', async () => {
  const refusal = { id: 'no-1', purpose: 'selling', channel: 'all', source: 'phone-in' };
  const { status, body } = await who['li-qiang'].ask('POST', '/api/customers/xu/refusals', refusal);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(await of('xu')).toMatchObject({ state: 'withdrawn', withdrawnFor: 'refused', passNumber: null });
  expect(await of('zhong')).toMatchObject({
    state: 'accepted',
    waiting: null,
    passNumber: expect.any(String),
  });
  expect((await on(who['li-qiang'], 'xu', 'asking', asked)).body.error.code).toBe('invitation.withdrawn');
});

test('readiness says what is missing, and filing must be whole', async () => {
  const post = (path: string, body: object, device = who['zhao-lei']) =>
    device.ask<RefusalAnswer & { text: string }>('POST', `/api/events/spring/${path}`, body);
  const papers = { plan: true, qualifications: true, materials: true, pledge: true };
  const half = await post('filing', { ...papers, pledge: false });
  expect(half.body.error.message.zh).toBe('备案材料不齐,还差:诚信承诺书');
  expect((await post('filing', papers)).status).toBe(204);
  const all = { venue: 1, stock: 1, equipment: 5, supplies: 6 };
  for (const [item, n] of Object.entries(all))
    await post('materials', { id: `m.${item}`, item, have: n, wanted: n });
  await post('materials', { id: 'm.gifts', item: 'gifts', have: 2, wanted: 3 });
  const progress = (await post('progress', {})).body.text;
  expect(progress).toContain('✗ 礼品 2/3,差 1');
  expect(progress).not.toMatch(/李桂芳|张建国/);
  expect((await board()).confirming).toMatchObject({
    open: false,
    missing: [{ zh: '摸底会还没开' }, { zh: '礼品差 1' }],
  });
  await post('meetings', { id: 'meet', meeting: 'stocktaking', attended: 9 });
  await post('materials', { id: 'm.gifts.2', item: 'gifts', have: 3, wanted: 3 });
  expect((await board()).confirming).toEqual({ open: true, missing: [] });
});

test('the guest page says who sells what and nothing personal; the guest answers there', async () => {
  const forwarded = await on(who['wang-min'], 'zhang', 'forward', {});
  const { link, text } = forwarded.body as unknown as { link: string; text: string };
  expect(text.split('\n')[0]).toContain('会上销售蛋白粉和足浴桶');
  const guest = house.device();
  const path = `/api/guest-pages/${link.replace('/g/', '')}`;
  const card = (await guest.ask<InvitationCard>('GET', path)).body;
  expect(card).toMatchObject({ surname: '张', inviter: '王敏', state: 'accepted', hall: plan.hall });
  expect(JSON.stringify(card)).not.toMatch(/建国|3307|1381/);
  const answer = { id: 'g1', answer: 'yes', companions: 1, care: ['hearing'], stop: '松涛路口' };
  expect((await guest.ask<InvitationCard>('POST', `${path}/reply`, answer)).body).toMatchObject({
    companions: 1,
  });
  expect(await of('zhang')).toMatchObject({ care: ['hearing'], stop: '松涛路口' });
  expect((await guest.ask('GET', '/api/guest-pages/anhe.forged')).status).toBe(404);
  expect((await guest.ask('GET', '/api/guest-pages/nobody.forged')).status).toBe(404);
});

test('erased, what we wrote about a guest is gone, and the seat goes to who waits', async () => {
  await on(who['wang-min'], 'zhong', 'asking', { ...asked, agreed: true, note: '想坐前排' });
  const notes = () =>
    house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('invitation_note').select('words').where('customer_id', '=', 'zhong').execute(),
    );
  expect(await notes()).toEqual([{ words: '想坐前排' }]);
  const gone = await who['zhou-qiming'].ask('POST', '/api/customers/zhong/erasure', {
    id: 'erase-1',
    sure: true,
  });
  expect(gone.status, JSON.stringify(gone.body)).toBeLessThan(300);
  expect(await notes()).toEqual([]);
  expect((await board()).rows.find((one) => one.customer.id === 'zhong')).toMatchObject({
    state: 'withdrawn',
    withdrawnFor: 'erased',
    customer: { name: '—' },
  });
});

test('moved, the passes stay good; called off, every invitation ends', async () => {
  const change = {
    doorsAt: '2026-03-21T07:50:00+08:00',
    startsAt: '2026-03-21T09:00:00+08:00',
    endsAt: '2026-03-21T11:30:00+08:00',
  };
  expect((await who['zhao-lei'].ask('PATCH', '/api/events/spring', change)).status).toBe(204);
  expect((await page()).startsAt).toBe('2026-03-21T01:00:00.000Z');
  expect((await of('li')).passNumber).not.toBeNull();
  const fewer = await who['zhao-lei'].ask<RefusalAnswer>('PATCH', '/api/events/spring', { capacity: 1 });
  expect(fewer.body.error.code).toBe('event.seats-taken');
  expect((await who['zhao-lei'].ask('POST', '/api/events/spring/cancellation')).status).toBe(204);
  expect((await board()).rows.map(({ state }) => state)).toEqual(Array(4).fill('withdrawn'));
  expect((await on(who['wang-min'], 'li', 'asking', asked)).status).toBe(409);
});
