import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import Papa from 'papaparse';
import { from, to } from 'pg-copy-streams';
import type { ImportPage } from '../contract/customer-import.ts';
import { compose, type House } from '../server/main.ts';
import { openList } from '../server/modules/customers/import/reading/open-list.ts';
import { realClock } from '../server/platform/clock.ts';
import { clientOf, type Database } from '../server/platform/database.ts';
import { silentLog } from '../server/platform/log.ts';
import { PASSWORD, smallCompany } from '../test/world/small-company.ts';
import { withDatabase } from './database.ts';
import { csvList, ROWS, xlsxList } from './import-list.ts';
import { type Measured, percentile } from './measured.ts';
import { processorTime } from './processor-time.ts';

/**
 * 100,000 rows from file to customers on record: uploaded, looked at, read, judged, written with their facts, over
 * HTTP as the page does it. Against reading the same file and COPY of the very rows that came out of it into the
 * same tables, keys and indexes and all. Meanwhile somebody searches for a customer.
 */
export async function run(): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const format of ['csv', 'xlsx'] as const) measured.push(...(await importOnce(format)));
  return measured;
}

const importOnce = (format: 'csv' | 'xlsx') =>
  withDatabase(realClock, async (db, url) => {
    const files = mkdtempSync(join(tmpdir(), 'guiju-bench-files-'));
    const house = await compose({
      url,
      clock: realClock,
      log: silentLog,
      files,
      webRoot: null,
      runJobs: false,
    });
    try {
      await house.app.listen({ host: '127.0.0.1', port: 0 });
      await smallCompany(house);
      const { port } = house.app.server.address() as AddressInfo;
      const other = await signIn(`http://127.0.0.1:${port}`, 'zhao-lei');
      const ours = await measure(house, format, other);
      // Under the same conditions: the search goes on
      const probe = startProbe(other);
      const reference = await readAndCopy(db, format);
      await probe.stop();
      return claims(format, ours, reference);
    } finally {
      await house.stop();
      rmSync(files, { recursive: true, force: true });
    }
  });

const since = (before: number | null, after: number | null) =>
  before === null || after === null ? null : after - before;

const GOAL_MEGABYTES = { csv: 300, xlsx: 800 };

interface Ours {
  millis: number;
  steps: string;
  megabytes: number;
  p99: number;
  processor: number | null;
  counts: NonNullable<ImportPage['counts']>;
}

interface Reference {
  millis: number;
  rows: number;
  processor: number | null;
}

function claims(format: 'csv' | 'xlsx', ours: Ours, reference: Reference): Measured[] {
  const list = `${ROWS.toLocaleString('en')} rows of ${format.toUpperCase()}`;
  const seconds = (millis: number) => `${(millis / 1000).toFixed(1)} s`;
  return [
    {
      claim: `${list} to ${ours.counts.new.toLocaleString('en')} new customers`,
      ours: `${seconds(ours.millis)} (${ours.steps})`,
      reference: `${seconds(reference.millis)} reading the file and COPY of the ${reference.rows.toLocaleString('en')} rows that came out`,
      ratio: ours.millis / reference.millis,
      goal: { atMost: 2 },
      ...(ours.processor && reference.processor
        ? { note: `by processor time alone ${(ours.processor / reference.processor).toFixed(2)}` }
        : {}),
    },
    {
      claim: `memory while importing ${list}`,
      ours: `${ours.megabytes.toFixed(0)} MB above idle`,
      reference: `${GOAL_MEGABYTES[format]} MB`,
      ratio: ours.megabytes / GOAL_MEGABYTES[format],
      goal: { atMost: 1 },
    },
    {
      claim: `another request’s p99 while importing ${list}`,
      ours: `${ours.p99.toFixed(0)} ms`,
      reference: '100 ms',
      ratio: ours.p99 / 100,
      goal: { atMost: 1 },
    },
  ];
}

async function measure(house: House, format: 'csv' | 'xlsx', other: Session): Promise<Ours> {
  const bytes = format === 'csv' ? csvList() : await xlsxList();
  const { port } = house.app.server.address() as AddressInfo;
  const page = await signIn(`http://127.0.0.1:${port}`, 'gao-lin');
  const path = '/api/imports/bench';
  globalThis.gc?.();
  await pause(500);
  const memory = watchMemory();
  const probe = startProbe(other);
  const spent = await processorTime(house.db);
  const start = performance.now();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), `list.${format}`);
  const looked = await page.ask('PUT', `${path}/file`, form);
  const afterLook = performance.now();
  await page.ask('POST', `${path}/columns`, looked.choices);
  await until(() => page.ask('GET', path), 'verdicts');
  const afterVerdicts = performance.now();
  await page.ask('POST', `${path}/write`);
  const written = await until(() => page.ask('GET', path), 'written');
  const end = performance.now();
  const processor = since(spent, await processorTime(house.db));
  const s = (millis: number) => (millis / 1000).toFixed(1);
  return {
    millis: end - start,
    steps: `upload and look ${s(afterLook - start)}, verdicts ${s(afterVerdicts - afterLook)}, writing ${s(end - afterVerdicts)}`,
    processor,
    megabytes: memory.stop(),
    p99: percentile(await probe.stop(), 99),
    counts: written.counts as NonNullable<ImportPage['counts']>,
  };
}

