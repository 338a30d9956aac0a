import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';
import { listed, shownRows } from './rows.ts';
import { seenBy } from './sight.ts';

/** Those of these customers that this person sees, as a list shows them: number masked. */
export async function customersSeen(tx: Transaction, ids: readonly string[], doer: Doer) {
  if (ids.length === 0) return [];
  const rows = await listed(tx)
    .where('customer.id', 'in', ids)
    .where(seenBy(doer))
    .orderBy('customer.pinyin')
    .orderBy('customer.id')
    .execute();
  return (await shownRows(tx, rows)).map(({ id, name, phone, owner }) => ({ id, name, phone, owner }));
}
