import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';

const BATCH = 500;

export interface Span {
  from: Instant;
  until: Instant;
  kinds: readonly string[];
}

const ofSpan = (tx: Transaction, { from, until, kinds }: Span) =>
  tx
    .selectFrom('fact')
    .where('org_id', '=', tx.org)
    .where('kind', 'in', kinds)
    .where('at', '>=', new Date(from))
    .where('at', '<=', new Date(until));

export async function countFacts(tx: Transaction, span: Span): Promise<number> {
  const { n } = await ofSpan(tx, span)
    .select((on) => on.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The next facts in the order of recording. */
export const nextFacts = (tx: Transaction, span: Span, after: number) =>
  ofSpan(tx, span).selectAll().where('seq', '>', after).orderBy('seq').limit(BATCH).execute();
