import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';

/** Facts of some kinds between two moments, by kind; `people` counts each subject once. */
export async function factCounts(tx: Transaction, kinds: readonly string[], from: number, to: number) {
  const { rows } = await sql<{ kind: string; facts: number; people: number }>`
    SELECT kind, count(*)::int AS facts, count(DISTINCT subject)::int AS people FROM fact
    WHERE org_id = ${tx.org} AND kind = ANY(${[...kinds]}) AND at >= ${new Date(from)} AND at < ${new Date(to)}
    GROUP BY kind`.execute(tx);
  const found = new Map(rows.map((row) => [row.kind, row]));
  return {
    facts: (kind: string): number => found.get(kind)?.facts ?? 0,
    people: (kind: string): number => found.get(kind)?.people ?? 0,
  };
}
