import { ensureCalendar } from '../server/ledger/index.ts';
import { realClock } from '../server/platform/clock.ts';
import { Database } from '../server/platform/database.ts';
import { startPostgres } from '../server/platform/embedded-postgres.ts';
import { migrate } from '../server/platform/migrations.ts';

export interface OpenDatabase {
  url: string;
  close(): Promise<void>;
}

/** The database of DATABASE_URL, or Guiju's own under the data folder; at this version of Guiju either way. */
export async function openDatabase(folder: string, tell: (line: string) => void): Promise<OpenDatabase> {
  const given = process.env.DATABASE_URL;
  const database = given ? { url: given, close: async () => {} } : await own(folder, tell);
  try {
    let first = true;
    await migrate(database.url, {
      tell: () => {
        if (first) tell('preparing the tables · 正在准备数据表');
        first = false;
      },
    });
    await publishedHolidays(database.url);
  } catch (error) {
    await database.close();
    throw given ? inWords(error as Error & { code?: string }, given) : error;
  }
  return database;
}

/** What Guiju knows of holidays and make-up workdays; each organisation takes a newer table by itself. */
async function publishedHolidays(url: string): Promise<void> {
  const db = new Database({ url, clock: realClock, size: 1 });
  try {
    await ensureCalendar(db);
  } finally {
    await db.close();
  }
}

async function own(folder: string, tell: (line: string) => void): Promise<OpenDatabase> {
  tell('starting the database · 正在启动数据库');
  const postgres = await startPostgres(folder);
  return { url: postgres.url(), close: postgres.stop };
}

/** Never shows the password in the address. */
function inWords(error: Error & { code?: string }, url: string): Error {
  const where = hostOf(url);
  const code = error.code ?? '';
  if (
    ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', 'EHOSTUNREACH'].includes(code) ||
    /timeout expired/.test(error.message)
  )
    return new Error(
      `The database of DATABASE_URL does not answer (${where}). Is PostgreSQL running there?`,
      { cause: error },
    );
  if (code.startsWith('28'))
    return new Error(`The database of DATABASE_URL (${where}) refuses the sign-in: ${error.message}`, {
      cause: error,
    });
  if (code === '3D000')
    return new Error(`The database of DATABASE_URL does not exist yet (${where}): ${error.message}`, {
      cause: error,
    });
  return error;
}

function hostOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'an address that cannot be read';
  }
}
