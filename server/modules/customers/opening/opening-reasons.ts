import type { Transaction } from '../../../platform/database.ts';

/** What somebody wrote who asked to open a form, by the approval they asked for: whoever decides must read it. */
export async function openingReasons(
  tx: Transaction,
  approvals: readonly string[],
): Promise<Map<string, string>> {
  if (approvals.length === 0) return new Map();
  const rows = await tx
    .selectFrom('opening')
    .select(['id', 'reason'])
    .where('org_id', '=', tx.org)
    .where('id', 'in', approvals)
    .execute();
  return new Map(rows.map(({ id, reason }) => [id, reason]));
}
