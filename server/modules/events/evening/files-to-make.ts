import { sql } from 'kysely';
import type { z } from 'zod';
import type { filesToMake as shape } from '../../../../contract/evening.ts';
import type { Transaction } from '../../../platform/database.ts';

/** Files are owed the same day; for so long a card on Today still leads to those that are not made. */
const SHOWN_FOR = 7 * 86_400_000;

/** Events that wait for files of one's own guests. */
export async function filesToMake(tx: Transaction, member: string): Promise<z.infer<typeof shape>> {
  const since = new Date(tx.clock.now() - SHOWN_FOR);
  const { rows } = await sql<{ event: string; name: string; left: number }>`
    SELECT e.id AS event, e.name, count(DISTINCT c.id)::int AS left
    FROM event e
    JOIN organisation o ON o.org_id = e.org_id
    JOIN scan s ON s.org_id = e.org_id AND s.event_id = e.id AND s.verdict = 'admitted'
    LEFT JOIN invitation i ON i.org_id = s.org_id AND s.guest = 'invitation:' || i.id
    LEFT JOIN walk_in w ON w.org_id = s.org_id AND s.guest = 'walk-in:' || w.id
    JOIN customer c ON c.org_id = s.org_id AND c.id = coalesce(i.customer_id, w.customer_id)
      AND c.status <> 'erased' AND c.owner = ${member}
    WHERE e.org_id = ${tx.org} AND e.starts_at > ${since} AND e.opened_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM customer_file f WHERE f.org_id = c.org_id AND f.customer_id = c.id
        AND f.activity_on = (e.starts_at AT TIME ZONE o.zone)::date AND f.state <> 'draft')
    GROUP BY e.id, e.name, e.starts_at ORDER BY e.starts_at DESC`.execute(tx);
  return { rows };
}
