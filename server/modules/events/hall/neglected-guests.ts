import { sql } from 'kysely';
import type { HallPage } from '../../../../contract/hall.ts';
import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../../customers/index.ts';

interface Row {
  guest: string;
  name: string;
  inviter: string | null;
  seat: string | null;
}

/** Guests in the hall with whom nobody has written down a word: for whoever looks after them. */
export async function neglectedGuests(tx: Transaction, event: string): Promise<HallPage['neglected']> {
  const { rows } = await sql<Row>`
    SELECT s.guest, coalesce(c.name, w.card, '') AS name, coalesce(i.inviter, w.inviter) AS inviter,
      seat.seat_table || '-' || seat.seat AS seat
    FROM scan s
    LEFT JOIN invitation i ON i.org_id = s.org_id AND s.guest = 'invitation:' || i.id
    LEFT JOIN walk_in w ON w.org_id = s.org_id AND s.guest = 'walk-in:' || w.id
    LEFT JOIN customer c ON c.org_id = s.org_id AND c.id = coalesce(i.customer_id, w.customer_id)
    LEFT JOIN event_seat seat ON seat.org_id = s.org_id AND seat.event_id = s.event_id AND seat.taken_by = s.guest
    WHERE s.org_id = ${tx.org} AND s.event_id = ${event} AND s.verdict = 'admitted'
      AND NOT EXISTS (SELECT FROM guest_word word WHERE word.org_id = s.org_id AND word.event_id = s.event_id
        AND word.guest = s.guest)
    ORDER BY seat.seat_table, seat.seat, s.guest`.execute(tx);
  const person = await personOf(
    tx,
    rows.map(({ inviter }) => inviter),
  );
  return rows.map(({ inviter, ...row }) => ({ ...row, inviter: person(inviter) }));
}
