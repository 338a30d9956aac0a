import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import { memberRef } from '../caller.ts';

/**
 * Numbers of one's own due calls go to the device without unmasking, so that they can be dialled without a
 * network too. Who was given which number is kept, once a day each.
 */
export async function giveNumbers(
  tx: Transaction,
  caller: Caller,
  day: string,
  customers: readonly string[],
): Promise<void> {
  const unique = [...new Set(customers)];
  if (unique.length === 0) return;
  const fresh = await tx
    .insertInto('number_given')
    .values(unique.map((customer_id) => ({ member: caller.member, customer_id, day })))
    .onConflict((on) => on.doNothing())
    .returning('customer_id')
    .execute();
  await logAccess(
    tx,
    fresh.map(({ customer_id }) => ({
      who: memberRef(caller),
      act: 'unmasked',
      what: `customer:${customer_id}`,
      why: 'own due call',
      address: caller.address,
    })),
  );
}
