import { sql } from 'kysely';
import { saveReview } from '../../server/modules/followup/index.ts';
import { acceptReturn, payRefund } from '../../server/modules/sales/index.ts';
import { FEBRUARY, MARCH } from './attendances.ts';
import { callInBulk, type PastCall } from './call-in-bulk.ts';
import { closeTill } from './close-till.ts';
import { foundCompany, peopleComeAndGo, wuDanBegins } from './found-company.ts';
import { type Attendance, playGathering } from './gathering.ts';
import { everyGuest, GUESTS } from './guests.ts';
import { pengAsksForLeave } from './office/leave.ts';
import { keepOldFolders, takesTwoAlong } from './old-folders.ts';
import { makeSecret } from './old-form.ts';
import { promiseAtTheExit } from './promises.ts';
import { putOnRecord } from './put-on-record.ts';
import { keepPastGatherings } from './spring/past-gatherings.ts';
import { planSpring } from './spring/plan-spring.ts';
import { caller, dayAt, timeGoesOn, type World } from './the-world.ts';

/** Everything before Monday 9 March 08:00: two gatherings, the calls after the first, one return, one who leaves. */
export async function playHistory(world: World, demo: boolean): Promise<void> {
  await foundCompany(world, demo);
  await customersOnRecord(world);
  await analyse(world);
  await playGathering(world, { event: 'event:tea-2026-02-08', day: '2026-02-08', attendances: FEBRUARY });
  await afterFebruary(world);
  await planSpring(world);
  await world.tx((tx) => keepPastGatherings(tx, world));
  await pengAsksForLeave(world);
  await analyse(world);
  await playGathering(world, { event: 'event:tea-2026-03-08', day: '2026-03-08', attendances: MARCH });
  await timeGoesOn(world, '2026-03-08T21:00');
  await world.tx((tx) => promiseAtTheExit(tx, world));
  await timeGoesOn(world, '2026-03-09T08:00');
}

async function customersOnRecord(world: World): Promise<void> {
  await timeGoesOn(world, '2026-02-07T10:00');
  const guests = everyGuest();
  await world.tx(async (tx) => {
    await putOnRecord(
      tx,
      guests.filter(({ owner }) => owner !== 'wu-dan'),
      'member:gao-lin',
    );
    await household(tx, 'h-li', [GUESTS.liGuifang.id, GUESTS.wangDelin.id]);
    await household(tx, 'h-zhao', [GUESTS.zhaoXiulan.id, GUESTS.liuJianjun.id]);
    await makeSecret(tx);
    await keepOldFolders(tx, world);
  });
}

type Tx = Parameters<Parameters<World['tx']>[0]>[0];

async function household(tx: Tx, id: string, members: readonly string[]): Promise<void> {
  const now = new Date(tx.clock.now());
  await tx.insertInto('household').values({ id, made_at: now, made_by: 'member:gao-lin' }).execute();
  const couple = members.map((customer_id) => ({
    household_id: id,
    customer_id,
    relation: 'couple',
    settled_at: now,
    settled_by: 'member:gao-lin',
  }));
  await tx.insertInto('household_member').values(couple).execute();
}

/** All of February's calls are made in time; 江文彬 gives his two cans back on the fourth day. */
async function afterFebruary(world: World): Promise<void> {
  await timeGoesOn(world, '2026-02-11T19:40');
  await world.tx((tx) => callInBulk(tx, FEBRUARY.map(firstCall), 'feb-first'));
  await review(world, '2026-02-11');
  await timeGoesOn(world, '2026-02-12T10:20');
  await world.tx((tx) => jiangWenbinReturns(tx));
  const till = { id: 'close.2026-02-12', day: dayAt(world, '2026-02-12T12:00') };
  await world.tx((tx) => closeTill(tx, till));
  await peopleComeAndGo(world);
  await timeGoesOn(world, '2026-02-22T10:00');
  await world.tx((tx) => takesTwoAlong(tx, world));
  await timeGoesOn(world, '2026-02-22T19:30');
  await world.tx((tx) =>
    callInBulk(
      tx,
      [...FEBRUARY.filter(looked).map(secondCall), ...FEBRUARY.filter(kept).map(consultantCall)],
      'feb-second',
    ),
  );
  await review(world, '2026-02-23');
  await wuDanBegins(world);
  await timeGoesOn(world, '2026-02-26T10:00');
  await world.tx((tx) =>
    putOnRecord(
      tx,
      everyGuest().filter(({ owner }) => owner === 'wu-dan'),
      'member:wu-dan',
    ),
  );
}

const looked = ({ bought }: Attendance): boolean => bought === null;
const kept = ({ bought, guest }: Attendance): boolean => bought !== null && guest !== GUESTS.jiangWenbin;

const firstCall = ({ guest, rep, bought }: Attendance): PastCall => ({
  guest,
  by: rep,
  series: 'representative',
  purpose: bought ? 'service' : 'selling',
  said: bought ? '早上冲一杯,方便' : '先看看,谢谢关心',
});
const secondCall = ({ guest, rep }: Attendance): PastCall => ({
  guest,
  by: rep,
  series: 'representative',
  purpose: 'selling',
  said: '过完年再说',
});
const consultantCall = ({ guest }: Attendance): PastCall => ({
  guest,
  by: 'chen-hui',
  series: 'consultant',
  purpose: 'service',
  said: '在吃降压药,照常吃',
});

async function review(world: World, day: string): Promise<void> {
  await timeGoesOn(world, `${day}T20:30`);
  await world.tx((tx) =>
    saveReview(
      tx,
      { id: `review.${day}`, day: dayAt(world, `${day}T12:00`), note: '都回访了' },
      caller('chen-hui'),
    ),
  );
}

async function jiangWenbinReturns(tx: Tx): Promise<void> {
  const order = FEBRUARY.find(({ guest }) => guest === GUESTS.jiangWenbin);
  await acceptReturn(
    tx,
    `o.${order?.file}`,
    { id: 'r.jiang-wenbin', lines: [{ line: 0, quantity: 2 }] },
    'member:sun-yue',
    'demo',
  );
  await payRefund(
    tx,
    'r.jiang-wenbin',
    { id: 'r.jiang-wenbin.paid', way: 'cash' },
    'member:zheng-fang',
    'demo',
  );
}

/** What was just written is not in the planner's picture yet, and one long transaction cannot wait for it. */
const analyse = (world: World) =>
  world.db.asOwner((tx) =>
    sql`ANALYZE customer, customer_phone, customer_gram, fact, fact_ref, obligation`.execute(tx),
  );
