import type { z } from 'zod';
import type { eventChange } from '../../../../contract/events.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { uuidv7 } from '../../../platform/identifiers.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { fenOf } from '../../sales/index.ts';
import { type EventRow, loadGoing } from './event-row.ts';
import { expectSeats, expectTimes } from './plan-event.ts';
import { scheduledFact } from './scheduled-fact.ts';

type Change = z.output<typeof eventChange>;

/**
 * Another time, hall or goal. A new time is told to the clauses, and what counted back from the old start counts
 * back from the new one; the passes stay good.
 *
 * @throws Refusal `event.times`, `event.past`, `event.over-fire-limit`, `event.seats-taken`
 */
export async function changeEvent(tx: Transaction, event: string, change: Change, by: Ref): Promise<void> {
  const row = await loadGoing(tx, event);
  const times = {
    doorsAt: change.doorsAt ?? row.doors_at.toISOString(),
    startsAt: change.startsAt ?? row.starts_at.toISOString(),
    endsAt: change.endsAt ?? row.ends_at.toISOString(),
  };
  const moved = movedFrom(row, times);
  if (moved) expectTimes(tx, times);
  const seats = {
    capacity: change.capacity ?? row.capacity,
    fireLimit: change.fireLimit ?? row.fire_limit,
  };
  expectSeats(seats);
  await expectRoom(tx, row, seats.capacity);
  await tx
    .updateTable('event')
    .set({
      name: change.name,
      hall: change.hall,
      region: change.region,
      sells: change.sells,
      goal_guests: change.goalGuests,
      goal_sales: change.goalSales && fenOf(change.goalSales),
      capacity: seats.capacity,
      fire_limit: seats.fireLimit,
      doors_at: times.doorsAt,
      starts_at: times.startsAt,
      ends_at: times.endsAt,
    })
    .where('org_id', '=', tx.org)
    .where('id', '=', event)
    .execute();
  if (moved) await record(tx, await scheduledFact(tx, event, by, uuidv7(tx.clock.now())));
}

const movedFrom = (row: EventRow, times: { doorsAt: string; startsAt: string; endsAt: string }): boolean =>
  Date.parse(times.startsAt) !== row.starts_at.getTime() ||
  Date.parse(times.doorsAt) !== row.doors_at.getTime() ||
  Date.parse(times.endsAt) !== row.ends_at.getTime();

/** Fewer seats than people who have a pass would turn somebody away at the door. */
async function expectRoom(tx: Transaction, row: EventRow, capacity: number): Promise<void> {
  if (capacity >= row.capacity) return;
  const { n } = await tx
    .selectFrom('invitation')
    .select((on) => on.fn.countAll<number>().as('n'))
    .where('org_id', '=', tx.org)
    .where('event_id', '=', row.id)
    .where('state', 'in', ['invited', 'accepted'])
    .executeTakeFirstOrThrow();
  if (n <= capacity) return;
  throw new Refusal(
    'event.seats-taken',
    409,
    {
      zh: `已经邀约 ${n} 位,座位不能少于这个数`,
      en: `${n} people are invited already; there cannot be fewer seats`,
    },
    { mend: { zh: '先撤回几位的邀约', en: 'Withdraw some invitations first' } },
  );
}

/** Called off: nobody owes anything for it any more, and everybody who was asked is told by whoever asked them. */
export async function cancelEvent(tx: Transaction, event: string, by: Ref): Promise<void> {
  const row = await loadGoing(tx, event);
  await tx
    .updateTable('event')
    .set({ cancelled_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('id', '=', row.id)
    .execute();
  await record(tx, {
    id: `event-cancelled:${event}`,
    kind: 'event.cancelled',
    subject: `event:${event}`,
    actor: by,
  });
}
