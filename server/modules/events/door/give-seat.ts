import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';

export interface SeatGiven {
  table: number;
  seat: number;
  wheelchair: boolean;
}

/**
 * A guest who has no seat yet is led to the tables of whoever asked them (S000.1-06), and where those are full to
 * the next free seat of the hall: centre before the sides, front before the back (S000.9-18). Without a plan, or
 * with nobody's name on the invitation, nobody is given one: people decide.
 */
export async function giveSeat(
  tx: Transaction,
  event: string,
  guest: string,
  { inviter, wheelchair }: { inviter: string | null; wheelchair: boolean },
): Promise<SeatGiven | null> {
  const held = await seatOf(tx, event, guest);
  if (held || inviter === null) return held;
  const { rows } = await sql<SeatGiven>`
    WITH free AS MATERIALIZED (
      SELECT f.seat_table, f.seat FROM event_seat f
      JOIN event_table t ON t.org_id = f.org_id AND t.event_id = f.event_id AND t.seat_table = f.seat_table
      WHERE f.org_id = ${tx.org} AND f.event_id = ${event} AND f.taken_by IS NULL
        AND (f.kind = 'guest' OR (${wheelchair} AND f.kind = 'wheelchair'))
      ORDER BY (f.kind = 'wheelchair') DESC, coalesce(t.inviter = ${inviter}, false) DESC,
        (t.block = 'centre') DESC, t.row_nr, (t.block = 'left') DESC, f.seat_table, f.seat
      LIMIT 1 FOR UPDATE OF f SKIP LOCKED)
    UPDATE event_seat s SET taken_by = ${guest} FROM free
    WHERE s.org_id = ${tx.org} AND s.event_id = ${event} AND s.seat_table = free.seat_table AND s.seat = free.seat
    RETURNING s.seat_table AS table, s.seat, s.kind = 'wheelchair' AS wheelchair`.execute(tx);
  return rows[0] ?? null;
}

export async function seatOf(tx: Transaction, event: string, guest: string): Promise<SeatGiven | null> {
  return (await seatsOf(tx, event, [guest])).get(guest) ?? null;
}

export async function seatsOf(
  tx: Transaction,
  event: string,
  guests: readonly string[],
): Promise<Map<string, SeatGiven>> {
  if (guests.length === 0) return new Map();
  const rows = await tx
    .selectFrom('event_seat')
    .select(['taken_by', 'seat_table', 'seat', 'kind'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('taken_by', '=', sql<string>`ANY(${guests})`)
    .execute();
  return new Map(
    rows.map(({ taken_by, seat_table, seat, kind }) => [
      taken_by as string,
      { table: seat_table, seat, wheelchair: kind === 'wheelchair' },
    ]),
  );
}
