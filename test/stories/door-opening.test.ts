import { beforeAll, expect, it } from 'vitest';
import { adoptLawToday } from '../../server/modules/policy/index.ts';
import type { Answer } from '../world/app.ts';
import { doing, type EventHouse, eventHouse, factsOf, openTestDesk } from '../world/event-house.ts';
import { signedIn } from '../world/small-company.ts';

/** In 雁江 a selling event that was not filed may invite everybody, but its doors stay shut. */

let house: EventHouse;
beforeAll(async () => {
  house = await eventHouse({ opened: false });
  await house.db.inOrganisation('anhe', adoptLawToday);
});

it('stays shut without its filing: the attempt is kept, guests are told to wait; filed, it opens once', async () => {
  const manager = await signedIn(house, 'he-jun');
  const open = (): Promise<Answer<{ error?: { code: string; message: { zh: string } } }>> =>
    manager.ask('POST', '/api/events/march/doors');
  const shut = await open();
  expect([shut.status, shut.body.error?.code]).toEqual([403, 'law.not-filed']);
  expect(shut.body.error?.message.zh).toContain('备案');
  expect((await factsOf(house, 'act.refused'))[0]?.data).toMatchObject({ act: 'event.opened' });
  const desk = await openTestDesk(house, 'A 口');
  const code = house.passes['li-guifang']?.code as string;
  const [waits] = await desk.send(doing.pass(code));
  expect([waits?.reason, waits?.next[0]?.zh]).toEqual(['not-open', '请会务经理先在「签到台」开门']);
  await house.db.inOrganisation('anhe', (tx) =>
    tx
      .insertInto('event_filing')
      .values({
        event_id: 'march',
        filed_at: new Date(tx.clock.now()),
        filed_by: 'member:he-jun',
        plan: true,
        qualification: true,
        material: true,
        pledge: true,
      })
      .execute(),
  );
  expect([(await open()).status, (await open()).status]).toEqual([200, 200]);
  expect(await factsOf(house, 'event.opened')).toHaveLength(1);
  expect((await desk.send(doing.pass(code)))[0]?.verdict).toBe('admitted');
});
