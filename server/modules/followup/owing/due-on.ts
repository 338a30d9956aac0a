import { clausesFor, obligationOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { callBackClauses } from '../call-back-clauses.ts';
import { type Owed, withClause } from '../today/open-obligations.ts';

/** Call-backs that fall due in (from, to], open or done: a day ends with an exclusive instant. */
export async function callBacksDue(tx: Transaction, from: number, to: number): Promise<Owed[]> {
  const set = await clausesFor(tx);
  const clauses = callBackClauses(set);
  if (clauses.length === 0) return [];
  const rows = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('clause', 'in', clauses)
    .where('noun', '=', 'call-back')
    .where('state', 'in', ['open', 'discharged'])
    .where('due_at', '>', new Date(from))
    .where('due_at', '<=', new Date(to))
    .orderBy('due_at')
    .orderBy('id')
    .limit(5000)
    .execute();
  return rows.map((row) => withClause(set, obligationOf(row)));
}
