import { beforeAll, expect, test } from 'vitest';
import type { EntryPage } from '../../contract/sheets.ts';
import type { NoticeSlip, TicketBoard, TicketPage } from '../../contract/tickets.ts';
import { passTime } from '../../server/ledger/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { complaintDay } from '../world/complaint-day.ts';
import { handIn, obligations } from '../world/desk-house.ts';
import { factsOf } from '../world/event-house.ts';
import { people } from './customers-house.ts';

/** Facts 19, 23, 24 and 30 of the week: a leaking tub, from the call at 09:20 to the close next day. */

type Name = 'sun-yue' | 'ren-jia' | 'ma-li' | 'feng-gang' | 'li-qiang' | 'wang-min';
let house: TestApp;
let who: Record<Name, Device>;

const at = (text: string) => house.clock.set(`${text}:00+08:00`);
const page = async (device: Device, id = 't1') =>
  (await device.ask<TicketPage>('GET', `/api/tickets/${id}`)).body;
const step = (device: Device, path: string, body: object, id = 't1') =>
  device.ask<{ error?: { code: string; message: { zh: string } } }>(
    'POST',
    `/api/tickets/${id}/${path}`,
    body,
  );
const tub = {
  ticketType: 'complaint',
  matter: 'quality',
  channel: 'phone',
  customer: 'he-shuzhen',
  said: '足浴桶漏水，打了两次没人理',
  value: { amount: '699.00', currency: 'CNY' },
  order: 'o-he',
};

beforeAll(async () => {
  house = await complaintDay('2026-03-11T09:20:00+08:00');
  who = await people(house, 'sun-yue', 'ren-jia', 'ma-li', 'feng-gang', 'li-qiang', 'wang-min');
});

test('19: level service manager, answer by 09:30, solve by the end of Thursday', async () => {
  const nobody = await who['sun-yue'].ask('POST', '/api/tickets', { id: 't0', ...tub, customer: null });
  expect(nobody.body).toMatchObject({ error: { code: 'ticket.nobody' } });
  const taken = await who['sun-yue'].ask('POST', '/api/tickets', { id: 't1', ...tub });
  expect(taken.body).toEqual({ id: 't1', number: 'T-0001' });
  expect((await who['sun-yue'].ask('POST', '/api/tickets', { id: 't1', ...tub })).body).toEqual(taken.body);
  const shown = await page(who['sun-yue']);
  expect(shown.level?.zh).toBe('客服部门经理');
  const clocks = Object.fromEntries(shown.clocks.map(({ noun, dueAt }) => [noun, dueAt?.slice(0, 16)]));
  expect(clocks).toMatchObject({
    'answer-ticket': '2026-03-11T01:30',
    'settle-complaint': '2026-03-12T16:00',
  });
  expect(shown.clocks.find(({ noun }) => noun === 'settle-complaint')?.holder.ref).toBe(
    'post:service-manager',
  );
});

test('selling to her stands still: the invitation ends and its place is free; the ticket goes on', async () => {
  const invitation = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('invitation').selectAll().where('id', '=', 'march.he-shuzhen').executeTakeFirstOrThrow(),
  );
  expect([invitation.state, invitation.withdrawn_for]).toEqual(['withdrawn', 'complaint']);
  const [revoked] = await factsOf(house, 'pass.revoked');
  expect(revoked?.subject).toBe('customer:he-shuzhen');
  expect((await page(who['sun-yue'])).frozen).toBe(true);
});

test('four digits find the case; a colleague of sales does not see it, who took it in does', async () => {
  const found = (await who['sun-yue'].ask<TicketBoard>('GET', '/api/tickets?q=6612')).body.tickets;
  expect(found.map(({ who: name, tail }) => [name, tail])).toEqual([['何淑珍', '6612']]);
  expect((await who['sun-yue'].ask<TicketBoard>('GET', '/api/tickets?q=6613')).body.tickets).toEqual([]);
  expect((await who['wang-min'].ask('GET', '/api/tickets/t1')).status).toBe(404);
  expect((await who['wang-min'].ask<TicketBoard>('GET', '/api/tickets')).body.tickets).toEqual([]);
});

test('answered at 09:27 with a visit agreed, in time', async () => {
  at('2026-03-11T09:27');
  const visit = { day: '2026-03-11', at: '15:00' };
  await step(who['sun-yue'], 'answers', { id: 'a1', words: '今天下午三点上门换新', visit });
  const shown = await page(who['sun-yue']);
  expect(shown.state).toBe('answered');
  const met = shown.ended.find(({ noun }) => noun === 'answer-ticket');
  expect([met?.state, met?.late]).toEqual(['discharged', false]);
});

