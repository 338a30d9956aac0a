import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { approvals } from '../../contract/owing.ts';
import type { EntryPage, Sheets } from '../../contract/sheets.ts';
import type { Today } from '../../contract/today.ts';
import type { Device, TestApp } from '../world/app.ts';
import { deskHouse, handIn, obligations } from '../world/desk-house.ts';
import { visitAsked } from '../world/visit-asked.ts';
import { people } from './customers-house.ts';

/** Facts 18, 29 to 32 of the week: a reception from its request to the meal's claim, through its pack and sheets alone. */

let house: TestApp;
let who: Record<
  'zhao-lei' | 'zhou-qiming' | 'zheng-fang' | 'wang-min' | 'luo-hao' | 'gao-lin' | 'he-jun',
  Device
>;
type Approvals = z.infer<typeof approvals>;

beforeAll(async () => {
  house = await deskHouse('2026-03-02T09:00:00+08:00');
  who = await people(
    house,
    'zhao-lei',
    'zhou-qiming',
    'zheng-fang',
    'wang-min',
    'luo-hao',
    'gao-lin',
    'he-jun',
  );
});

const at = (text: string) => house.clock.set(`${text}:00+08:00`);
const request = visitAsked('2026-03-12');

test('finance sets the month; only those the sheet names may', async () => {
  const budget = { line: 'reception', month: '2026-03-01', amount: 300000 };
  const refused = await handIn(who['wang-min'], 'S002.24-05d', { id: 'b0', values: budget });
  expect(refused.status).toBe(403);
  expect((await handIn(who['zheng-fang'], 'S002.24-05d', { id: 'b1', values: budget })).status).toBe(200);
  const { body } = await who['zhao-lei'].ask<Sheets>('GET', '/api/sheets');
  const systems = body.systems.map(({ pack }) => pack);
  expect(systems).toEqual(expect.arrayContaining(['expenses', 'leave', 'reception']));
  expect(systems).not.toContain('complaints');
});

test('18: the request opens two approvals, and shows the cap and what is left of the month', async () => {
  at('2026-03-11T09:10');
  const empty = await handIn(who['zhao-lei'], 'S002.12-06', {
    id: 'r4',
    values: { ...request, purpose: '' },
  });
  expect(empty.body).toMatchObject({
    error: { code: 'sheet.incomplete', details: { fields: ['purpose'] } },
  });
  expect((await handIn(who['zhao-lei'], 'S002.12-06', { id: 'r4', values: request })).status).toBe(200);
  expect((await handIn(who['zhao-lei'], 'S002.12-06', { id: 'r4', values: request })).status).toBe(200);
  const asked = (await obligations(house, 'reception:r4')).filter(({ noun }) => noun === 'approve');
  expect(asked.map(({ clause, holder }) => [clause, holder])).toEqual([
    ['S002.24-03', 'post:general-manager'],
    ['S002.24-09', 'post:general-manager'],
  ]);
  const { body } = await who['zhou-qiming'].ask<Approvals>('GET', '/api/approvals');
  const outside = body.waiting.find(({ clause }) => clause === 'S002.24-03');
  expect(outside?.title.zh).toBe('接待申请');
  const said = (lines: readonly { name: { zh: string }; says: { zh: string } }[] = []) =>
    lines.map(({ name, says }) => `${name.zh} ${says.zh}`);
  expect(said(outside?.filled)).toContain('来宾单位与职务 成都某养老服务公司,副总经理等四人');
  expect(said(outside?.figures)).toContain('本月接待费余额 3,000 元');
  expect(said(outside?.figures).some((line) => line.endsWith('910 元'))).toBe(true);
  expect(said(outside?.figures).some((line) => line.endsWith('352 元'))).toBe(true);
});

test('words stay out of the fact', async () => {
  const fact = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('fact').selectAll().where('id', '=', 'sheet.r4').executeTakeFirstOrThrow(),
  );
  expect(JSON.stringify([fact.data, fact.refs])).not.toMatch(/养老|副总/);
  expect(fact.data).toMatchObject({ guests: 4, starts: '2026-03-12T02:00:00.000Z', missing: [] });
});

