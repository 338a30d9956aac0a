import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { approvals } from '../../contract/owing.ts';
import type { EntryPage } from '../../contract/sheets.ts';
import { adoptPack } from '../../server/modules/policy/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { deskHouse, handIn, obligations } from '../world/desk-house.ts';
import { people } from './customers-house.ts';

/** Facts 40 and 41 of the week: a morning off on the event day for a sick child, and petty cash up to its limit. */

type Approvals = z.infer<typeof approvals>;
let house: TestApp;
let who: Record<'li-qiang' | 'zhou-qiming' | 'he-jun' | 'zheng-fang' | 'wang-min', Device>;

beforeAll(async () => {
  house = await deskHouse('2026-03-13T18:30:00+08:00');
  await house.db.inOrganisation('anhe', async (tx) => {
    for (const [pack, variants, blanks] of [
      ['cash-and-goods', {}, { advance_pay_workdays: 1 }],
      ['event-rules', { 'running-order': 'nine-segments', 'get-together-penalties': 'get-together-scale' }],
    ] as const)
      await adoptPack(
        tx,
        { id: `adopt.${pack}`, pack, from: '2026-03-13', variants, blanks },
        'member:zhou-qiming',
        'set-up',
      );
  });
  who = await people(house, 'li-qiang', 'zhou-qiming', 'he-jun', 'zheng-fang', 'wang-min');
});

test('40: family care on the event day goes to the general manager, a bare no is none, the yes is an absence', async () => {
  const values = {
    leave: 'family-care',
    day: '2026-03-14',
    until: '10:00',
    meeting: false,
    event_day: true,
    reason: '孩子发烧',
  };
  expect((await handIn(who['li-qiang'], 'S000.10-01c', { id: 'm1', values })).status).toBe(200);
  const { body } = await who['zhou-qiming'].ask<Approvals>('GET', '/api/approvals');
  const [asked] = body.waiting;
  expect([asked?.clause, asked?.asker.name]).toEqual(['S000.10-01', '李强']);
  expect(asked?.filled.map(({ says }) => says.zh)).toEqual(
    expect.arrayContaining(['照顾家人', '10:00', '孩子发烧']),
  );
  expect((await who['zhou-qiming'].ask('GET', '/api/entries/m1')).status).toBe(200);
  expect((await who['wang-min'].ask('GET', '/api/entries/m1')).status).toBe(404);
  const no = { decisions: [{ id: 'n1', approval: asked?.id, yes: false, reason: '' }] };
  const said = await who['zhou-qiming'].ask('POST', '/api/approvals/decisions', no);
  expect(said.body).toMatchObject({
    lines: [{ done: false, says: { zh: expect.stringContaining('照顾家人') } }],
  });
  const decisions = [{ id: 'y1', approval: asked?.id, yes: true }];
  await who['zhou-qiming'].ask('POST', '/api/approvals/decisions', { decisions });
  expect((await who['li-qiang'].ask<EntryPage>('GET', '/api/entries/m1')).body.state).toBe('given');
  const away = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('absence').select(['member', 'first_day', 'last_day']).execute(),
  );
  expect(away).toEqual([{ member: 'li-qiang', first_day: '2026-03-14', last_day: '2026-03-14' }]);
});

test('41: exactly 2,000 may be drawn, a fen more may not; it is due back on 13 April', async () => {
  house.clock.set('2026-03-13T19:00:00+08:00');
  const ask = (id: string, amount: number) =>
    handIn(who['he-jun'], 'S001.24-04e', { id, values: { amount, lender: 'company', reason: '周六备用金' } });
  expect((await ask('a0', 200001)).body).toMatchObject({ error: { code: 'advance.over-limit' } });
  expect((await ask('a1', 200000)).status).toBe(200);
  const { body } = await who['zhou-qiming'].ask<Approvals>('GET', '/api/approvals');
  const asked = body.waiting.filter(({ act }) => act === 'advance.requested');
  const decisions = asked.map(({ id }, i) => ({ id: `adv-${i}`, approval: id, yes: true }));
  if (decisions.length > 0) await who['zhou-qiming'].ask('POST', '/api/approvals/decisions', { decisions });
  const pays = (await obligations(house, 'advance:a1')).find(({ clause }) => clause === 'S001.24-04h');
  expect(pays?.holder).toBe('post:finance');
  const pay = { id: 'a2', obligation: pays?.id ?? '', values: { member: 'member:he-jun', amount: 200000 } };
  expect((await handIn(who['he-jun'], 'S001.24-04f', pay)).status).toBe(403);
  const paid = await handIn(who['zheng-fang'], 'S001.24-04f', pay);
  expect(paid.body).toMatchObject({ id: 'a2' });
  const back = (await obligations(house, 'advance:a1')).find(({ clause }) => clause === 'S001.24-04b');
  expect([back?.holder, back?.due_at?.toISOString()]).toEqual(['member:he-jun', '2026-04-13T16:00:00.000Z']);
  expect((await ask('a3', 100)).body).toMatchObject({ error: { code: 'advance.over-limit' } });
});
