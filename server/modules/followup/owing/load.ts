import { sql } from 'kysely';
import type { Zone } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** How much falls due to one holder: before now, and on each of the coming days. */
export interface Load {
  overdue: number;
  days: number[];
}

/**
 * Open duties by holder and day. Counts rows of the holder's index only as far as the last day; calls to one
 * customer on one day are one piece of work.
 */
export async function loadOf(
  tx: Transaction,
  holders: readonly string[],
  zone: Zone,
  days: number,
): Promise<Map<string, Load>> {
  const now = tx.clock.now();
  const today = zone.dayOf(now);
  const edges = Array.from({ length: days + 1 }, (_, i) => zone.at(today + i, 0));
  const last = edges[days] as number;
  const { rows } = await sql<{ holder: string; bucket: number; count: number }>`
    SELECT holder,
      CASE WHEN due_at <= ${new Date(now)} THEN -1
           ELSE width_bucket(due_at - interval '1 microsecond', ${edges.map((at) => new Date(at))}::timestamptz[]) - 1 END AS bucket,
      count(DISTINCT (subject, noun))::int AS count
    FROM obligation
    WHERE org_id = ${tx.org} AND state = 'open' AND holder = ANY(${[...holders]}) AND due_at <= ${new Date(last)}
      AND noun <> 'hear-of-lapse'
    GROUP BY holder, bucket`.execute(tx);
  const loads = new Map(holders.map((holder) => [holder, { overdue: 0, days: Array<number>(days).fill(0) }]));
  for (const { holder, bucket, count } of rows) {
    const load = loads.get(holder);
    if (!load) continue;
    if (bucket < 0) load.overdue += count;
    else load.days[bucket] = (load.days[bucket] ?? 0) + count;
  }
  return loads;
}
