import type { z } from 'zod';
import type { HeldThing, handover, MemberRef } from '../../../../contract/identity.ts';
import type { Transaction } from '../../../platform/database.ts';
import { lineManagersOf } from '../organisation/house.ts';
import { type Departure, type DepartureRow, departureOf, departuresOf } from './departure.ts';
import type { HandoverParty, Held } from './party.ts';

export const REST = 'rest';

export interface Thing extends Held {
  what: HandoverParty['what'];
  byHand: boolean;
}

/** Who was named for what, by ref; things already moved stay listed. */
export type Heirs = ReadonlyMap<string, { to: string; what: string; moved: boolean }>;

/** Everything in the leaver's hands just now. */
export async function thingsHeld(
  tx: Transaction,
  member: string,
  parties: readonly HandoverParty[],
): Promise<Thing[]> {
  const things: Thing[] = [];
  for (const { what, byHand, held } of parties)
    for (const one of await held(tx, member)) things.push({ ...one, what, byHand });
  return things;
}

export async function heirsOf(tx: Transaction, departure: string): Promise<Heirs> {
  const rows = await tx
    .selectFrom('departure_heir')
    .selectAll()
    .where('departure_id', '=', departure)
    .execute();
  return new Map(
    rows.map((row) => [row.ref, { to: row.to_member, what: row.what, moved: row.moved_at !== null }]),
  );
}

/** The heir of one thing: named for it, or for what it goes with; otherwise nobody yet. */
export const namedFor = (heirs: Heirs, thing: Held): string | null =>
  heirs.get(thing.ref)?.to ?? (thing.with ? heirs.get(thing.with)?.to : null) ?? null;

/** Who takes what nobody was named for: chosen, or the line manager. Null only where nobody else works here. */
export async function restOf(tx: Transaction, member: string, heirs: Heirs): Promise<string | null> {
  return heirs.get(REST)?.to ?? (await lineManagersOf(tx, [member])).get(member) ?? null;
}

/** One departure as its screen shows it. */
export async function handoverOf(
  tx: Transaction,
  id: string,
  parties: readonly HandoverParty[],
): Promise<z.infer<typeof handover>> {
  const departure = await departureOf(tx, id);
  const heirs = await heirsOf(tx, id);
  const things = await thingsToName(tx, departure, parties);
  const rest = await restOf(tx, departure.member, heirs);
  const named = await namesOfMembers(
    tx,
    [...heirs.values()].map(({ to }) => to),
    things,
    rest,
  );
  return {
    departure: rowOf(departure, things, heirs),
    rest: rest === null ? null : named(rest),
    restChosen: heirs.has(REST),
    things: things.map((thing) => shown(thing, heirs, named)),
    moved: movedCounts(heirs).map(({ what, to, count }) => ({ what, to: named(to), count })),
  };
}

export async function departuresShown(
  tx: Transaction,
  parties: readonly HandoverParty[],
): Promise<DepartureRow[]> {
  const shownRows: DepartureRow[] = [];
  for (const departure of await departuresOf(tx)) {
    const things = await thingsToName(tx, departure, parties);
    shownRows.push(rowOf(departure, things, await heirsOf(tx, departure.id)));
  }
  return shownRows;
}

/** After the hour only paper can still be out. */
async function thingsToName(
  tx: Transaction,
  { state, member }: Departure,
  parties: readonly HandoverParty[],
) {
  if (state === 'withdrawn') return [];
  const asked = state === 'left' ? parties.filter(({ byHand }) => byHand) : parties;
  return (await thingsHeld(tx, member, asked)).filter(({ ofLeaving }) => !ofLeaving);
}

const rowOf = (departure: Departure, things: readonly Thing[], heirs: Heirs): DepartureRow => ({
  id: departure.id,
  member: { id: departure.member, name: departure.name },
  noticedAt: departure.noticedAt.toISOString(),
  lastDay: departure.lastDay,
  leavesAt: departure.leavesAt.toISOString(),
  leftAt: departure.leftAt?.toISOString() ?? null,
  cause: departure.cause,
  state: departure.state,
  held: things.length,
  named: things.filter((thing) => namedFor(heirs, thing) !== null).length,
});

function shown(thing: Thing, heirs: Heirs, named: (id: string) => MemberRef): HeldThing {
  const heir = namedFor(heirs, thing);
  return {
    ref: thing.ref,
    what: thing.what,
    title: thing.title,
    dueAt: thing.dueAt == null ? null : new Date(thing.dueAt).toISOString(),
    with: thing.with ?? null,
    byHand: thing.byHand,
    proposed: thing.proposed ? { to: named(thing.proposed.to), because: thing.proposed.because } : null,
    named: heir === null ? null : named(heir),
  };
}

export function movedCounts(heirs: Heirs): { what: string; to: string; count: number }[] {
  const moved = [...heirs.values()].filter((heir) => heir.moved);
  const groups = Map.groupBy(moved, ({ what, to }) => `${what} ${to}`);
  return [...groups.values()].map((group) => ({
    what: group[0]?.what ?? '',
    to: group[0]?.to ?? '',
    count: group.length,
  }));
}

async function namesOfMembers(
  tx: Transaction,
  heirs: readonly string[],
  things: readonly Thing[],
  rest: string | null,
) {
  const proposed = things.flatMap((thing) => thing.proposed?.to ?? []);
  const ids = [...new Set([...heirs, ...proposed, ...(rest ? [rest] : [])])];
  const rows =
    ids.length === 0
      ? []
      : await tx.selectFrom('member').select(['id', 'name']).where('id', 'in', ids).execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id: string): MemberRef => ({ id, name: names.get(id) ?? id });
}
