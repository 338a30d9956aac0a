import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import type { Doer } from '../doer.ts';
import { expectSeen } from './expect-seen.ts';
import { phonesOf } from './reachable.ts';

/** Shows whole numbers and the address to who asked; that they asked is kept with it. */
export async function unmask(
  tx: Transaction,
  customer: string,
  doer: Doer,
): Promise<{ phones: string[]; email: string }> {
  await expectSeen(tx, customer, doer);
  await logAccess(tx, { who: doer.ref, act: 'unmasked', what: `customer:${customer}` });
  const { email } = await tx
    .selectFrom('customer')
    .select('email')
    .where('org_id', '=', tx.org)
    .where('id', '=', customer)
    .executeTakeFirstOrThrow();
  const phones = (await phonesOf(tx, [customer])).get(customer) ?? [];
  return { phones: phones.map(({ digits }) => digits), email };
}
