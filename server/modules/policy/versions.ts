import { epochDay, isoDay } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Resolved } from './resolve.ts';

interface Written {
  clause: string;
  n: number;
  from_day: string;
  to_day: string | null;
  sha256: string;
}

/**
 * Writes down what a pack's clauses are from a day on. A version is never edited: what changes gets the next
 * number and the one before ends that day; what stays the same stays as it is.
 */
export async function writeVersions(
  tx: Transaction,
  pack: string,
  resolved: readonly Resolved[],
  from: string,
): Promise<number> {
  const written = await tx
    .selectFrom('clause_version')
    .select(['clause', 'n', 'from_day', 'to_day', 'sha256'])
    .where('org_id', '=', tx.org)
    .where('pack', '=', pack)
    .execute();
  const before = Map.groupBy(written, (row) => row.clause);
  const coming = Map.groupBy(resolved, (one) => one.clause);
  let changed = 0;
  for (const clause of new Set([...before.keys(), ...coming.keys()]))
    changed += await replace(tx, before.get(clause) ?? [], coming.get(clause) ?? [], from);
  return changed;
}

async function replace(
  tx: Transaction,
  before: readonly Written[],
  coming: readonly Resolved[],
  from: string,
): Promise<number> {
  const [first, ...later] = coming;
  const standing = before
    .filter((row) => (row.to_day === null || row.to_day > from) && row.from_day <= from)
    .at(-1);
  const stays = standing !== undefined && first !== undefined && standing.sha256 === first.sha256;
  let changed = 0;
  for (const row of before) {
    if (row.to_day !== null && row.to_day <= from) continue;
    const to = stays && row === standing ? dayOrNull(first.to) : row.from_day > from ? row.from_day : from;
    if (to === row.to_day) continue;
    await end(tx, row, to);
    changed++;
  }
  let n = Math.max(0, ...before.map((row) => row.n));
  for (const one of stays ? later : coming) {
    await insert(tx, one, ++n);
    changed++;
  }
  return changed;
}

const dayOrNull = (day: number | null): string | null => (day === null ? null : isoDay(day));

/** One that had not begun yet ends the day it would have begun: it never is in force. */
const end = (tx: Transaction, row: Written, to: string | null) =>
  tx
    .updateTable('clause_version')
    .set({ to_day: to })
    .where('org_id', '=', tx.org)
    .where('clause', '=', row.clause)
    .where('n', '=', row.n)
    .execute();

const insert = (tx: Transaction, one: Resolved, n: number) =>
  tx
    .insertInto('clause_version')
    .values({
      org_id: tx.org,
      clause: one.clause,
      n,
      pack: one.pack,
      rank: one.rank,
      from_day: isoDay(one.from),
      to_day: dayOrNull(one.to),
      params: JSON.stringify(one.params),
      body: JSON.stringify(one.body),
      sha256: one.sha256,
    })
    .execute();

/** Clauses in force on a day, with the values they run with. */
export async function inForceOn(tx: Transaction, day: string) {
  const rows = await tx
    .selectFrom('clause_version')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('from_day', '<=', day)
    .where((on) => on.or([on('to_day', 'is', null), on('to_day', '>', day)]))
    .orderBy('clause')
    .execute();
  return rows.map((row) => ({ ...row, from: epochDay(row.from_day) }));
}
