import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeBackup } from '../server/platform/backup/write-backup.ts';
import { realClock } from '../server/platform/clock.ts';
import { Database } from '../server/platform/database.ts';
import { attachmentsPath, dataPath } from './data-path.ts';
import { reachDatabase } from './reach-database.ts';

/** `guiju backup <file>`: also while Guiju runs. */
export async function backup([file]: string[]): Promise<number> {
  if (!file) throw new Error('Say where to: npm run guiju backup <file>');
  const path = resolve(process.env.INIT_CWD ?? '', file);
  if (existsSync(path)) throw new Error(`${path} is there already; a backup never overwrites another.`);
  const database = await reachDatabase(dataPath());
  const db = new Database({ url: database.url, clock: realClock, size: 1 });
  try {
    const { rows, sha256, missing } = await writeBackup(db, attachmentsPath(), path);
    const all = Object.values(rows).reduce((sum, n) => sum + n, 0);
    const papers = Object.keys(sha256).filter((name) => name.startsWith('attachments/')).length;
    console.log(
      `${path}: ${all} rows, ${papers} attachments, ${(statSync(path).size / 1_048_576).toFixed(1)} MB`,
    );
    for (const one of missing) console.warn(`  the bytes of attachment ${one} are not there`);
    return missing.length > 0 ? 1 : 0;
  } finally {
    await db.close();
    await database.close();
  }
}
