import type { Transaction } from '../../../platform/database.ts';
import type { Phone } from '../phone.ts';
import { searchGrams } from '../search-grams.ts';

/** Puts a customer's numbers on record and makes them findable by name, initials and last four digits. */
export async function writePhones(
  tx: Transaction,
  customer: string,
  phones: readonly Phone[],
): Promise<void> {
  await tx
    .deleteFrom('customer_phone')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .execute();
  if (phones.length === 0) return;
  await tx
    .insertInto('customer_phone')
    .values(
      phones.map(({ digits, last4, kind }, at) => ({
        customer_id: customer,
        digits,
        last4,
        kind,
        position: at + 1,
      })),
    )
    .execute();
}

export async function writeGrams(tx: Transaction, customer: string): Promise<void> {
  const { name } = await tx
    .selectFrom('customer')
    .select('name')
    .where('org_id', '=', tx.org)
    .where('id', '=', customer)
    .executeTakeFirstOrThrow();
  const phones = await phonesOf(tx, [customer]);
  await tx
    .deleteFrom('customer_gram')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .execute();
  const grams = searchGrams(
    name,
    (phones.get(customer) ?? []).map(({ digits }) => digits),
  );
  if (grams.length === 0) return;
  await tx
    .insertInto('customer_gram')
    .values(grams.map((gram) => ({ gram, customer_id: customer })))
    .execute();
}

/** Numbers by customer, the first one first. */
export async function phonesOf(
  tx: Transaction,
  customers: readonly string[],
): Promise<Map<string, { digits: string; kind: string }[]>> {
  if (customers.length === 0) return new Map();
  const rows = await tx
    .selectFrom('customer_phone')
    .select(['customer_id', 'digits', 'kind'])
    .where('org_id', '=', tx.org)
    .where('customer_id', 'in', customers)
    .orderBy('position')
    .execute();
  return Map.groupBy(rows, ({ customer_id }) => customer_id);
}
