import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../server/platform/embedded-postgres.ts';
import type { OpenDatabase } from './open-database.ts';

/**
 * The database as it is, whether Guiju runs or not: the running one is left running, one started for this is
 * stopped again.
 */
export async function reachDatabase(folder: string): Promise<OpenDatabase> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, close: async () => {} };
  if (!existsSync(join(folder, 'postgres')))
    throw new Error(`There is no Guiju in ${folder} yet; npm start makes one.`);
  const postgres = await startPostgres(folder);
  return { url: postgres.url(), close: postgres.found ? async () => {} : postgres.stop };
}
