import type { Transaction } from '../../../platform/database.ts';
import { mayDo } from '../access.ts';
import type { Doer } from '../doer.ts';
import { seenBy } from './sight.ts';

/** The folder with this number (`F-0118`, or only `118`), for who sees the customer it is about. */
export async function fileByNumber(
  tx: Transaction,
  typed: string,
  doer: Doer,
): Promise<{ id: string; number: string; customer: string } | null> {
  const [, digits] = /^(?:f-?)?(\d{1,9})$/i.exec(typed.trim()) ?? [];
  if (digits === undefined || !mayDo(doer.posts, 'file.see')) return null;
  const file = await tx
    .selectFrom('customer_file')
    .select(['id', 'number', 'customer_id'])
    .where('org_id', '=', tx.org)
    .where('number', '=', `F-${digits.padStart(4, '0')}`)
    .executeTakeFirst();
  if (!file) return null;
  const customer = await tx
    .selectFrom('customer')
    .select('customer.name')
    .where('customer.org_id', '=', tx.org)
    .where('customer.id', '=', file.customer_id)
    .where(seenBy(doer))
    .executeTakeFirst();
  return customer ? { id: file.id, number: file.number, customer: customer.name } : null;
}
