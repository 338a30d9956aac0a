import { sql } from 'kysely';
import type { Answer } from '../../../ledger/index.ts';
import { standing } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** Where and when each booking stands now: as it was made or last moved. */
const asItStands = (tx: Transaction) => sql`
  SELECT DISTINCT ON (f.subject) f.subject, f.kind, f.refs ->> 'room' AS room, f.data ->> 'starts' AS starts,
    f.data ->> 'ends' AS ends
  FROM fact f
  WHERE f.org_id = ${tx.org} AND f.kind IN ('booking.made', 'booking.moved', 'booking.cancelled') AND ${standing}
  ORDER BY f.subject, f.seq DESC`;

/** A room's bookings that are not over. */
export const bookingsOfRoom: Answer = async (tx, ids) => {
  const { rows } = await sql<{ room: string; bookings: string[] }>`
    SELECT substring(b.room, 6) AS room, array_agg(b.subject ORDER BY b.subject) AS bookings
    FROM (${asItStands(tx)}) b
    WHERE b.kind <> 'booking.cancelled' AND b.room = ANY(${ids.map((id) => `room:${id}`)})
      AND b.ends::timestamptz > ${new Date(tx.clock.now())}
    GROUP BY b.room`.execute(tx);
  const found = new Map(rows.map(({ room, bookings }) => [room, bookings]));
  return new Map(ids.map((id) => [id, found.get(id) ?? []]));
};

export const bookingTime =
  (which: 'starts' | 'ends'): Answer =>
  async (tx, ids) => {
    const { rows } = await sql<{ id: string; starts: string | null; ends: string | null }>`
      SELECT substring(b.subject, 9) AS id, b.starts, b.ends FROM (${asItStands(tx)}) b
      WHERE b.subject = ANY(${ids.map((id) => `booking:${id}`)})`.execute(tx);
    return new Map(rows.map((row) => [row.id, row[which]]));
  };
