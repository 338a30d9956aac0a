import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { approvals } from '../../contract/owing.ts';
import type { EntryPage, SheetForm } from '../../contract/sheets.ts';
import type { Today } from '../../contract/today.ts';
import { record } from '../../server/ledger/index.ts';
import { addCustomer, memberDoer } from '../../server/modules/customers/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { deskHouse, handIn, obligations } from '../world/desk-house.ts';
import { people } from './customers-house.ts';

/** Facts 17 and 40 of the week: leave asked for on Friday, what falls due meanwhile, and a morning off on the event day. */

type Approvals = z.infer<typeof approvals>;
type Name = 'peng-yulan' | 'zhao-lei' | 'zhou-qiming' | 'zheng-fang' | 'wang-min' | 'li-qiang';
let house: TestApp;
let who: Record<Name, Device>;

const at = (text: string) => house.clock.set(`${text}:00+08:00`);
const guests = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7'];

beforeAll(async () => {
  house = await deskHouse('2026-03-08T14:00:00+08:00');
  who = await people(house, 'peng-yulan', 'zhao-lei', 'zhou-qiming', 'zheng-fang', 'wang-min', 'li-qiang');
  await house.db.inOrganisation('anhe', async (tx) => {
    const by = memberDoer({ member: 'peng-yulan', posts: ['representative'] });
    for (const [i, id] of guests.entries()) {
      await addCustomer(tx, { id, name: `顾客${i}`, phones: [`1381234700${i}`], source: 'event' }, by);
      await record(tx, {
        kind: 'file.completed',
        subject: `customer:${id}`,
        actor: by.ref,
        data: { outcome: 'bought' },
      });
    }
  });
});

const slip = {
  leave_type: 'personal',
  first_day: '2026-03-10',
  last_day: '2026-03-11',
  days: 2,
  urgent: false,
  reason: '家里老人办手续',
};

test('kinds of leave stand in the order the written rule has them', async () => {
  const { body } = await who['peng-yulan'].ask<SheetForm>('GET', '/api/sheets/S001.29-01b');
  expect(Object.keys(body.fields[0]?.choices ?? {})).toEqual([
    'personal',
    'sick',
    'injury',
    'family-care',
    'annual',
    'marriage',
    'bereavement',
    'maternity',
    'time-off',
  ]);
});

test('asked without a word it is refused; with one it goes to the line manager', async () => {
  at('2026-03-09T09:00');
  const bare = await handIn(who['peng-yulan'], 'S001.29-01b', { id: 'l5', values: { ...slip, reason: '' } });
  expect(bare.body).toMatchObject({ error: { code: 'sheet.incomplete', details: { fields: ['reason'] } } });
  expect((await handIn(who['peng-yulan'], 'S001.29-01b', { id: 'l5', values: slip })).status).toBe(200);
  const asked = (await obligations(house, 'leave:l5')).filter(({ noun }) => noun === 'approve');
  expect(asked.map(({ clause, holder }) => [clause, holder])).toEqual([['S001.29-03', 'member:zhao-lei']]);
});

test('17: before the yes: seven first calls due in her name, with somebody proposed for each', async () => {
  const { body } = await who['zhao-lei'].ask<Approvals>('GET', '/api/approvals');
  const [leave] = body.waiting;
  expect(leave?.filled.map(({ says }) => says.zh)).toContain('家里老人办手续');
  expect(leave?.dueMeanwhile).toHaveLength(7);
  expect(new Set(leave?.dueMeanwhile.map(({ dueAt }) => dueAt))).toEqual(
    new Set(['2026-03-11T16:00:00.000Z']),
  );
  const proposed = new Set(leave?.dueMeanwhile.map(({ cover }) => cover?.name));
  expect(proposed.has('彭玉兰')).toBe(false);
  expect(proposed.size).toBeGreaterThan(1);
});

test('three go to 李强 and four to 赵磊; dues and customers stay', async () => {
  const { body } = await who['zhao-lei'].ask<Approvals>('GET', '/api/approvals');
  const due = body.waiting[0]?.dueMeanwhile.map(({ id }) => id) ?? [];
  const give = (id: string, to: string, some: string[]) =>
    who['zhao-lei'].ask('POST', '/api/obligations/delegations', {
      id,
      to,
      reason: '请假代办',
      obligations: some,
    });
  await give('d1', 'li-qiang', due.slice(0, 3));
  await give('d2', 'zhao-lei', due.slice(3));
  const decisions = [{ id: 'y1', approval: body.waiting[0]?.id, yes: true }];
  await who['zhao-lei'].ask('POST', '/api/approvals/decisions', { decisions });
  const calls = await house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('obligation')
      .select(['holder', 'due_at'])
      .where('id', 'in', due)
      .orderBy('holder')
      .execute(),
  );
  expect(calls.map(({ holder }) => holder)).toEqual([
    ...Array(3).fill('member:li-qiang'),
    ...Array(4).fill('member:zhao-lei'),
  ]);
  expect(new Set(calls.map(({ due_at }) => due_at?.toISOString()))).toEqual(
    new Set(['2026-03-11T16:00:00.000Z']),
  );
  const owners = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('customer').select('owner').distinct().execute(),
  );
  expect(owners).toEqual([{ owner: 'peng-yulan' }]);
});