test('the slip has three parts, each with the names it may carry', async () => {
  await step(who['ma-li'], 'dispatches', { id: 'd1', to: 'feng-gang', words: '带新桶' });
  const slip = (await who['ma-li'].ask<NoticeSlip>('GET', '/api/tickets/t1/notice')).body;
  const said = slip.parts.map(({ copy, lines }) => [copy, lines.map(({ says }) => says).join(' ')]);
  expect(said).toEqual([
    ['finance', '何**(6612) 699.00 元  '],
    ['department', '何淑珍 13812346612 2026-03-11 '],
    ['archive', '何淑珍(6612) 孙悦'],
  ]);
  expect(slip.sentTo).toBe('冯刚');
  await step(who['ma-li'], 'notices', { id: 'n1', delivered: ['finance', 'department', 'archive'] });
  expect((await factsOf(house, 'notice.delivered')).map(({ data }) => (data as { to: string }).to)).toEqual([
    'finance',
    'department',
    'archive',
  ]);
});

test('23: three open tickets are handed over one by one and accepted one by one', async () => {
  at('2026-03-11T10:00');
  const call = { ticketType: 'enquiry', channel: 'phone', said: '问周六活动', caller: { name: '周先生' } };
  for (const id of ['t2', 't3']) await who['sun-yue'].ask('POST', '/api/tickets', { id, ...call });
  const shift = {
    member: 'member:sun-yue',
    next: 'member:ren-jia',
    starts_on: '2026-03-11',
    starts_at: '08:00',
    ends_on: '2026-03-11',
    ends_at: '14:00',
  };
  expect((await handIn(who['ma-li'], 'S001.10-05b', { id: 's1', values: shift })).status).toBe(200);
  at('2026-03-11T13:50');
  const over = { id: 'h1', to: 'ren-jia', tickets: ['t1', 't2', 't3'], shift: 'shift:s1' };
  expect((await who['sun-yue'].ask('POST', '/api/tickets/hand-overs', over)).status).toBe(204);
  expect((await who['sun-yue'].ask('POST', '/api/tickets/hand-overs', over)).status).toBe(204);
  expect((await step(who['ma-li'], 'acceptances', { id: 'x' })).body.error?.code).toBe('ticket.not-handed');
  at('2026-03-11T13:56');
  for (const id of ['t1', 't2', 't3']) {
    expect((await page(who['ren-jia'], id)).acts[0]).toBe('take-over');
    expect((await step(who['ren-jia'], 'acceptances', { id: `acc-${id}` }, id)).status).toBe(204);
  }
  const kept = (await who['ren-jia'].ask<TicketBoard>('GET', '/api/tickets')).body.tickets;
  expect(new Set(kept.map(({ keeper }) => keeper.name))).toEqual(new Set(['任佳']));
  const took = await obligations(house, 'ticket:t1');
  expect(took.find(({ clause }) => clause === 'S001.10-02c')?.state).toBe('discharged');
});

test('her shift is handed over: what kept the clock turns green', async () => {
  const early = await handIn(who['sun-yue'], 'S001.10-03c', {
    id: 'out-0',
    about: 'shift:s1',
    values: { ends_on: '2026-03-11', ends_at: '14:00', on: 'handed-over' },
  });
  expect(early.body).toMatchObject({ error: { code: 'shift.not-handed-over' } });
  at('2026-03-11T13:58');
  const values = {
    to: 'member:ren-jia',
    open: 3,
    listed: 3,
    situation: '漏水投诉下午三点上门',
    explained: true,
    signed_out: true,
    signed_in: true,
  };
  const half = await handIn(who['sun-yue'], 'S001.10-02', {
    id: 'over-0',
    about: 'shift:s1',
    values: { ...values, listed: 2 },
  });
  expect(half.body).toMatchObject({ error: { code: 'handover.incomplete' } });
  await handIn(who['sun-yue'], 'S001.10-02', { id: 'over-1', about: 'shift:s1', values });
  const shown = (await who['ma-li'].ask<EntryPage>('GET', '/api/entries/s1')).body;
  expect(shown.owed.find(({ clause }) => clause === 'S001.10-04')?.state).toBe('discharged');
  const out = await handIn(who['sun-yue'], 'S001.10-03c', {
    id: 'out-1',
    about: 'shift:s1',
    values: { ends_on: '2026-03-11', ends_at: '14:00', on: 'handed-over' },
  });
  expect(out.status).toBe(200);
});

