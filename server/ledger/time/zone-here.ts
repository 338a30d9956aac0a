import { type Zone, zoneOf } from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';

/** The organisation's own days and hours. */
export async function zoneHere(tx: Transaction): Promise<Zone> {
  const row = await tx
    .selectFrom('organisation')
    .select('zone')
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  return zoneOf(row.zone);
}
