import { sql } from 'kysely';
import type { Database } from '../../../platform/database.ts';

/** 到场关照 was taken for the day, an address for its reminder: a day after the end both are gone, in every organisation. */
export async function forgetCareEverywhere(db: Database): Promise<void> {
  const over = new Date(db.clock.now() - 86_400_000);
  await db.asOwner((tx) =>
    sql`UPDATE invitation i SET care = '{}', email = '' FROM event e
      WHERE e.org_id = i.org_id AND e.id = i.event_id AND e.ends_at < ${over} AND (i.care <> '{}' OR i.email <> '')`.execute(
      tx,
    ),
  );
}
