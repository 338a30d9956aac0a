import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import type { Doer } from '../doer.ts';
import { expectSeen } from './expect-seen.ts';
import { phonesOf } from './reachable.ts';

/** Shows whole numbers to who asked; that they asked is kept with it. */
export async function unmask(tx: Transaction, customer: string, doer: Doer): Promise<string[]> {
  await expectSeen(tx, customer, doer);
  await logAccess(tx, { who: doer.ref, act: 'unmasked', what: `customer:${customer}` });
  return ((await phonesOf(tx, [customer])).get(customer) ?? []).map(({ digits }) => digits);
}
