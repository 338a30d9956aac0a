import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficeHours } from '../../contract/office-hours.ts';
import type { TicketPage } from '../../contract/tickets.ts';
import { replay } from '../../server/ledger/index.ts';
import { adoptLoaded } from '../../server/modules/policy/adopting/adopt-pack.ts';
import { type LoadedPack, loadPacks } from '../../server/modules/policy/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { complaintDay } from '../world/complaint-day.ts';
import { derivedRows } from '../world/small-house.ts';
import { people } from './customers-house.ts';

/** A limit in office hours: the company says when it is open, and four hours are four open hours. */

const folder = mkdtempSync(join(tmpdir(), 'guiju-hours-'));
let house: TestApp;
let desk: Device;
let boss: Device;

const at = (text: string) => house.clock.set(`${text}:00+08:00`);
const every = (weekdays: readonly number[], ...open: readonly (readonly [string, string])[]) =>
  weekdays.map((weekday) => ({ weekday, open: open.map(([from, to]) => ({ from, to })) }));
const set = (from: string, week: OfficeHours['week'], who = boss) =>
  who.ask<{ hours: OfficeHours[]; error?: { code: string; message: { zh: string } } }>(
    'POST',
    '/api/organisation/office-hours',
    { from, week },
  );

/** The day and time of a limit in China, the last moment that still counts. */
const said = (dueAt: string | null | undefined) =>
  new Date(Date.parse(dueAt ?? '') - 1 + 8 * 3_600_000).toISOString().slice(0, 16);

let tickets = 0;
async function taken(when: string): Promise<() => Promise<string>> {
  at(when);
  const id = `hours-${++tickets}`;
  const { status } = await desk.ask('POST', '/api/tickets', {
    id,
    ticketType: 'enquiry',
    matter: 'other',
    channel: 'phone',
    customer: 'he-shuzhen',
    said: '问一件事',
  });
  expect(status).toBe(200);
  return async () => {
    const { body } = await desk.ask<TicketPage>('GET', `/api/tickets/${id}`);
    return said(body.clocks.find(({ noun }) => noun === 'answer-in-writing')?.dueAt);
  };
}

