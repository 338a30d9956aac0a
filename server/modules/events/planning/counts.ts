import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';

export interface Counts {
  listed: number;
  invited: number;
  accepted: number;
  confirmed: number;
  reconfirmed: number;
  waiting: number;
  declined: number;
  sure: number;
  likely: number;
  unsure: number;
  arrived: number;
}

export const nobody: Counts = {
  listed: 0,
  invited: 0,
  accepted: 0,
  confirmed: 0,
  reconfirmed: 0,
  waiting: 0,
  declined: 0,
  sure: 0,
  likely: 0,
  unsure: 0,
  arrived: 0,
};

/** The ladder in numbers: everybody further up is counted on the rungs below as well. */
const ladder = sql`
  count(*)::int AS listed,
  count(*) FILTER (WHERE state IN ('invited', 'accepted'))::int AS invited,
  count(*) FILTER (WHERE state = 'accepted')::int AS accepted,
  count(*) FILTER (WHERE state = 'accepted' AND confirmed_at IS NOT NULL)::int AS confirmed,
  count(*) FILTER (WHERE state = 'accepted' AND reconfirmed_at IS NOT NULL)::int AS reconfirmed,
  count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
  count(*) FILTER (WHERE state IN ('declined', 'withdrawn'))::int AS declined,
  count(*) FILTER (WHERE state IN ('invited', 'accepted') AND likelihood = 'sure')::int AS sure,
  count(*) FILTER (WHERE state IN ('invited', 'accepted') AND likelihood = 'likely')::int AS likely,
  count(*) FILTER (WHERE state IN ('invited', 'accepted') AND likelihood = 'unsure')::int AS unsure`;

/** By event. */
export async function countsOf(tx: Transaction, events: readonly string[]): Promise<Map<string, Counts>> {
  const { rows } = await sql<Counts & { id: string }>`
    SELECT e.id, ladder.*, (SELECT count(*)::int FROM scan s WHERE s.org_id = e.org_id AND s.event_id = e.id
      AND s.verdict = 'admitted') AS arrived
    FROM event e LEFT JOIN LATERAL (
      SELECT ${ladder} FROM invitation WHERE org_id = e.org_id AND event_id = e.id) AS ladder ON true
    WHERE e.org_id = ${tx.org} AND e.id = ANY(${events})`.execute(tx);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** By inviter, of one event. */
export async function countsByInviter(tx: Transaction, event: string): Promise<Map<string, Counts>> {
  const { rows } = await sql<Counts & { inviter: string }>`
    SELECT inviter, ${ladder}, 0 AS arrived FROM invitation
    WHERE org_id = ${tx.org} AND event_id = ${event} GROUP BY inviter`.execute(tx);
  return new Map(rows.map(({ inviter, ...counts }) => [inviter, counts]));
}
