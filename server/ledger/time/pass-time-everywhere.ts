import type { Database } from '../../platform/database.ts';
import { passTime } from './pass-time.ts';

/**
 * Lets time pass for every organisation, one after the other. Run by a job each minute and once at the start. One
 * that cannot go on holds up no other.
 */
export async function passTimeEverywhere(db: Database): Promise<void> {
  const organisations = await db.asOwner((tx) =>
    tx.selectFrom('organisation').select('org_id').orderBy('org_id').execute(),
  );
  const held: unknown[] = [];
  for (const { org_id } of organisations) await passTime(db, org_id).catch((error) => held.push(error));
  if (held.length > 0) throw held[0];
}
