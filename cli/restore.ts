import { resolve } from 'node:path';
import { readBackup } from '../server/platform/backup/read-backup.ts';
import { takeDataFolder } from '../server/platform/data-folder.ts';
import { startPostgres } from '../server/platform/embedded-postgres.ts';
import { attachmentsPath, dataPath } from './data-path.ts';

/** `guiju restore <file>`: into an empty Guiju that does not run. */
export async function restore([file]: string[]): Promise<number> {
  if (!file) throw new Error('Say which: npm run guiju restore <file>');
  const folder = takeDataFolder(dataPath());
  const given = process.env.DATABASE_URL;
  const postgres = given ? null : await startPostgres(folder.path);
  try {
    const url = given ?? (postgres?.url() as string);
    const { label, seal } = await readBackup(
      url,
      attachmentsPath(),
      resolve(process.env.INIT_CWD ?? '', file),
    );
    const all = Object.values(seal.rows).reduce((sum, n) => sum + n, 0);
    console.log(`Restored what stood at ${label.madeAt}: ${all} rows. Start with: npm start`);
    return 0;
  } finally {
    await postgres?.stop();
    folder.release();
  }
}
