import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';

/** A guest with a name who came, and what is known of the evening's paper about them. */
export interface GuestHere {
  customer: string;
  name: string;
  last4: string | null;
  owner: string | null;
  guest: string;
  companions: number;
  seat: string | null;
  file: string | null;
  number: string | null;
  state: string | null;
  fields: Record<string, string | number | boolean> | null;
}

/** Everybody admitted whom the company knows by name; cards that were never finished have no file to make. */
export async function guestsHere(tx: Transaction, event: string, day: string): Promise<GuestHere[]> {
  const { rows } = await sql<GuestHere>`
    SELECT DISTINCT ON (c.id) c.id AS customer, c.name, c.owner, s.guest, coalesce(i.companions, 0) AS companions,
      (SELECT p.last4 FROM customer_phone p WHERE p.org_id = c.org_id AND p.customer_id = c.id
        ORDER BY p.position LIMIT 1) AS last4,
      (SELECT t.seat_table || '-' || t.seat FROM event_seat t WHERE t.org_id = s.org_id
        AND t.event_id = s.event_id AND t.taken_by = s.guest LIMIT 1) AS seat,
      f.id AS file, f.number, f.state, f.fields
    FROM scan s
    LEFT JOIN invitation i ON i.org_id = s.org_id AND s.guest = 'invitation:' || i.id
    LEFT JOIN walk_in w ON w.org_id = s.org_id AND s.guest = 'walk-in:' || w.id
    JOIN customer c ON c.org_id = s.org_id AND c.id = coalesce(i.customer_id, w.customer_id)
      AND c.status <> 'erased'
    LEFT JOIN customer_file f ON f.org_id = c.org_id AND f.customer_id = c.id AND f.activity_on = ${day}::date
    WHERE s.org_id = ${tx.org} AND s.event_id = ${event} AND s.verdict = 'admitted'
    ORDER BY c.id, s.at`.execute(tx);
  return rows;
}

export const hasFile = ({ state }: Pick<GuestHere, 'state'>): boolean => state !== null && state !== 'draft';
