import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from './database.ts';
import { Jobs } from './jobs.ts';

const FOLDER = join(import.meta.dirname, '..', 'migrations');
/** Any number nobody else takes: two servers that start at once migrate one after the other. */
const LOCK = 7_235_003;
const OLDEST = 150_000;

interface Migration {
  name: string;
  text: string;
}

interface Options {
  tell?: (name: string) => void;
  /** Stops at these: a backup is read into the tables it was written from. */
  only?: readonly string[];
}

/**
 * Brings the database to this version of Guiju: each numbered file once, in its own transaction.
 *
 * @returns the names of the migrations that ran.
 */
export async function migrate(url: string, { tell = () => {}, only }: Options = {}): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'guiju migrate',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    await refuseUnfit(client);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const waiting = (await unapplied(client)).filter(({ name }) => !only || only.includes(name));
    for (const migration of waiting) {
      tell(migration.name);
      await apply(client, migration);
    }
    await Jobs.prepare(url);
    return waiting.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Is the database at this version of Guiju? */
export async function isMigrated(db: Database): Promise<boolean> {
  const { rows } = await db.pool.query<{ name: string }>('SELECT name FROM migration');
  const applied = new Set(rows.map((row) => row.name));
  return migrationNames().every((name) => applied.has(name));
}

const migrationNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => /^\d{4}-[\w-]+\.sql$/.test(file))
    .map((file) => file.replace(/\.sql$/, ''))
    .sort();

async function refuseUnfit(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`
    SELECT current_setting('server_version_num')::int AS n, version() AS said, current_user AS account,
      (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS sees_all`);
  const { n, said, account, sees_all } = rows[0];
  if (n < OLDEST)
    throw new Error(`Guiju needs PostgreSQL 15 or newer; this one is ${said.split(' on ')[0]}.`);
  // Row security holds back the owner of the tables too; jobs and sign-in look across organisations
  if (!sees_all)
    throw new Error(
      `The account “${account}” needs more rights. As a superuser: ALTER ROLE "${account}" BYPASSRLS CREATEROLE;`,
    );
}

async function unapplied(client: pg.Client): Promise<Migration[]> {
  const names = migrationNames();
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migration');
  const applied = new Set(rows.map((row) => row.name));
  const foreign = [...applied].filter((name) => !names.includes(name));
  if (foreign.length > 0)
    throw new Error(
      `This database was made by a newer Guiju (it knows ${foreign.sort().join(', ')}); start that version instead.`,
    );
  return names
    .filter((name) => !applied.has(name))
    .map((name) => ({ name, text: readFileSync(join(FOLDER, `${name}.sql`), 'utf8') }));
}

async function apply(client: pg.Client, { name, text }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(text);
    await client.query('INSERT INTO migration (name) VALUES ($1)', [name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    const { position } = error as { position?: string };
    const line = position ? `:${text.slice(0, Number(position)).split('\n').length}` : '';
    throw new Error(`Migration ${name}.sql${line} failed: ${(error as Error).message}`, { cause: error });
  }
}
