import type { Transaction } from '../../../platform/database.ts';
import { organisation } from '../organisation.ts';

/**
 * Whether somebody is of this age in years on that day. Of an unknown age is taken for older: what protects older
 * people costs the others little.
 */
export async function isOlder(
  tx: Transaction,
  customer: string,
  years: number,
  at: number,
): Promise<boolean> {
  const row = await tx
    .selectFrom('customer')
    .select('birth_date')
    .where('org_id', '=', tx.org)
    .where('id', '=', customer)
    .executeTakeFirst();
  const born = /^(\d{4})/.exec(row?.birth_date ?? '')?.[1];
  if (!born) return true;
  const day = (await organisation(tx)).dayOf(at);
  // Only a year is known of many: the year somebody comes of that age counts whole
  return Number(day.slice(0, 4)) - Number(born) >= years;
}
