import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';

/** 3 attempts on at least 2 days, at different hours; then 联系不上. */
export const ATTEMPTS = 3;
export const ATTEMPT_DAYS = 2;

export interface Attempts {
  made: number;
  lastAt: number;
  nextAt: number | null;
}

/** How often each of these obligations was tried in vain, and when to try again. */
export async function attemptsOf(
  tx: Transaction,
  obligations: readonly string[],
): Promise<Map<string, Attempts>> {
  if (obligations.length === 0) return new Map();
  const rows = await tx
    .selectFrom('missed_call_obligation as named')
    .innerJoin('missed_call as missed', (on) =>
      on.onRef('missed.org_id', '=', 'named.org_id').onRef('missed.id', '=', 'named.missed_call'),
    )
    .select((on) => [
      'named.obligation',
      on.fn.countAll<number>().as('made'),
      on.fn.max('missed.tried_at').as('last_at'),
      sql<Date | null>`(array_agg(missed.next_at ORDER BY missed.tried_at DESC))[1]`.as('next_at'),
    ])
    .where('named.org_id', '=', tx.org)
    .where('named.obligation', 'in', obligations)
    .groupBy('named.obligation')
    .execute();
  return new Map(
    rows.map(({ obligation, made, last_at, next_at }) => [
      obligation,
      { made, lastAt: (last_at as Date).getTime(), nextAt: next_at?.getTime() ?? null },
    ]),
  );
}
