import type { Transaction } from '../../../platform/database.ts';

export interface SamePhone {
  id: string;
  name: string;
  owner: string | null;
  household: string | null;
}

/** Customers on record with one of these numbers. Couples and children share one, so it may be somebody else. */
export async function samePhone(tx: Transaction, digits: readonly string[]): Promise<SamePhone[]> {
  if (digits.length === 0) return [];
  const rows = await tx
    .selectFrom('customer_phone')
    .innerJoin('customer', (join) =>
      join
        .onRef('customer.org_id', '=', 'customer_phone.org_id')
        .onRef('customer.id', '=', 'customer_phone.customer_id'),
    )
    .leftJoin('household_member', (join) =>
      join
        .onRef('household_member.org_id', '=', 'customer.org_id')
        .onRef('household_member.customer_id', '=', 'customer.id'),
    )
    .select(['customer.id', 'customer.name', 'customer.owner', 'household_member.household_id as household'])
    .where('customer_phone.org_id', '=', tx.org)
    .where('customer_phone.digits', 'in', digits)
    .where('customer.status', 'in', ['active', 'unreachable'])
    .orderBy('customer.created_at')
    .orderBy('customer.id')
    .execute();
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
