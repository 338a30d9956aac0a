import type { Clause, ClauseSet, Obligation } from '../../../../kernel/index.ts';
import { obligationOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** An open obligation beside the clause, as adopted, that says so. */
export interface Owed extends Obligation {
  body: Clause;
}

/** More than this nobody works through in a week; what is due first comes first. */
export const MOST = 400;

/** What these holders owe by `before`, due first. Walks the holder's index; the rest of the table is not touched. */
export async function openObligations(
  tx: Transaction,
  set: ClauseSet,
  holders: readonly string[],
  before: number,
  most = MOST,
): Promise<Owed[]> {
  const dated = of(tx, holders).where('due_at', '<', new Date(before)).orderBy('due_at').limit(most);
  const undated = of(tx, holders).where('due_at', 'is', null).limit(most);
  const rows = await tx
    .selectFrom(dated.as('dated'))
    .selectAll()
    .unionAll(tx.selectFrom(undated.as('undated')).selectAll())
    .execute();
  return rows.map((row) => withClause(set, obligationOf(row))).sort(dueFirst);
}

const dueFirst = (a: Owed, b: Owed): number =>
  (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER) || (a.id < b.id ? -1 : 1);

const of = (tx: Transaction, holders: readonly string[]) =>
  tx
    .selectFrom('obligation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('holder', 'in', holders)
    .where('state', '=', 'open')
    .where('opens_at', '<=', new Date(tx.clock.now()));

export function withClause(set: ClauseSet, one: Obligation): Owed {
  const ready = set.byVersion.get(`${one.clause}#${one.n}`);
  if (!ready) throw new Error(`Clause ${one.clause} version ${one.n} is not on record`);
  return { ...one, body: ready.version.body };
}

/** Somebody else has claimed it and the claim still holds. */
export const claimedByOther = (one: Obligation, member: string, now: number): boolean =>
  one.claimedBy !== null && one.claimedBy !== member && (one.claimedUntil === null || one.claimedUntil > now);
