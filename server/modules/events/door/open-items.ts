import type { DoorOpen, RepeatShown, WalkInShown } from '../../../../contract/door.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { seatsOf } from './give-seat.ts';
import { guestsShown } from './guests-shown.ts';

/** Somebody let in with a card is registered at the seat within half an hour. */
const AT_THE_SEAT = 30 * 60_000;

/** What a person still has to do at the doors: cards without a name, and passes that came twice. */
export async function openItems(tx: Transaction, event: string): Promise<DoorOpen> {
  return { walkIns: await unfinished(tx, event), repeats: await toSettle(tx, event) };
}

export async function unfinished(tx: Transaction, event: string): Promise<WalkInShown[]> {
  const rows = await tx
    .selectFrom('walk_in')
    .select(['id', 'card', 'inviter', 'came_at', 'with_guest'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('finished_at', 'is', null)
    .orderBy('came_at')
    .orderBy('card')
    .execute();
  const seats = await seatsOf(
    tx,
    event,
    rows.map(({ id }) => `walk-in:${id}`),
  );
  const called = await namesOf(
    tx,
    rows.flatMap(({ inviter }) => (inviter === null ? [] : [`member:${inviter}`])),
  );
  const others = await guestsShown(
    tx,
    event,
    rows.flatMap(({ with_guest }) => with_guest ?? []),
  );
  return rows.map(({ id, card, inviter, came_at, with_guest }) => ({
    id,
    card,
    inviter: inviter === null ? null : { id: inviter, name: called(`member:${inviter}`).name },
    cameAt: came_at.toISOString(),
    dueAt: new Date(came_at.getTime() + AT_THE_SEAT).toISOString(),
    seat: seats.get(`walk-in:${id}`) ?? null,
    with: (with_guest !== null && others.get(with_guest)?.name) || null,
  }));
}

async function toSettle(tx: Transaction, event: string): Promise<RepeatShown[]> {
  const rows = await tx
    .selectFrom('scan as s')
    .leftJoin('door_device as d', (on) =>
      on.onRef('d.org_id', '=', 's.org_id').onRef('d.id', '=', 's.device_id'),
    )
    .leftJoin('scan as first', (on) =>
      on
        .onRef('first.org_id', '=', 's.org_id')
        .onRef('first.event_id', '=', 's.event_id')
        .onRef('first.guest', '=', 's.guest')
        .on('first.verdict', '=', 'admitted'),
    )
    .leftJoin('door_device as there', (on) =>
      on.onRef('there.org_id', '=', 'first.org_id').onRef('there.id', '=', 'first.device_id'),
    )
    .select(['s.id', 's.at', 's.guest', 's.member_id', 'd.name as desk', 'there.name as there'])
    .select(['first.at as first_at', 'first.member_id as first_by'])
    .where('s.org_id', '=', tx.org)
    .where('s.event_id', '=', event)
    .where('s.verdict', '=', 'repeated')
    .where('s.settled_at', 'is', null)
    .orderBy('s.at')
    .execute();
  const guests = await guestsShown(
    tx,
    event,
    rows.flatMap(({ guest }) => guest ?? []),
  );
  const called = await namesOf(
    tx,
    rows.flatMap(({ member_id, first_by }) => [member_id, first_by ?? member_id].map((id) => `member:${id}`)),
  );
  const name = (id: string) => called(`member:${id}`).name;
  return rows.flatMap((row) => {
    const guest = row.guest === null ? undefined : guests.get(row.guest);
    if (!guest) return [];
    const before = row.first_at && {
      at: row.first_at.toISOString(),
      desk: row.there ?? '',
      by: name(row.first_by as string),
    };
    const here = { scan: row.id, at: row.at.toISOString(), desk: row.desk ?? '', by: name(row.member_id) };
    return [{ ...here, guest, before: before || null }];
  });
}