test('waiting is read off what happened, whoever asks and however often', async () => {
  at('2026-03-11T14:00');
  await step(who['ren-jia'], 'pauses', { id: 'p1', for: 'part', words: '等新桶' });
  at('2026-03-11T14:30');
  const waits = await page(who['ren-jia']);
  expect([waits.state, waits.waitedMinutes]).toEqual(['waiting', 30]);
  expect((await page(who['ren-jia'])).waitedMinutes).toBe(30);
  await step(who['ren-jia'], 'resumptions', { id: 'p2' });
  at('2026-03-11T14:55');
  const goesOn = await page(who['ren-jia']);
  expect([goesOn.state, goesOn.waitedMinutes, goesOn.waitingSince]).toEqual(['dispatched', 30, null]);
});

test('24: the tub is replaced and signed for; the old one is kept as defective; the call-back is to come', async () => {
  at('2026-03-11T15:00');
  const done = {
    id: 'c1',
    words: '换了新桶，试水不漏',
    signed: true,
    attachments: ['signature-1'],
    replaced: { order: 'o-he', line: 0, quantity: 1 },
  };
  expect((await step(who['feng-gang'], 'completions', done)).status).toBe(204);
  expect((await step(who['feng-gang'], 'completions', done)).status).toBe(204);
  const shown = await page(who['ma-li']);
  expect([shown.state, shown.replaced.map(({ what, quantity }) => [what.zh, quantity])]).toEqual([
    'done',
    [['禾悦足浴桶', 1]],
  ]);
  const kept = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('goods_replacement').selectAll().execute(),
  );
  expect(kept.map(({ order_id, defective, cause }) => [order_id, defective, cause])).toEqual([
    ['o-he', true, 'ticket:t1'],
  ]);
  expect(shown.clocks.map(({ noun }) => noun).sort()).toEqual(['settle-complaint', 'verify-ticket']);
});

test('30: not closed before it was told and called back; then the freeze is lifted', async () => {
  at('2026-03-12T10:30');
  const early = await step(who['ma-li'], 'closings', { id: 'z0' });
  expect(['ticket.not-fed-back', 'ticket.not-called-back']).toContain(early.body.error?.code);
  await step(who['ma-li'], 'feedback', { id: 'f1', words: '换新桶，保修重新算' });
  const uncalled = await step(who['ma-li'], 'closings', { id: 'z1' });
  expect(uncalled.body.error?.code).toBe('ticket.not-called-back');
  at('2026-03-12T10:40');
  await step(who['ma-li'], 'call-backs', { id: 'v1', satisfied: true, words: '好用' });
  at('2026-03-12T10:55');
  expect((await step(who['ma-li'], 'closings', { id: 'z2' })).status).toBe(204);
  const shown = await page(who['ma-li']);
  expect([shown.state, shown.frozen]).toEqual(['closed', false]);
  const settled = shown.ended.find(({ noun }) => noun === 'settle-complaint');
  expect([settled?.state, settled?.late]).toEqual(['discharged', false]);
});

test('the invitation is not restored by itself: its inviter is asked', async () => {
  const invitation = await house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('invitation')
      .select('state')
      .where('id', '=', 'march.he-shuzhen')
      .executeTakeFirstOrThrow(),
  );
  expect(invitation.state).toBe('withdrawn');
  const { body } = await who['li-qiang'].ask<{ items: { title: { zh: string }; open: string }[] }>(
    'GET',
    '/api/notifications',
  );
  expect(body.items[0]).toMatchObject({
    title: { zh: '何淑珍:还请不请?' },
    open: '/events/march?tab=inviting',
  });
});

test('not answered in ten minutes it is late, and the service manager hears of it', async () => {
  at('2026-03-12T11:00');
  const call = {
    ticketType: 'repair',
    channel: 'phone',
    said: '灯不亮',
    caller: { name: '王阿姨', phone: '13900001234' },
  };
  await who['ren-jia'].ask('POST', '/api/tickets', { id: 't9', ...call });
  at('2026-03-12T11:11');
  await passTime(house.db, 'anhe');
  const [first] = (await page(who['ren-jia'], 't9')).clocks;
  expect([first?.noun, first?.late]).toEqual(['answer-ticket', true]);
  const heard = (await obligations(house, 'ticket:t9')).find(({ noun }) => noun === 'hear-of-lapse');
  expect(heard?.holder).toBe('post:service-manager');
});

test('no words of anybody are in a fact', async () => {
  const facts = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('fact').select(['data', 'refs']).where('kind', 'like', 'ticket.%').execute(),
  );
  expect(JSON.stringify(facts)).not.toMatch(/漏水|何淑珍|6612|1390000|周先生/);
});
