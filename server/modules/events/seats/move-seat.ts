import type { SeatMove } from '../../../../contract/seats.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

/**
 * Gives somebody another chair. Who sits there comes to the chair that was left; who had none gives up theirs only
 * to somebody who has one. Moved again to the same chair, nothing happens.
 *
 * @throws Refusal `seats.no-such-chair`, `seats.not-here`, `seats.taken`
 */
export async function moveSeat(tx: Transaction, event: string, who: string, to: SeatMove): Promise<void> {
  await expectAtEvent(tx, event, who);
  const chairs = await tx
    .selectFrom('event_seat')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where((on) =>
      on.or([on('taken_by', '=', who), on.and([on('seat_table', '=', to.table), on('seat', '=', to.seat)])]),
    )
    .orderBy('seat_table')
    .orderBy('seat')
    .forUpdate()
    .execute();
  const target = chairs.find(({ seat_table, seat }) => seat_table === to.table && seat === to.seat);
  const left = chairs.find(({ taken_by }) => taken_by === who);
  if (!target) throw noChair();
  if (target === left) return;
  if (target.taken_by !== null && !left) throw taken();
  await sit(tx, event, { table: to.table, seat: to.seat }, who);
  if (left) await sit(tx, event, { table: left.seat_table, seat: left.seat }, target.taken_by);
}

/** Gets up: the chair is free, the guest stands on the list of those without one. */
export async function leaveSeat(tx: Transaction, event: string, who: string): Promise<void> {
  await tx
    .updateTable('event_seat')
    .set({ taken_by: null })
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('taken_by', '=', who)
    .execute();
}

/** A chair for staff, for a guest, or taken away for a wheelchair. */
export async function changeKind(
  tx: Transaction,
  event: string,
  { table, seat }: SeatMove,
  kind: 'guest' | 'staff' | 'wheelchair',
): Promise<void> {
  const changed = await tx
    .updateTable('event_seat')
    .set({ kind })
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('seat_table', '=', table)
    .where('seat', '=', seat)
    .returning('seat')
    .executeTakeFirst();
  if (!changed) throw noChair();
}

async function sit(
  tx: Transaction,
  event: string,
  { table, seat }: SeatMove,
  who: string | null,
): Promise<void> {
  await tx
    .updateTable('event_seat')
    .set({ taken_by: who })
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('seat_table', '=', table)
    .where('seat', '=', seat)
    .execute();
}

/** Only who belongs to this event gets a chair: an invitation, a card, or a member. */
async function expectAtEvent(tx: Transaction, event: string, who: string): Promise<void> {
  const [kind = '', id = ''] = who.split(':');
  if (kind === 'member') return;
  const row = await tx
    .selectFrom(kind === 'walk-in' ? 'walk_in' : 'invitation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row)
    throw new Refusal('seats.not-here', 404, {
      zh: '这场活动没有这位顾客',
      en: 'Nobody like that is at this event',
    });
}

const noChair = () =>
  new Refusal('seats.no-such-chair', 404, { zh: '没有这个座位', en: 'There is no such chair' });

const taken = () =>
  new Refusal(
    'seats.taken',
    409,
    { zh: '这个座位有人', en: 'Somebody sits there' },
    { mend: { zh: '先给那位换座位,或选一个空的', en: 'Move them first, or choose a free chair' } },
  );
