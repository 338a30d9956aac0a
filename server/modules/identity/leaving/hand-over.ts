import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type Departure, lockDeparture } from './departure.ts';
import { type Heirs, heirsOf, namedFor, restOf, type Thing, thingsHeld } from './handover.ts';
import type { HandoverParty, Moved } from './party.ts';

export interface HandedOver {
  moved: number;
  outstanding: number;
}

/**
 * Hands these things over now: paper that has come in (also after the last day), customers who should not wait.
 *
 * @throws Refusal `departure.unknown`
 */
export async function handOver(
  tx: Transaction,
  id: string,
  refs: readonly string[],
  parties: readonly HandoverParty[],
  by: Ref,
): Promise<HandedOver> {
  const departure = await lockDeparture(tx, id, ['noticed', 'left']);
  const wanted = new Set(refs);
  // A customer who moves takes along what is owed to them; their paper file comes in by hand
  const goesAlong = ({ byHand, with: other }: Thing) => !byHand && wanted.has(other ?? '');
  return moveThings(tx, departure, parties, by, (thing) => wanted.has(thing.ref) || goesAlong(thing));
}

/**
 * Moves the things that `which` picks to their heirs, party by party in the order the composition root gave them:
 * obligations last, so that those about a customer find the customer's new owner.
 */
export async function moveThings(
  tx: Transaction,
  departure: Departure,
  parties: readonly HandoverParty[],
  by: Ref,
  which: (thing: Thing) => boolean,
): Promise<HandedOver> {
  const heirs = await heirsOf(tx, departure.id);
  const rest = await restOf(tx, departure.member, heirs);
  const total = { moved: 0, outstanding: 0 };
  for (const party of parties) {
    const things = await thingsHeld(tx, departure.member, [party]);
    const moves = things.filter(which).flatMap((thing) => moveOf(thing, heirs, rest));
    const own = new Set(things.filter(({ ofLeaving }) => ofLeaving).map(({ ref }) => ref));
    const passed = moves.length === 0 ? [] : await party.move(tx, departure.member, moves, by);
    const moved = new Set(passed.filter((ref) => !own.has(ref)));
    await keep(tx, departure, party, moves, moved, by);
    const outstanding = things.flatMap(({ ref }) => (own.has(ref) || moved.has(ref) ? [] : ref));
    total.moved += moved.size;
    total.outstanding += outstanding.length;
    if (moved.size > 0) await tell(tx, departure, party, outstanding, by);
  }
  return total;
}

function moveOf(thing: Thing, heirs: Heirs, rest: string | null): Moved[] {
  const to = namedFor(heirs, thing) ?? rest;
  return to === null ? [] : [{ ref: thing.ref, to }];
}

/** Who received what stays on record, also of what nobody was named for. */
async function keep(
  tx: Transaction,
  { id }: Departure,
  { what }: HandoverParty,
  moves: readonly Moved[],
  moved: ReadonlySet<Ref>,
  by: Ref,
): Promise<void> {
  if (moved.size === 0) return;
  const now = new Date(tx.clock.now());
  const to = new Map(moves.map((move) => [move.ref, move.to]));
  const rows = [...moved].map((ref) => ({
    departure_id: id,
    ref,
    what,
    to_member: to.get(ref) ?? '',
    chosen_by: by,
    chosen_at: now,
    moved_at: now,
  }));
  await tx
    .insertInto('departure_heir')
    .values(rows)
    .onConflict((oc) => oc.columns(['org_id', 'departure_id', 'ref']).doUpdateSet({ moved_at: now }))
    .execute();
}

/** How much of this part is in and what is still out, by name. */
export async function tell(
  tx: Transaction,
  { id, member }: Departure,
  { what }: Pick<HandoverParty, 'what'>,
  outstanding: readonly Ref[],
  by: Ref,
): Promise<void> {
  const done = [...(await heirsOf(tx, id)).values()].filter(
    (heir) => heir.moved && heir.what === what,
  ).length;
  await record(tx, {
    kind: 'member.handed-over',
    subject: `member:${member}`,
    actor: by,
    data: { what, of: done + outstanding.length, done, outstanding: [...outstanding] },
  });
}

/** A notebook came in: nothing lists notebooks, so somebody says so. */
export async function receiveNotebook(tx: Transaction, id: string, by: Ref): Promise<void> {
  const { member } = await lockDeparture(tx, id, ['noticed', 'left']);
  const data = { what: 'notebook', of: 1, done: 1, outstanding: [] };
  await record(tx, { kind: 'member.handed-over', subject: `member:${member}`, actor: by, data });
}