beforeAll(async () => {
  house = await complaintDay('2026-09-18T08:00:00+08:00');
  ({ 'sun-yue': desk, 'zhou-qiming': boss } = await people(house, 'sun-yue', 'zhou-qiming'));
  await house.db.inOrganisation('anhe', (tx) =>
    adoptLoaded(
      tx,
      written(),
      { id: 'adopt-answers', pack: 'answers', from: '2026-09-18' },
      {
        by: 'member:zhou-qiming',
        source: 'set-up',
      },
    ),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(): LoadedPack {
  const file = join(folder, 'answers.yaml');
  writeFileSync(
    file,
    `pack: answers
title: { zh: 书面答复, en: Answers in writing }
source: { document: none, systems: [T] }
clauses:
  - id: T-01
    form: duty
    strength: nag
    text: { zh: 四个办公小时内书面答复, en: Answered in writing within four office hours }
    on: ticket.received
    owes: { obligation: answer-in-writing, of: actor, due: { hours: 4, calendar: office }, metBy: { fact: ticket.closed } }
`,
  );
  const { packs, problems } = loadPacks([file]);
  expect(problems).toEqual([]);
  return packs[0] as LoadedPack;
}

test('until it says otherwise the company is open Monday to Friday, with a lunch break', async () => {
  const { body } = await boss.ask<{ today: string; hours: OfficeHours[] }>(
    'GET',
    '/api/organisation/office-hours',
  );
  expect(body.today).toBe('2026-09-18');
  expect(body.hours).toHaveLength(1);
  expect(body.hours[0]?.week[0]).toEqual({
    weekday: 1,
    open: [
      { from: '09:00', to: '12:00' },
      { from: '13:30', to: '18:00' },
    ],
  });
  expect(body.hours[0]?.week[6]).toEqual({ weekday: 7, open: [] });
});

test.each([
  ['over the lunch break', '2026-09-18T10:00', '2026-09-18T15:30'],
  // The Sunday is worked for National Day
  ['over an evening and a Saturday onto a make-up Sunday', '2026-09-18T17:00', '2026-09-20T12:00'],
  ['from a Saturday off', '2026-09-19T10:00', '2026-09-20T14:30'],
  ['over Mid-Autumn and its weekend', '2026-09-24T17:00', '2026-09-28T12:00'],
  ['over National Day', '2026-09-30T16:00', '2026-10-08T11:00'],
  ['onto a make-up Saturday', '2026-10-09T17:00', '2026-10-10T12:00'],
  ['over a weekend', '2026-10-16T17:30', '2026-10-19T14:00'],
])('%s', async (_name, when, limit) => expect(await (await taken(when))()).toBe(limit));

test('other hours: what was given stays, what comes follows them from their day on, replay too', async () => {
  at('2026-10-20T09:00');
  ({ 'sun-yue': desk, 'zhou-qiming': boss } = await people(house, 'sun-yue', 'zhou-qiming'));
  const before = await taken('2026-10-20T16:00');
  expect(await before()).toBe('2026-10-21T11:00');
  const changed = await set('2026-10-21', [
    ...every([1, 2, 3, 4], ['08:30', '11:30'], ['14:30', '20:00']),
    ...every([6], ['10:00', '12:00']),
  ]);
  expect(changed.status).toBe(200);
  expect(changed.body.hours.map(({ from }) => from)).toEqual(['1900-01-01', '2026-10-21']);
  const sameDay = await taken('2026-10-20T16:05');
  const nextDay = await taken('2026-10-21T10:30');
  const friday = await taken('2026-10-23T10:30');
  expect([await before(), await sameDay(), await nextDay(), await friday()]).toEqual([
    '2026-10-21T11:00',
    '2026-10-21T11:05',
    '2026-10-21T17:30',
    '2026-10-26T10:30',
  ]);
  // From this very moment: what was given this morning keeps its time
  at('2026-10-24T10:30');
  const early = await taken('2026-10-26T08:30');
  expect(await early()).toBe('2026-10-26T15:30');
  expect((await set('2026-10-26', every([1, 2], ['10:00', '12:00']))).status).toBe(200);
  const late = await taken('2026-10-26T09:00');
  expect([await early(), await late()]).toEqual(['2026-10-26T15:30', '2026-10-27T12:00']);
  const live = await house.db.inOrganisation('anhe', derivedRows);
  await house.db.inOrganisation('anhe', replay);
  expect(await house.db.inOrganisation('anhe', derivedRows)).toEqual(live);
});

test('who changed the hours is on record, and saying the same again is not', async () => {
  expect((await set('2026-10-26', every([1, 2], ['10:00', '12:00']))).status).toBe(200);
  const facts = await house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('fact')
      .select(['actor', 'data'])
      .where('kind', '=', 'office-hours.set')
      .orderBy('seq')
      .execute(),
  );
  expect(facts).toHaveLength(2);
  expect(facts[1]).toEqual({
    actor: 'member:zhou-qiming',
    data: { from: '2026-10-26', week: ['1.10:00-12:00', '2.10:00-12:00'] },
  });
});

test.each<[string, string, OfficeHours['week'], RegExp]>([
  ['hours.order', '2026-11-02', every([1], ['18:00', '09:00']), /周一 18:00–09:00.下班要晚于上班/],
  ['hours.order', '2026-11-02', every([1], ['09:00', '09:00']), /下班要晚于上班/],
  ['hours.overlap', '2026-11-02', every([2], ['09:00', '12:00'], ['11:30', '18:00']), /周二.*重叠/],
  [
    'hours.overlap',
    '2026-11-02',
    [...every([2], ['09:00', '12:00']), ...every([2], ['11:30', '18:00'])],
    /重叠/,
  ],
  ['hours.weekday', '2026-11-02', every([8], ['09:00', '12:00']), /没有「星期 8」/],
  ['hours.time', '2026-11-02', every([1], ['9点', '12:00']), /周一的「9点」不是时间/],
  ['hours.time', '2026-11-02', every([1], ['09:00', '25:00']), /25:00/],
  ['hours.empty', '2026-11-02', [], /没有一天办公/],
  ['hours.empty', '2026-11-02', every([1, 2, 3]), /没有一天办公/],
  ['hours.past', '2026-10-25', every([1], ['09:00', '12:00']), /只能从今天/],
])('refuses %s', async (code, from, week, says) => {
  const { status, body } = await set(from, week);
  expect([status, body.error?.code]).toEqual([422, code]);
  expect(body.error?.message.zh).toMatch(says);
});

test('only who may change the company changes its hours', async () => {
  expect((await set('2026-11-02', every([1], ['09:00', '12:00']), desk)).status).toBe(403);
});
