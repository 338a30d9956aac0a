import { eventOf } from '../../../server/modules/events/door/desks/open-desk.ts';
import { layOut } from '../../../server/modules/events/seats/lay-out.ts';
import { leaveSeat, moveSeat } from '../../../server/modules/events/seats/move-seat.ts';
import { planSeats } from '../../../server/modules/events/seats/plan-seats.ts';
import { settleSeats } from '../../../server/modules/events/seats/settle-seats.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import type { Step } from '../step.ts';
import { SPRING } from './plan-spring.ts';

/** Thirteen tables of ten, planned once it is known who has a seat; 蒋涛's chair is 赵磊's until he is there. */

const step = (moment: string, does: (tx: Transaction) => Promise<unknown>): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx((tx) => does(tx)),
});

async function seatsAll(tx: Transaction): Promise<void> {
  await layOut(tx, await eventOf(tx, SPRING), { tables: 13, chairs: 10, across: 5 });
  await planSeats(tx, SPRING);
  await settleSeats(tx, SPRING, { id: 'spring.seats' }, 'member:he-jun', 'demo');
}

/** One of the crew gets up, and another sits down there. */
async function changesWith(tx: Transaction, from: string, to: string): Promise<void> {
  const chair = await tx
    .selectFrom('event_seat')
    .select(['seat_table', 'seat'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', SPRING)
    .where('taken_by', '=', from)
    .executeTakeFirstOrThrow();
  await leaveSeat(tx, SPRING, from);
  await moveSeat(tx, SPRING, to, { table: chair.seat_table, seat: chair.seat });
}

export const SEATS: readonly Step[] = [
  step('13T18:20', (tx) => seatsAll(tx)),
  step('13T18:52', (tx) => changesWith(tx, 'member:jiang-tao', 'member:zhao-lei')),
  step('14T10:00', (tx) => changesWith(tx, 'member:zhao-lei', 'member:jiang-tao')),
];
