import { sql } from 'kysely';
import type { Transaction } from '../../platform/database.ts';

/** The next number of a series: F-0118 of files, D-0012 of registration forms. Given once, without gaps. */
export async function nextNumber(tx: Transaction, series: 'F' | 'D'): Promise<string> {
  const { last } = await tx
    .insertInto('customer_number')
    .values({ series, last: 1 })
    .onConflict((on) => on.columns(['org_id', 'series']).doUpdateSet({ last: sql`customer_number.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${series}-${String(last).padStart(4, '0')}`;
}
