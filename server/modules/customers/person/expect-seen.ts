import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';
import { seenBy } from '../search/sight.ts';

/** @throws Refusal `customer.unknown`, the same for one who is not there and one this person may not see */
export async function expectSeen(tx: Transaction, customer: string, doer: Doer): Promise<void> {
  const row = await tx
    .selectFrom('customer')
    .select('customer.id')
    .where('customer.org_id', '=', tx.org)
    .where('customer.id', '=', customer)
    .where(seenBy(doer))
    .executeTakeFirst();
  if (!row) throw unknownCustomer();
}

export const unknownCustomer = () =>
  new Refusal('customer.unknown', 404, {
    zh: '没有这位顾客,或不在你负责的范围',
    en: 'There is no such customer, or they are not among yours',
  });
