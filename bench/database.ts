import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../server/platform/clock.ts';
import { Database } from '../server/platform/database.ts';
import { startPostgres } from '../server/platform/embedded-postgres.ts';
import { migrate } from '../server/platform/migrations.ts';

/** A database of its own for one bench, as durable as the real one, gone afterwards. */
export async function withDatabase<R>(
  clock: Clock,
  work: (db: Database, url: string) => Promise<R>,
): Promise<R> {
  const folder = mkdtempSync(join(tmpdir(), 'guiju-bench-'));
  const postgres = await startPostgres(folder);
  try {
    await migrate(postgres.url());
    const db = new Database({ url: postgres.url(), clock });
    try {
      return await work(db, postgres.url());
    } finally {
      await db.close();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
