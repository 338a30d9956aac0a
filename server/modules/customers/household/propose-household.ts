import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';
import type { SamePhone } from '../person/same-phone.ts';

/**
 * Same number, other name: proposed as one household, never as a duplicate. Somebody who knows them settles it.
 *
 * @returns the household proposed or joined, if any
 */
export async function proposeHousehold(
  tx: Transaction,
  customer: string,
  others: readonly SamePhone[],
  by: Doer,
): Promise<string | null> {
  const [first] = others;
  if (!first) return null;
  const existing = others.find(({ household }) => household !== null)?.household;
  const household = existing ?? (await found(tx, first.id, by));
  await join(tx, household, customer);
  return household;
}

async function found(tx: Transaction, first: string, by: Doer): Promise<string> {
  const household = `h-${first}`;
  await tx
    .insertInto('household')
    .values({ id: household, made_at: new Date(tx.clock.now()), made_by: by.ref })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
  await join(tx, household, first);
  return household;
}

async function join(tx: Transaction, household: string, customer: string): Promise<void> {
  await tx
    .insertInto('household_member')
    .values({ household_id: household, customer_id: customer })
    .onConflict((on) => on.columns(['org_id', 'customer_id']).doNothing())
    .execute();
}
