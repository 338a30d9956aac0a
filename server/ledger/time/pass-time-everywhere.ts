import type { Database } from '../../platform/database.ts';
import { passTime } from './pass-time.ts';

/** Lets time pass for every organisation, one after the other. Run by a job each minute and once at the start. */
export async function passTimeEverywhere(db: Database): Promise<void> {
  const organisations = await db.asOwner((tx) =>
    tx.selectFrom('organisation').select('org_id').orderBy('org_id').execute(),
  );
  for (const { org_id } of organisations) await passTime(db, org_id);
}