test('a room is not booked before both said yes; then it is, and the tea is owed', async () => {
  const room = {
    room: 'one',
    starts_on: '2026-03-12',
    starts_at: '10:00',
    ends_at: '14:00',
    tea: true,
    special: false,
  };
  const early = { id: 'k1', about: 'reception:r4', values: room };
  expect((await handIn(who['zhao-lei'], 'S002.24-10b', early)).body).toMatchObject({
    error: { code: 'reception.not-approved-yet' },
  });
  at('2026-03-11T11:05');
  const { body } = await who['zhou-qiming'].ask<Approvals>('GET', '/api/approvals');
  const decisions = body.waiting.map(({ id }, i) => ({ id: `yes-${i}`, approval: id, yes: true }));
  await who['zhou-qiming'].ask('POST', '/api/approvals/decisions', { decisions });
  const page = (await who['zhao-lei'].ask<EntryPage>('GET', '/api/entries/r4')).body;
  expect(page.state).toBe('given');
  expect(page.approvals.map(({ answer }) => answer)).toEqual(['given', 'given']);
  expect((await handIn(who['zhao-lei'], 'S002.24-10b', early)).status).toBe(200);
  const tea = (await obligations(house, 'booking:k1')).find(({ clause }) => clause === 'S002.11-07');
  expect([tea?.holder, tea?.due_at?.toISOString().slice(0, 16)]).toEqual(['post:crew', '2026-03-12T01:45']);
});

test('29: the room is ready in time by the crew’s own list; no obligation for each cup', async () => {
  at('2026-03-12T09:45');
  const { body } = await who['luo-hao'].ask<Today>('GET', '/api/today');
  const card = body.cards.find(({ subject }) => subject.ref === 'booking:k1');
  expect([card?.record, card?.sheet?.clause]).toEqual(['sheet', 'S002.11-07b']);
  const ready = { id: 'k2', about: 'booking:k1', values: { set: ['tea', 'flowers'] } };
  expect((await handIn(who['luo-hao'], 'S002.11-07b', ready)).status).toBe(200);
  const late = {
    id: 'k3',
    about: 'booking:k1',
    values: { last_on: '2026-03-12', last_at: '10:30' },
  };
  at('2026-03-12T11:15');
  expect((await handIn(who['luo-hao'], 'S002.26-10d', late)).body).toMatchObject({
    error: { code: 'sheet.warned' },
  });
  const noted = { ...late, values: { ...late.values, reason: 'closed-door' } };
  expect((await handIn(who['luo-hao'], 'S002.26-10d', noted)).status).toBe(200);
  const rows = await obligations(house, 'booking:k1');
  expect(rows.map(({ clause, state }) => [clause, state])).toEqual([['S002.11-07', 'discharged']]);
});

test('31: 868 for seven is under the cap; 2,132 are left; feedback by Monday, claim by Thursday', async () => {
  at('2026-03-12T12:40');
  const meal = { class: 'B', dining: 'outside', diners: 7, amount: 86800, drinks: 0, tobacco: 0 };
  const bare = await handIn(who['zhao-lei'], 'S002.16-09d', {
    id: 'm1',
    about: 'reception:r4',
    values: meal,
  });
  expect(bare.body).toMatchObject({ error: { code: 'sheet.incomplete', details: { fields: ['receipt'] } } });
  const paid = { id: 'm1', about: 'reception:r4', values: meal, attachments: ['receipt-1'] };
  expect((await handIn(who['zhao-lei'], 'S002.16-09d', paid)).status).toBe(200);
  const end = { id: 'end-1', kind: 'reception.ended' };
  expect((await who['zhao-lei'].ask('POST', '/api/entries/r4/acts', end)).status).toBe(200);
  const page = (await who['zhao-lei'].ask<EntryPage>('GET', '/api/entries/r4')).body;
  const left = page.figures.find(({ clause }) => clause === 'S002.24-05c');
  expect(left?.says.zh).toBe('2,132 元');
  expect(page.acts.map(({ kind }) => kind)).toEqual(['reception.cancelled']);
  const due = Object.fromEntries(page.owed.map(({ clause, dueAt }) => [clause, dueAt]));
  expect(due['S002.16-09']).toBe('2026-03-16T16:00:00.000Z');
  expect(due['S001.32-27']).toBe('2026-03-19T16:00:00.000Z');
});

