import { type Zone, zoneOf } from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';

/** The organisation, its own days and hours. */
export async function here(tx: Transaction): Promise<{ name: string; zone: Zone }> {
  const row = await tx
    .selectFrom('organisation')
    .select(['name', 'zone'])
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  return { name: row.name, zone: zoneOf(row.zone) };
}
