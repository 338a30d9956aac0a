import { beforeAll, expect, test } from 'vitest';
import type { TicketPage } from '../../contract/tickets.ts';
import type { Today } from '../../contract/today.ts';
import { replay } from '../../server/ledger/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { complaintDay } from '../world/complaint-day.ts';
import { obligations } from '../world/desk-house.ts';
import { derivedRows } from '../world/small-house.ts';
import { people } from './customers-house.ts';

/** 孙悦 leaves with a ticket open: the ticket, and what is owed about it, go to whoever was named. */

let house: TestApp;
let who: Record<'sun-yue' | 'ren-jia' | 'zhou-qiming' | 'li-qiang', Device>;

beforeAll(async () => {
  house = await complaintDay('2026-03-11T09:20:00+08:00');
  who = await people(house, 'sun-yue', 'ren-jia', 'zhou-qiming', 'li-qiang');
  for (const id of ['t1', 't2'])
    await who['sun-yue'].ask('POST', '/api/tickets', {
      id,
      ticketType: 'complaint',
      matter: 'quality',
      channel: 'phone',
      customer: 'he-shuzhen',
      said: '足浴桶漏水',
      value: { amount: '699.00', currency: 'CNY' },
      order: 'o-he',
    });
});

interface Handover {
  things: { ref: string; what: string; with: string | null; named: { id: string } | null }[];
  moved: { what: string; to: { id: string }; count: number }[];
}
const leaving = async () => (await who['zhou-qiming'].ask<Handover>('GET', '/api/departures/bye')).body;
const page = async (id: string) => who['li-qiang'].ask<TicketPage>('GET', `/api/tickets/${id}`);

test('her tickets stand among what is to be handed over, and what she owes about one goes with it', async () => {
  const notice = { id: 'bye', member: 'sun-yue', lastDay: '2026-03-11', hour: '09:25' };
  expect((await who['zhou-qiming'].ask('POST', '/api/departures', notice)).status).toBe(200);
  const { things } = await leaving();
  expect(things.flatMap(({ ref, what }) => (what === 'tickets' ? [ref] : []))).toEqual([
    'ticket:t1',
    'ticket:t2',
  ]);
  expect(things.filter((thing) => thing.with === 'ticket:t1').length).toBeGreaterThan(0);
  // One to 李强, who is nobody's desk: what is his he sees; the other to whoever takes the rest
  expect((await page('t1')).status).toBe(404);
  const heirs = {
    heirs: [
      { ref: 'ticket:t1', to: 'li-qiang' },
      { ref: 'rest', to: 'ren-jia' },
    ],
  };
  const named = await who['zhou-qiming'].ask<Handover>('PUT', '/api/departures/bye/heirs', heirs);
  expect(named.body.things.filter(({ with: along }) => along === 'ticket:t1')).toEqual(
    expect.arrayContaining([expect.objectContaining({ named: { id: 'li-qiang', name: '李强' } })]),
  );
});

test('when she has left, no open obligation names her and the heirs keep the tickets', async () => {
  const dues = (await obligations(house, 'ticket:t1')).map(({ id, due_at }) => ({ id, due_at }));
  expect((await who['zhou-qiming'].ask('POST', '/api/departures/bye/leave')).status).toBe(200);
  const { moved } = await leaving();
  expect(moved.filter(({ what }) => what === 'tickets')).toEqual([
    { what: 'tickets', to: { id: 'li-qiang', name: '李强' }, count: 1 },
    { what: 'tickets', to: { id: 'ren-jia', name: '任佳' }, count: 1 },
  ]);
  for (const ticket of ['ticket:t1', 'ticket:t2']) {
    const rows = await obligations(house, ticket);
    expect(rows.filter(({ holder, state }) => state === 'open' && holder === 'member:sun-yue')).toEqual([]);
  }
  const after = await obligations(house, 'ticket:t1');
  expect(
    after.flatMap(({ id, due_at }) => (dues.some((one) => one.id === id) ? [{ id, due_at }] : [])),
  ).toEqual(dues);
  expect(after.find(({ noun }) => noun === 'answer-ticket')).toMatchObject({ holder: 'member:li-qiang' });
  const { status, body } = await page('t1');
  expect([status, body.keeper.name]).toEqual([200, '李强']);
  expect((await page('t2')).status).toBe(404);
});

test('the heir is asked to accept it, and has it from then on without a question', async () => {
  const { cards } = (await who['li-qiang'].ask<Today>('GET', '/api/today')).body;
  expect(cards.filter(({ noun }) => noun === 'take-over')).toHaveLength(1);
  const accepted = await who['li-qiang'].ask('POST', '/api/tickets/t1/acceptances', {
    id: 'mine',
    words: '',
  });
  expect(accepted.status).toBeLessThan(300);
  const rows = await obligations(house, 'ticket:t1');
  expect(rows.find(({ noun }) => noun === 'take-over')).toMatchObject({ state: 'discharged', lapsed: false });
});

test('a replay gives the same rows', async () => {
  const here = house.db.inOrganisation.bind(house.db);
  const before = await here('anhe', derivedRows);
  await here('anhe', (tx) => replay(tx));
  expect(await here('anhe', derivedRows)).toEqual(before);
});