type Session = Awaited<ReturnType<typeof signIn>>;

async function signIn(address: string, account: string) {
  const headers: Record<string, string> = { 'x-guiju': '1' };
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: PASSWORD }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  headers.cookie = cookie;
  const ask = async (method: string, path: string, body?: unknown): Promise<ImportPage> => {
    const form = body instanceof FormData;
    const answer = await fetch(address + path, {
      method,
      headers: body === undefined || form ? headers : { ...headers, 'content-type': 'application/json' },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as ImportPage;
  };
  return { address, cookie, ask };
}

async function until(look: () => Promise<ImportPage>, state: ImportPage['state']): Promise<ImportPage> {
  for (;;) {
    const page = await look();
    if (page.state === state) return page;
    if (page.says) throw new Error(JSON.stringify(page.says));
    await pause(100);
  }
}

function watchMemory() {
  const idle = process.memoryUsage.rss();
  let most = idle;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  return {
    stop: () => {
      clearInterval(timer);
      return (most - idle) / 1_048_576;
    },
  };
}

/** Somebody searches for a customer, again and again. */
function startProbe({ address, cookie }: { address: string; cookie: string }) {
  const url = `${address}/api/customers/search?q=lgf`;
  const worker = new Worker(new URL('./import-probe.ts', import.meta.url), { workerData: { url, cookie } });
  return {
    stop: () =>
      new Promise<number[]>((resolve, reject) => {
        worker.on('message', resolve);
        worker.on('error', reject);
        worker.postMessage('stop');
      }),
  };
}

const TABLES = [
  'customer',
  'customer_phone',
  'customer_gram',
  'household',
  'household_member',
  'consent',
  'ownership',
  'fact',
];

async function readAndCopy(db: Database, format: 'csv' | 'xlsx'): Promise<Reference> {
  const folder = mkdtempSync(join(tmpdir(), 'guiju-copy-'));
  const file = (table: string) => join(folder, table);
  try {
    const lists = await Promise.all(TABLES.map((table) => columnsOf(db, table)));
    for (const [at, table] of TABLES.entries())
      await db.asOwner((tx) =>
        pipeline(
          clientOf(tx).query(to(`COPY ${table} (${lists[at]}) TO STDOUT`)),
          createWriteStream(file(table)),
        ),
      );
    const rows = await count(db);
    await db.asOwner((tx) => sql`TRUNCATE customer, household, fact CASCADE`.execute(tx));
    const bytes = format === 'csv' ? csvList() : await xlsxList();
    const spent = await processorTime(db);
    const start = performance.now();
    await readOnly(bytes, format);
    let millis = performance.now() - start;
    for (const [at, table] of TABLES.entries()) {
      const begun = performance.now();
      await copyIn(db, `${table} (${lists[at]})`, file(table));
      millis += performance.now() - begun;
      // Not timed: on a table the planner believes empty, every check of a foreign key would read all of it
      await db.asOwner((tx) => sql`ANALYZE ${sql.table(table)}`.execute(tx));
    }
    return { millis, rows, processor: since(spent, await processorTime(db)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const copyIn = (db: Database, list: string, file: string) =>
  db.asOwner((tx) => pipeline(createReadStream(file), clientOf(tx).query(from(`COPY ${list} FROM STDIN`))));

async function readOnly(bytes: Buffer, format: 'csv' | 'xlsx'): Promise<void> {
  if (format === 'csv') {
    Papa.parse(bytes.toString());
    return;
  }
  const list = await openList(bytes);
  let cells = 0;
  for await (const row of list.rows) cells += row.cells.length;
  if (cells < ROWS) throw new Error('The reference read too little');
}

async function columnsOf(db: Database, table: string): Promise<string> {
  const { rows } = await db.asOwner((tx) =>
    sql<{ list: string }>`
      SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS list FROM pg_attribute
      WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''`.execute(
      tx,
    ),
  );
  return rows[0]?.list ?? '';
}

async function count(db: Database): Promise<number> {
  let sum = 0;
  for (const table of TABLES) {
    const { rows } = await db.asOwner((tx) =>
      sql<{ n: number }>`SELECT count(*)::integer AS n FROM ${sql.table(table)}`.execute(tx),
    );
    sum += rows[0]?.n ?? 0;
  }
  return sum;
}
