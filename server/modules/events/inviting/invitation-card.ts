import type { InvitationCard } from '../../../../contract/inviting.ts';
import type { Transaction } from '../../../platform/database.ts';
import { personOf, surnameLength } from '../../customers/index.ts';
import { livePass } from '../door/issue-pass.ts';
import { type EventRow, loadEvent } from '../planning/event-row.ts';
import type { InvitationRow } from './invitation-row.ts';

/** What the printed invitation and the guest page say. First of all who sells what; of the person, the surname. */
export async function invitationCard(tx: Transaction, row: InvitationRow): Promise<InvitationCard> {
  const event = await loadEvent(tx, row.event_id);
  const { name: company } = await tx
    .selectFrom('organisation')
    .select('name')
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  const guest = await tx
    .selectFrom('customer')
    .select('name')
    .where('org_id', '=', tx.org)
    .where('id', '=', row.customer_id)
    .where('status', '<>', 'erased')
    .executeTakeFirst();
  const pass = await livePass(tx, row.id);
  const person = await personOf(tx, [row.inviter]);
  return {
    sells: event.sells,
    event: event.name,
    company,
    inviter: person(row.inviter).name,
    surname: guest ? guest.name.slice(0, surnameLength(guest.name)) : '',
    hall: event.hall,
    address: event.address,
    startsAt: event.starts_at.toISOString(),
    doorsAt: event.doors_at.toISOString(),
    endsAt: event.ends_at.toISOString(),
    stop: row.stop,
    seat: await seatOf(tx, row),
    passNumber: pass?.number ?? null,
    state: row.state as InvitationCard['state'],
    companions: row.companions,
    care: row.care as InvitationCard['care'],
    cancelled: event.cancelled_at !== null,
    over: isOver(tx, event),
  };
}

/** Ended, or its last hour gone by without anybody saying so. */
export const isOver = (tx: Transaction, event: Pick<EventRow, 'ended_at' | 'ends_at'>): boolean =>
  event.ended_at !== null || event.ends_at.getTime() < tx.clock.now();

async function seatOf(tx: Transaction, { id, event_id }: InvitationRow): Promise<string | null> {
  const seat = await tx
    .selectFrom('event_seat')
    .select(['seat_table', 'seat'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event_id)
    .where('taken_by', '=', `invitation:${id}`)
    .executeTakeFirst();
  return seat ? `${seat.seat_table}-${seat.seat}` : null;
}
