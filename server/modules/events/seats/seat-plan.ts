import { sql } from 'kysely';
import type { SeatPlan, SeatTable, Sitting } from '../../../../contract/seats.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { peopleAtDoor } from '../../customers/index.ts';
import { eventOf } from '../door/desks/open-desk.ts';
import { guestsShown } from '../door/guests-shown.ts';
import { needsFront } from './propose-seats.ts';

interface Chair {
  table: number;
  row: number;
  block: SeatTable['block'];
  inviter: string | null;
  seat: number;
  kind: SeatTable['chairs'][number]['kind'];
  taken_by: string | null;
}

/** The hall as it stands, and who has no chair yet. */
export async function seatPlan(tx: Transaction, id: string, may: boolean): Promise<SeatPlan> {
  const event = await eventOf(tx, id);
  const chairs = await chairsOf(tx, id);
  const waiting = await withoutChair(tx, id);
  const refs = [...chairs.flatMap(({ taken_by }) => taken_by ?? []), ...waiting];
  const sits = await sittingAs(tx, id, refs);
  const hosts = await namesOf(
    tx,
    chairs.flatMap(({ inviter }) => (inviter === null ? [] : [`member:${inviter}`])),
  );
  const tables = [...Map.groupBy(chairs, ({ table }) => table).values()].map((at) => ({
    ...tableShown(at, sits),
    inviter: at[0]?.inviter ? { id: at[0].inviter, name: hosts(`member:${at[0].inviter}`).name } : null,
  }));
  return {
    event: { id, name: event.name, hall: event.hall, capacity: event.capacity, fireLimit: event.fire_limit },
    tables,
    unseated: waiting.flatMap((ref) => sits.get(ref) ?? []),
    chairs: chairs.length,
    seated: chairs.filter(({ taken_by }) => taken_by !== null && !taken_by.startsWith('member:')).length,
    may,
  };
}

async function chairsOf(tx: Transaction, event: string): Promise<Chair[]> {
  const { rows } = await sql<Chair>`
    SELECT t.seat_table AS table, t.row_nr AS row, t.block, t.inviter, s.seat, s.kind, s.taken_by
    FROM event_table t JOIN event_seat s
      ON s.org_id = t.org_id AND s.event_id = t.event_id AND s.seat_table = t.seat_table
    WHERE t.org_id = ${tx.org} AND t.event_id = ${event} ORDER BY t.seat_table, s.seat`.execute(tx);
  return rows;
}

/** Passes that count, and cards of those who are here. Who let their seat go and has not come is not waited for. */
async function withoutChair(tx: Transaction, event: string): Promise<string[]> {
  const { rows } = await sql<{ ref: string }>`
    SELECT ref FROM (
      SELECT 'invitation:' || p.invitation_id AS ref, p.number AS place FROM event_pass p
      JOIN invitation i ON i.org_id = p.org_id AND i.id = p.invitation_id
      WHERE p.org_id = ${tx.org} AND p.event_id = ${event} AND p.revoked_at IS NULL AND i.released_at IS NULL
      UNION SELECT s.guest, '' FROM scan s
      WHERE s.org_id = ${tx.org} AND s.event_id = ${event} AND s.verdict = 'admitted') AS asked
    WHERE NOT EXISTS (SELECT FROM event_seat e WHERE e.org_id = ${tx.org} AND e.event_id = ${event}
      AND e.taken_by = asked.ref)
    GROUP BY ref ORDER BY min(place), ref`.execute(tx);
  return rows.map(({ ref }) => ref);
}

async function sittingAs(
  tx: Transaction,
  event: string,
  refs: readonly string[],
): Promise<Map<string, Sitting>> {
  const guests = await guestsShown(
    tx,
    event,
    refs.filter((ref) => !ref.startsWith('member:')),
  );
  const members = refs.filter((ref) => ref.startsWith('member:'));
  const called = await namesOf(tx, members);
  const returning = await whoBought(tx, refs);
  const here = await arrivedAmong(tx, event);
  const staff = members.map((ref): [string, Sitting] => [
    ref,
    {
      ref,
      name: called(ref).name,
      last4: '',
      inviter: null,
      returning: null,
      care: [],
      arrived: false,
      staff: true,
    },
  ]);
  const sitting = [...guests.values()].map((guest): [string, Sitting] => [
    guest.ref,
    {
      ref: guest.ref,
      name: guest.name || (guest.number ?? ''),
      last4: guest.last4,
      inviter: guest.inviter,
      returning: returning.get(guest.ref) ?? null,
      care: guest.care,
      arrived: here.has(guest.ref),
      staff: false,
    },
  ]);
  return new Map([...staff, ...sitting]);
}

async function whoBought(tx: Transaction, refs: readonly string[]): Promise<Map<string, boolean>> {
  const ids = refs
    .filter((ref) => ref.startsWith('invitation:'))
    .map((ref) => ref.slice('invitation:'.length));
  const rows = await tx
    .selectFrom('invitation')
    .select(['id', 'customer_id'])
    .where('org_id', '=', tx.org)
    .where('id', '=', sql<string>`ANY(${ids})`)
    .execute();
  const people = await peopleAtDoor(
    tx,
    rows.map(({ customer_id }) => customer_id),
  );
  return new Map(
    rows.map(({ id, customer_id }) => [`invitation:${id}`, people.get(customer_id)?.bought ?? false]),
  );
}

async function arrivedAmong(tx: Transaction, event: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('scan')
    .select('guest')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('verdict', '=', 'admitted')
    .execute();
  return new Set(rows.flatMap(({ guest }) => guest ?? []));
}

function tableShown(
  chairs: readonly Chair[],
  sits: ReadonlyMap<string, Sitting>,
): Omit<SeatTable, 'inviter'> {
  const { table, row, block } = chairs[0] as Chair;
  const shown = chairs.map(({ seat, kind, taken_by }) => ({
    seat,
    kind,
    sits: taken_by === null ? null : (sits.get(taken_by) ?? null),
  }));
  return { table, row, block, chairs: shown, hints: hintsFor(row, shown) };
}

/** S000.8-19: a table of eight new guests, while others have five who know us, should be seen. */
function hintsFor(row: number, chairs: SeatTable['chairs']): SeatTable['hints'] {
  const guests = chairs.flatMap(({ sits }) => (sits && !sits.staff ? sits : []));
  if (guests.length === 0) return [];
  const hints: SeatTable['hints'] = [];
  if (!chairs.some(({ kind }) => kind === 'staff')) hints.push('no-staff');
  if (guests.length > 1 && !guests.some(({ returning }) => returning)) hints.push('no-returning');
  if (row > 1 && guests.some(needsFront)) hints.push('care-at-back');
  return hints;
}
