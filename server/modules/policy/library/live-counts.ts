import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';

export interface Live {
  owes: number;
  kept: number;
  lapsed: number;
  facts: number;
}

const NONE: Live = { owes: 0, kept: 0, lapsed: 0, facts: 0 };
const THIRTY_DAYS = 30 * 86_400_000;

/** By clause: open now; met and lapsed in the last 30 days; how often the clause concluded anything. */
export async function liveCounts(
  tx: Transaction,
  clauses: readonly string[],
): Promise<(clause: string) => Live> {
  if (clauses.length === 0) return () => NONE;
  const since = new Date(tx.clock.now() - THIRTY_DAYS);
  const owed = await tx
    .selectFrom('obligation')
    .select([
      'clause',
      sql<number>`count(*) FILTER (WHERE state = 'open')`.as('owes'),
      sql<number>`count(*) FILTER (WHERE state = 'discharged' AND NOT lapsed AND ended_at >= ${since})`.as(
        'kept',
      ),
      sql<number>`count(*) FILTER (WHERE lapsed AND due_at >= ${since})`.as('lapsed'),
    ])
    .where('org_id', '=', tx.org)
    .where('clause', 'in', clauses)
    .groupBy('clause')
    .execute();
  const spoke = await tx
    .selectFrom('finding')
    .select(['clause', (on) => on.fn.countAll<number>().as('facts')])
    .where('org_id', '=', tx.org)
    .where('clause', 'in', clauses)
    .groupBy('clause')
    .execute();
  const counts = new Map(
    owed.map((row) => [
      row.clause,
      { owes: Number(row.owes), kept: Number(row.kept), lapsed: Number(row.lapsed) },
    ]),
  );
  const facts = new Map(spoke.map((row) => [row.clause, Number(row.facts)]));
  return (clause) => ({ ...NONE, ...counts.get(clause), facts: facts.get(clause) ?? 0 });
}

/** Who owes because of a clause now, those with most first. */
export async function holdersOf(
  tx: Transaction,
  clause: string,
): Promise<{ holder: string; owes: number; overdue: number }[]> {
  const rows = await tx
    .selectFrom('obligation')
    .select([
      'holder',
      sql<number>`count(*)`.as('owes'),
      sql<number>`count(*) FILTER (WHERE lapsed)`.as('overdue'),
    ])
    .where('org_id', '=', tx.org)
    .where('clause', '=', clause)
    .where('state', '=', 'open')
    .groupBy('holder')
    .orderBy('owes', 'desc')
    .orderBy('holder')
    .limit(50)
    .execute();
  return rows.map((row) => ({ holder: row.holder, owes: Number(row.owes), overdue: Number(row.overdue) }));
}
