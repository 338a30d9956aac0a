import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { attachmentPath } from '../attachments.ts';
import { migrate } from '../migrations.ts';
import { JOBS, LABEL, type Label, quoted, SEAL, type Seal, type WaitingJob } from './contents.ts';
import { type Entry, unpacked } from './tar.ts';

/**
 * Puts a backup into an empty database, all of it or nothing: rows are kept only when the whole file was read and
 * every part of it is what was written. A backup of an older Guiju is brought up to this one.
 */
export async function readBackup(
  url: string,
  attachments: string,
  file: string,
): Promise<{ label: Label; seal: Seal }> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await refuseUnlessEmpty(client);
    const entries = unpacked(contentOf(file));
    const first = await entries.next();
    if (first.done || first.value.name !== LABEL) throw new Error('This is not a backup of Guiju.');
    const label = JSON.parse(first.value.body.toString()) as Label;
    if (label.format !== 1)
      throw new Error('This backup was made by a newer Guiju; restore it with that version.');
    await client.query('DROP SCHEMA IF EXISTS public, graphile_worker CASCADE; CREATE SCHEMA public');
    await migrate(url, { only: label.migrations });
    const seal = await load(client, { label, first: first.value, entries, attachments });
    await migrate(url);
    return { label, seal };
  } finally {
    await client.end();
  }
}

async function* contentOf(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file).pipe(createGunzip()) as AsyncIterable<Buffer>;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR')
      throw new Error('The backup is cut off: its end is missing.', { cause: error });
    if (code?.startsWith('Z_'))
      throw new Error('This is not a backup of Guiju, or it is damaged.', { cause: error });
    throw error;
  }
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: string | null }>(
    "SELECT to_regclass('public.organisation') AS there",
  );
  const some = rows[0]?.there && (await client.query('SELECT FROM organisation LIMIT 1')).rowCount;
  const foreign = `SELECT FROM pg_class WHERE relnamespace = to_regnamespace('public') AND relkind = 'r' LIMIT 1`;
  if (some || (!rows[0]?.there && (await client.query(foreign)).rowCount))
    throw new Error(
      'There is something in this database already. A backup goes into an empty one: give another GUIJU_DATA or DATABASE_URL.',
    );
}

interface Loading {
  label: Label;
  first: Entry;
  entries: AsyncGenerator<Entry>;
  attachments: string;
}

/** In one transaction. When it fails, the connection is dropped in the middle of what it does, and nothing is kept. */
async function load(client: pg.Client, loading: Loading): Promise<Seal> {
  const tables = Object.keys(loading.label.tables).map(quoted);
  await client.query('BEGIN');
  const keys = await dropForeignKeys(client);
  // What the migrations put in themselves is in the backup too
  await client.query(`TRUNCATE ${tables.join(', ')}`);
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const seal = await loadEntries(client, loading);
  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  for (const { on, name, definition } of keys)
    await client.query(`ALTER TABLE ${on} ADD CONSTRAINT ${name} ${definition}`);
  await moveSequencesOn(client);
  await client.query('COMMIT');
  return seal;
}

async function loadEntries(
  client: pg.Client,
  { label, first, entries, attachments }: Loading,
): Promise<Seal> {
  const read = new Map([[first.name, hashOf(first)]]);
  const tables = new TableWriter(client, label);
  for await (const entry of entries) {
    const [folder, name] = entry.name.split('/');
    if (folder !== 'tables') await tables.finish();
    if (entry.name === SEAL) return compared(read, entry, tables.rows);
    read.set(entry.name, hashOf(entry));
    if (folder === 'tables') await tables.write(name as string, entry.body);
    else if (folder === 'attachments') await storeAttachment(attachments, entry);
    else if (entry.name === JOBS) await putIn(client, JSON.parse(entry.body.toString()));
  }
  throw new Error('The backup is cut off: its end is missing.');
}

const hashOf = ({ body }: Entry): string => createHash('sha256').update(body).digest('hex');

/** Feeds the pieces of one table after the other into COPY. */
class TableWriter {
  readonly rows: Record<string, number> = {};
  readonly #client: pg.Client;
  readonly #label: Label;
  #table = '';
  #stream: CopyStreamQuery | null = null;

  constructor(client: pg.Client, label: Label) {
    this.#client = client;
    this.#label = label;
  }

  async write(table: string, body: Buffer): Promise<void> {
    if (table !== this.#table) await this.#begin(table);
    await new Promise<void>((resolve, reject) =>
      this.#stream?.write(body, (error) => (error ? reject(error) : resolve())),
    );
  }

  async #begin(table: string): Promise<void> {
    await this.finish();
    const columns = this.#label.tables[table];
    if (!columns) throw new Error(`The backup holds rows of a table it does not name: ${table}`);
    this.#table = table;
    this.#stream = this.#client.query(
      copyFrom(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) FROM STDIN`),
    );
    // Whoever writes or finishes is told; a connection dropped in the middle has nobody left to tell
    this.#stream.on('error', () => {});
  }

  async finish(): Promise<void> {
    if (!this.#stream) return;
    const stream = this.#stream;
    this.#stream = null;
    stream.end();
    await finished(stream);
    this.rows[this.#table] = stream.rowCount;
  }
}

function compared(read: Map<string, string>, entry: Entry, rows: Record<string, number>): Seal {
  const seal = JSON.parse(entry.body.toString()) as Seal;
  const wrong = Object.keys({ ...seal.sha256, ...Object.fromEntries(read) }).filter(
    (name) => seal.sha256[name] !== read.get(name),
  );
  const uneven = Object.keys(seal.rows).filter((table) => seal.rows[table] !== (rows[table] ?? 0));
  if (wrong.length > 0 || uneven.length > 0)
    throw new Error(`The backup is damaged: ${[...wrong, ...uneven].slice(0, 3).join(', ')}`);
  return seal;
}

/** Under its own hash only, so bytes that were changed cannot get in; a failed restore leaves bytes nobody names. */
async function storeAttachment(folder: string, entry: Entry): Promise<void> {
  const [, org = '', , sha256 = ''] = entry.name.split('/');
  if (hashOf(entry) !== sha256) throw new Error(`The backup is damaged: ${entry.name}`);
  const path = join(folder, attachmentPath(decodeURIComponent(org), sha256));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, entry.body, { mode: 0o600, flush: true });
}

async function putIn(client: pg.Client, jobs: readonly WaitingJob[]): Promise<void> {
  for (const { name, payload, runAt, key } of jobs)
    await client.query('SELECT graphile_worker.add_job($1, $2, run_at => $3, job_key => $4)', [
      name,
      JSON.stringify(payload),
      runAt,
      key,
    ]);
}

interface ForeignKey {
  on: string;
  name: string;
  definition: string;
}

/** Rows come table by table; which of them point at each other is looked at when all are there. */
async function dropForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    SELECT conrelid::regclass::text AS on, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
  for (const { on, name } of rows) await client.query(`ALTER TABLE ${on} DROP CONSTRAINT ${name}`);
  return rows;
}

async function moveSequencesOn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ on: string; name: string; sequence: string }>(`
    SELECT c.oid::regclass::text AS on, quote_ident(a.attname) AS name,
      pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL`);
  for (const { on, name, sequence } of rows)
    await client.query(`SELECT setval($1, (SELECT coalesce(max(${name}), 0) + 1 FROM ${on}), false)`, [
      sequence,
    ]);
}