test('approved leave is an absence: the roll-call says so, and nobody enters it twice', async () => {
  at('2026-03-10T08:20');
  const { body } = await who['zhao-lei'].ask<{ rollCall: { member: { name: string }; away: unknown }[] }>(
    'GET',
    '/api/briefings/morning',
  );
  const peng = body.rollCall.find(({ member }) => member.name === '彭玉兰');
  expect(JSON.stringify(peng)).toContain('请假 03-10–03-11');
});

test('finance files the slip with one tap, and only finance', async () => {
  const { body } = await who['zheng-fang'].ask<Today>('GET', '/api/today');
  const card = body.cards.find(({ subject }) => subject.ref === 'leave:l5');
  expect(card?.record).toBe('plain');
  const path = `/api/obligations/${card?.duties[0]?.id}/discharge`;
  const done = { id: 'filed-1', at: '2026-03-10T08:30:00+08:00' };
  expect((await who['wang-min'].ask('POST', path, done)).status).toBe(403);
  expect((await who['zheng-fang'].ask('POST', path, done)).status).toBe(200);
  const page = (await who['peng-yulan'].ask<EntryPage>('GET', '/api/entries/l5')).body;
  expect(page.timeline.map(({ kind }) => kind)).toEqual(['leave.requested', 'approval.given', 'leave.filed']);
  expect([page.state, page.acts.map(({ kind }) => kind)]).toEqual(['given', ['leave.withdrawn']]);
});

test('four days go to the leaders; a no is told with its reason', async () => {
  at('2026-03-10T10:00');
  const long = { ...slip, first_day: '2026-03-17', last_day: '2026-03-20', days: 4 };
  await handIn(who['wang-min'], 'S001.29-01b', { id: 'l6', values: long });
  const asked = (await obligations(house, 'leave:l6')).filter(({ noun }) => noun === 'approve');
  expect(asked.map(({ holder }) => holder).sort()).toEqual([
    'post:general-manager',
    'post:marketing-director',
  ]);
  const { body } = await who['zhou-qiming'].ask<Approvals>('GET', '/api/approvals');
  const decisions = [{ id: 'n1', approval: body.waiting[0]?.id, yes: false, reason: '换到下一周可以吗' }];
  await who['zhou-qiming'].ask('POST', '/api/approvals/decisions', { decisions });
  const page = (await who['wang-min'].ask<EntryPage>('GET', '/api/entries/l6')).body;
  expect(page.state).toBe('refused');
  expect(page.approvals.some(({ words }) => words === '换到下一周可以吗')).toBe(true);
  const away = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('absence').select('member').execute(),
  );
  expect(away).toEqual([{ member: 'peng-yulan' }]);
});

test('taken back before it begins, the absence ends with it', async () => {
  await handIn(who['li-qiang'], 'S001.29-01b', {
    id: 'l7',
    values: { ...slip, first_day: '2026-03-18', last_day: '2026-03-18', days: 1 },
  });
  const { body } = await who['zhao-lei'].ask<Approvals>('GET', '/api/approvals');
  const mine = body.waiting.find(({ asker }) => asker.name === '李强');
  const decisions = [{ id: 'y7', approval: mine?.id, yes: true }];
  await who['zhao-lei'].ask('POST', '/api/approvals/decisions', { decisions });
  const away = () =>
    house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('absence').select('id').where('member', '=', 'li-qiang').execute(),
    );
  expect(await away()).toHaveLength(1);
  const back = { id: 'back-7', kind: 'leave.withdrawn' };
  expect((await who['wang-min'].ask('POST', '/api/entries/l7/acts', back)).status).toBe(403);
  expect((await who['li-qiang'].ask('POST', '/api/entries/l7/acts', back)).status).toBe(200);
  expect(await away()).toEqual([]);
});

test('a colleague does not read the slip', async () => {
  expect((await who['wang-min'].ask('GET', '/api/entries/l5')).status).toBe(404);
});