test('32: staying until 16:30 collides; room 2 goes to the office again, and 何俊’s people are told', async () => {
  at('2026-03-11T15:00');
  const four = { starts_on: '2026-03-12', starts_at: '16:00', ends_at: '17:30', tea: false, special: false };
  const meeting = { id: 'k9', values: { room: 'one', ...four } };
  expect((await handIn(who['he-jun'], 'S002.24-10b', meeting)).status).toBe(200);
  at('2026-03-12T13:40');
  const longer = { starts_on: '2026-03-12', starts_at: '14:00', ends_at: '16:30' };
  const move = (id: string, room: string) =>
    handIn(who['zhao-lei'], 'S002.26-03d', { id, about: 'booking:k1', values: { room, ...longer } });
  expect((await move('mv1', 'one')).body).toMatchObject({ error: { code: 'room.taken' } });
  expect((await move('mv2', 'two')).status).toBe(200);
  const rows = await obligations(house, 'booking:k1');
  const open = rows.filter(({ state }) => state === 'open').map(({ clause, holder }) => [clause, holder]);
  expect(open).toEqual([
    ['S002.26-03', 'post:office'],
    ['S002.26-03c', 'post:conference-manager'],
  ]);
  const { body } = await who['he-jun'].ask<Today>('GET', '/api/today');
  const told = body.cards.find(({ duties }) => duties[0]?.clause === 'S002.26-03c');
  expect(told?.record).toBe('plain');
  const done = { id: 'noted-1', at: '2026-03-12T13:45:00+08:00' };
  const path = `/api/obligations/${told?.duties[0]?.id}/discharge`;
  expect((await who['he-jun'].ask('POST', path, done)).status).toBe(200);
  const waiting = (await who['gao-lin'].ask<Approvals>('GET', '/api/approvals')).body.waiting;
  expect(waiting.map(({ clause }) => clause)).toEqual(['S002.26-03']);
});

test('the claim is filled in from the duty that asks for it, and meets it', async () => {
  at('2026-03-16T10:00');
  const { body } = await who['zhao-lei'].ask<Today>('GET', '/api/today');
  const card = body.cards.find(({ duties }) => duties[0]?.clause === 'S001.32-27');
  expect([card?.record, card?.sheet?.clause]).toEqual(['sheet', 'S001.32-02']);
  const obligation = card?.duties[0]?.id ?? '';
  const values = {
    sort: 'hospitality',
    reason: '接待成都来宾',
    item: '午餐',
    time: '2026-03-12',
    place: '雁江区滨江路',
    amount: 86800,
    in_words: 86800,
    attachments: 1,
    guests: '成都某养老服务公司四人',
    headcount: 7,
    dining: 'outside',
    applied: true,
  };
  const claim = { id: 'c1', obligation, values, attachments: ['receipt-1'] };
  expect((await handIn(who['wang-min'], 'S001.32-02', claim)).status).toBe(403);
  expect((await handIn(who['zhao-lei'], 'S001.32-02', claim)).body).toEqual({
    id: 'c1',
    open: '/entries/c1',
  });
  const [met] = (await obligations(house, 'reception:r4')).filter(({ clause }) => clause === 'S001.32-27');
  expect(met?.state).toBe('discharged');
});

test('who has nothing to do with it sees nothing of it', async () => {
  expect((await who['wang-min'].ask('GET', '/api/entries/r4')).status).toBe(404);
  expect((await who['zhou-qiming'].ask('GET', '/api/entries/r4')).status).toBe(200);
});
