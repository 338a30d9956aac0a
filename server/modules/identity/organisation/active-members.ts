import type { Transaction } from '../../../platform/database.ts';

/** Those of the given members who work here at this moment: a short question for a busy door. */
export async function activeMembers(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('member')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', 'in', ids)
    .where('state', '=', 'active')
    .execute();
  return new Set(rows.map(({ id }) => id));
}
