import { confirmClock, introduce, passTime } from '../server/ledger/index.ts';
import { modules } from '../server/main.ts';
import { realClock } from '../server/platform/clock.ts';
import { Database } from '../server/platform/database.ts';
import { dataPath } from './data-path.ts';
import { reachDatabase } from './reach-database.ts';

/**
 * `guiju catch-up <today>`: after a stop of more than a year, or a clock that was put right late. Opens every day
 * since and lets lapse what fell due, in order. The day is asked for, as days opened cannot be closed again.
 */
export async function catchUp([day]: string[]): Promise<number> {
  if (!day) throw new Error('Say which day it is today, as guiju catch-up 2027-03-01');
  const database = await reachDatabase(dataPath());
  const db = new Database({ url: database.url, clock: realClock, size: 2 });
  introduce(modules);
  try {
    const organisations = await db.asOwner((tx) =>
      tx.selectFrom('organisation').select(['org_id', 'name']).orderBy('org_id').execute(),
    );
    for (const { org_id, name } of organisations) {
      await db.inOrganisation(org_id, (tx) => confirmClock(tx, day));
      await passTime(db, org_id);
      console.log(`✓ ${name}: every day up to ${day} is open`);
    }
    return 0;
  } finally {
    await db.close();
    await database.close();
  }
}
