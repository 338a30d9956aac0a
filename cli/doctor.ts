import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { attachmentPath } from '../server/platform/attachments.ts';
import { realClock } from '../server/platform/clock.ts';
import { Database } from '../server/platform/database.ts';
import { postOffice } from '../server/platform/mail/post-office.ts';
import { isMigrated } from '../server/platform/migrations.ts';
import { attachmentsPath, dataPath } from './data-path.ts';
import { daysOutOfOrder } from './days-out-of-order.ts';
import { reachDatabase } from './reach-database.ts';

interface Examined {
  what: string;
  /** Null: well. Otherwise what is wrong, and what to do. */
  ill: string | null;
}

type Examination = (db: Database) => Promise<Examined>;

/** `guiju doctor`: looks at what can go wrong quietly; 0 when all is well. */
export async function doctor(): Promise<number> {
  const database = await reachDatabase(dataPath());
  const db = new Database({ url: database.url, clock: realClock, size: 2 });
  let ills = 0;
  try {
    for (const examine of EXAMINATIONS) {
      const { what, ill } = await examine(db);
      console.log(ill === null ? `✓ ${what}` : `✗ ${what}\n    ${ill}`);
      if (ill !== null) ills += 1;
    }
  } finally {
    await db.close();
    await database.close();
  }
  return ills > 0 ? 1 : 0;
}

const one = async <T>(db: Database, query: ReturnType<typeof sql<T>>): Promise<T> =>
  (await db.asOwner((tx) => query.execute(tx))).rows[0] as T;

const server: Examination = async (db) => {
  const { said } = await one(db, sql<{ said: string }>`SELECT current_setting('server_version') AS said`);
  return { what: `PostgreSQL ${said} answers`, ill: null };
};

const tables: Examination = async (db) => ({
  what: 'the tables are those of this version',
  ill: (await isMigrated(db).catch(() => false)) ? null : 'npm start brings them up to date.',
});

const clock: Examination = async (db) => {
  const { now } = await one(db, sql<{ now: Date }>`SELECT clock_timestamp() AS now`);
  const apart = Math.abs(now.getTime() - db.clock.now());
  return {
    what: 'this machine and the database agree on the time',
    ill:
      apart < 5_000
        ? null
        : `They are ${Math.round(apart / 1000)} s apart; set both by the network (NTP), for every due time hangs on it.`,
  };
};

const days: Examination = async (db) => ({
  what: 'days open one after the other',
  ill: await daysOutOfOrder(db),
});

/** No fault of this machine: the State Council publishes a year at a time. */
const holidays: Examination = async (db) => {
  const { to } = await one(
    db,
    sql<{ to: string | null }>`SELECT (max(covers_to) - 1)::text AS to FROM calendar_version`,
  );
  return {
    what: to
      ? `public holidays are known up to ${to}; beyond, workdays are counted by weekdays alone until a newer Guiju knows more`
      : 'public holidays are loaded at the first start',
    ill: null,
  };
};

/** Row security does nothing for a superuser, and nothing on a table where it was forgotten. */
const security: Examination = async (db) => {
  const { app, open } = await one(
    db,
    sql<{ app: boolean; open: string[] }>`SELECT
      EXISTS (SELECT FROM pg_roles WHERE rolname = 'guiju_app' AND NOT rolsuper AND NOT rolbypassrls) AS app,
      ARRAY(SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)) AS open`,
  );
  const ill = !app
    ? 'The role guiju_app may look past row security: ALTER ROLE guiju_app NOSUPERUSER NOBYPASSRLS;'
    : open.length > 0
      ? `Row security is off for ${open.join(', ')}; restore a backup into a fresh database, or ask for help.`
      : null;
  return { what: 'no organisation can see another', ill };
};

const jobs: Examination = async (db) => {
  const { failed, late } = await one(
    db,
    sql<{ failed: number; late: number }>`SELECT count(*) FILTER (WHERE attempts >= max_attempts) AS failed,
      count(*) FILTER (WHERE attempts < max_attempts AND locked_at IS NULL AND run_at < now() - interval '10 minutes') AS late
      FROM graphile_worker._private_jobs`,
  );
  const ill =
    failed > 0
      ? `${failed} failed for good; data/guiju.log says why.`
      : late > 0
        ? `${late} wait for longer than ten minutes; is Guiju running?`
        : null;
  return { what: 'background work gets done', ill };
};

/** No fault either: much of what is sent goes by hand. */
const mail: Examination = async () => {
  const { missing, from } = postOffice(process.env);
  const what =
    from === null
      ? `reminders go by hand; for e-mail set ${missing.join(', ')}`
      : `reminders go by e-mail, from ${from}`;
  return { what, ill: null };
};

const papers: Examination = async (db) => {
  const rows = await db.asOwner((tx) =>
    tx.selectFrom('attachment').select(['org_id', 'sha256', 'name']).execute(),
  );
  const lost = rows.filter(
    ({ org_id, sha256 }) => !existsSync(join(attachmentsPath(), attachmentPath(org_id, sha256))),
  );
  return {
    what: `${rows.length} attachments are all there`,
    ill:
      lost.length === 0
        ? null
        : `${lost.length} are missing in ${attachmentsPath()}; a backup may have them.`,
  };
};

const GIGABYTE = 1024 ** 3;

const room: Examination = async () => {
  const { bavail, bsize } = await statfs(dataPath());
  const free = (bavail * bsize) / GIGABYTE;
  return {
    what: `${free.toFixed(1)} GB free for the data`,
    ill: free > 2 ? null : 'Less than 2 GB: make room soon, PostgreSQL stops when there is none.',
  };
};

const EXAMINATIONS: readonly Examination[] = [
  server,
  tables,
  clock,
  days,
  holidays,
  security,
  jobs,
  mail,
  papers,
  room,
];
