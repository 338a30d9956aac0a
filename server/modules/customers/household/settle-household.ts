import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';

export interface Settlement {
  with: string;
  relation: string;
  together: boolean;
}

/** Says whether two customers are one household. "No" takes the proposal away and it does not come back. */
export async function settleHousehold(tx: Transaction, customer: string, settlement: Settlement, by: Doer) {
  if (settlement.with === customer) throw oneself();
  if (settlement.together) await together(tx, customer, settlement, by);
  else await apart(tx, customer);
}

async function together(tx: Transaction, customer: string, { with: other, relation }: Settlement, by: Doer) {
  const settled = { settled_at: new Date(tx.clock.now()), settled_by: by.ref };
  const there = await membership(tx, [customer, other]);
  const household = there.get(other) ?? there.get(customer) ?? `h-${other}`;
  await tx
    .insertInto('household')
    .values({ id: household, made_at: settled.settled_at, made_by: by.ref })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
  for (const [id, as] of [
    [other, 'unknown'],
    [customer, relation],
  ] as const)
    await tx
      .insertInto('household_member')
      .values({ household_id: household, customer_id: id, relation: as, ...settled })
      .onConflict((on) =>
        on.columns(['org_id', 'customer_id']).doUpdateSet({
          household_id: household,
          ...settled,
          ...(as === 'unknown' ? {} : { relation: as }),
        }),
      )
      .execute();
}

/** The last one alone is no household. */
async function apart(tx: Transaction, customer: string): Promise<void> {
  const household = (await membership(tx, [customer])).get(customer);
  if (household === undefined) return;
  const remove = () =>
    tx.deleteFrom('household_member').where('org_id', '=', tx.org).where('household_id', '=', household);
  await remove().where('customer_id', '=', customer).execute();
  const { left } = await tx
    .selectFrom('household_member')
    .select((on) => on.fn.countAll<number>().as('left'))
    .where('org_id', '=', tx.org)
    .where('household_id', '=', household)
    .executeTakeFirstOrThrow();
  if (left < 2)
    await tx.deleteFrom('household').where('org_id', '=', tx.org).where('id', '=', household).execute();
}

async function membership(tx: Transaction, customers: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('household_member')
    .select(['customer_id', 'household_id'])
    .where('org_id', '=', tx.org)
    .where('customer_id', 'in', customers)
    .execute();
  return new Map(rows.map(({ customer_id, household_id }) => [customer_id, household_id]));
}

const oneself = () =>
  new Refusal('household.oneself', 422, {
    zh: '一个人不能和自己成一户',
    en: 'A person cannot share a household with themselves',
  });
