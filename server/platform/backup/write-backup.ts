import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { to as copyTo } from 'pg-copy-streams';
import { attachmentPath } from '../attachments.ts';
import { clientOf, type Database, type OwnerTransaction } from '../database.ts';
import { JOBS, LABEL, type Label, quoted, SEAL, type Seal, tablesOf, type WaitingJob } from './contents.ts';
import { type Entry, end, packed } from './tar.ts';

/** A table's rows are cut into files of about this size. */
const PIECE = 4 * 1_048_576;

/**
 * Everything in one file, as it stood at one moment, while Guiju goes on working. The file has its name only when
 * it is complete.
 */
export async function writeBackup(db: Database, attachments: string, file: string): Promise<Seal> {
  const seal: Seal = { sha256: {}, rows: {}, missing: [] };
  const half = `${file}.partial`;
  try {
    await db.snapshot((tx) =>
      pipeline(
        Readable.from(archive(tx, attachments, seal), { objectMode: false }),
        createGzip(),
        createWriteStream(half, { mode: 0o600, flush: true }),
      ),
    );
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
  return seal;
}

async function* archive(tx: OwnerTransaction, attachments: string, seal: Seal): AsyncGenerator<Buffer> {
  for await (const entry of entries(tx, attachments, seal)) {
    seal.sha256[entry.name] = createHash('sha256').update(entry.body).digest('hex');
    yield packed(entry);
  }
  yield packed(json(SEAL, seal));
  yield end();
}

async function* entries(tx: OwnerTransaction, attachments: string, seal: Seal): AsyncGenerator<Entry> {
  const label = await labelOf(tx);
  yield json(LABEL, label);
  for (const [table, columns] of Object.entries(label.tables)) yield* rowsOf(tx, table, columns, seal);
  yield json(JOBS, await waitingJobs(tx));
  const files = await tx.selectFrom('attachment').select(['org_id', 'sha256']).distinct().execute();
  for (const { org_id, sha256 } of files) {
    const body = await readFile(join(attachments, attachmentPath(org_id, sha256))).catch(() => null);
    if (body) yield { name: `attachments/${attachmentPath(org_id, sha256)}`, body };
    else seal.missing.push(sha256);
  }
}

async function labelOf(tx: OwnerTransaction): Promise<Label> {
  const migrations = await tx.selectFrom('migration').select('name').orderBy('name').execute();
  return {
    format: 1,
    madeAt: new Date(tx.clock.now()).toISOString(),
    migrations: migrations.map(({ name }) => name),
    tables: await tablesOf(tx),
  };
}

async function* rowsOf(
  tx: OwnerTransaction,
  table: string,
  columns: string[],
  seal: Seal,
): AsyncGenerator<Entry> {
  const source = clientOf(tx).query(
    copyTo(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) TO STDOUT`),
  );
  let [pieces, length, n] = [[] as Buffer[], 0, 0];
  const cut = (): Entry => {
    n += 1;
    const body = Buffer.concat(pieces);
    [pieces, length] = [[], 0];
    return { name: `tables/${table}/${String(n).padStart(6, '0')}.copy`, body };
  };
  for await (const piece of source as AsyncIterable<Buffer>) {
    pieces.push(piece);
    length += piece.length;
    if (length >= PIECE) yield cut();
  }
  if (length > 0) yield cut();
  seal.rows[table] = source.rowCount;
}

async function waitingJobs(tx: OwnerTransaction): Promise<WaitingJob[]> {
  const { rows } = await sql<WaitingJob>`
    SELECT task.identifier AS name, job.payload, to_json(job.run_at)#>>'{}' AS "runAt", job.key
    FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
    WHERE job.attempts < job.max_attempts ORDER BY job.id`.execute(tx);
  return rows;
}

const json = (name: string, value: unknown): Entry => ({
  name,
  body: Buffer.from(JSON.stringify(value, null, 1)),
});
