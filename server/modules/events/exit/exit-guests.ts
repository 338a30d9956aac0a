import { sql } from 'kysely';
import type { ExitGuests } from '../../../../contract/exit.ts';
import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../../customers/index.ts';

interface Row {
  guest: string;
  name: string;
  last4: string | null;
  seat: string | null;
  inviter: string | null;
  spoken: boolean;
  left: boolean;
  agreed_at: Date | null;
}

/** Everybody who came, for whoever stands at the exit: nothing about what they bought. */
export async function exitGuests(tx: Transaction, event: string): Promise<ExitGuests> {
  const { rows } = await sql<Row>`
    SELECT s.guest, coalesce(c.name, '卡 ' || w.card, '') AS name, coalesce(i.inviter, w.inviter) AS inviter,
      (SELECT p.last4 FROM customer_phone p WHERE p.org_id = c.org_id AND p.customer_id = c.id
        ORDER BY p.position LIMIT 1) AS last4,
      seat.seat_table || '-' || seat.seat AS seat, word.guest IS NOT NULL AS spoken, word.agreed_at,
      EXISTS (SELECT FROM fact f WHERE f.org_id = s.org_id AND f.kind = 'guest.seen-off'
        AND f.subject = 'customer:' || c.id AND f.refs ->> 'event' = ${`event:${event}`}) AS left
    FROM scan s
    LEFT JOIN invitation i ON i.org_id = s.org_id AND s.guest = 'invitation:' || i.id
    LEFT JOIN walk_in w ON w.org_id = s.org_id AND s.guest = 'walk-in:' || w.id
    LEFT JOIN customer c ON c.org_id = s.org_id AND c.id = coalesce(i.customer_id, w.customer_id)
      AND c.status <> 'erased'
    LEFT JOIN event_seat seat ON seat.org_id = s.org_id AND seat.event_id = s.event_id AND seat.taken_by = s.guest
    LEFT JOIN LATERAL (SELECT g.guest, max(g.agreed_at) AS agreed_at FROM guest_word g
      WHERE g.org_id = s.org_id AND g.event_id = s.event_id AND g.guest = s.guest GROUP BY g.guest) word ON true
    WHERE s.org_id = ${tx.org} AND s.event_id = ${event} AND s.verdict = 'admitted'
    ORDER BY seat.seat_table, seat.seat, c.pinyin, s.guest`.execute(tx);
  const person = await personOf(
    tx,
    rows.map(({ inviter }) => inviter),
  );
  return {
    rows: rows.map(({ agreed_at, inviter, last4, ...row }) => ({
      ...row,
      last4: last4 ?? '',
      inviter: person(inviter),
      agreedAt: agreed_at?.toISOString() ?? null,
    })),
  };
}
