import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compose, type House } from '../../server/main.ts';
import { chooseColumns, undoImport, writeList } from '../../server/modules/customers/import/decide-import.ts';
import { uploadList } from '../../server/modules/customers/import/upload-list.ts';
import { realClock } from '../../server/platform/clock.ts';
import type { Database, Transaction } from '../../server/platform/database.ts';
import { silentLog } from '../../server/platform/log.ts';
import { testDatabase } from '../world/database.ts';
import { type Cell, csvFile } from '../world/list-files.ts';
import { smallCompany } from '../world/small-company.ts';

/** Whoever imports may be killed at any moment: what is there is whole, and the next one goes on where it stopped. */

const ROWS = 8_000;
const files = mkdtempSync(join(tmpdir(), 'guiju-import-killed-'));
let house: House;
let db: Database;
let url: string;

beforeAll(async () => {
  ({ url } = await testDatabase());
  // Not listening: what works on the import is only what this test starts and kills
  house = await compose({ url, clock: realClock, log: silentLog, files, webRoot: null, runJobs: false });
  db = house.db;
  await smallCompany(house);
}, 60_000);
afterAll(async () => {
  await house.stop();
  rmSync(files, { recursive: true, force: true });
});

const anhe = <R>(work: (tx: Transaction) => Promise<R>) => db.inOrganisation('anhe', work);

it('reading, writing and undoing go on after a kill, with nothing half made', {
  timeout: 300_000,
}, async () => {
  const rows: Cell[][] = Array.from({ length: ROWS }, (_, n) => [
    `王${'甲乙丙丁戊己庚辛'[n % 8]}`,
    `139${10_000_000 + n}`,
    '登记表',
  ]);
  const bytes = csvFile([['姓名', '电话', '授权来源'], ...rows]);
  const stream = (async function* () {
    yield bytes;
  })();
  await uploadList(db, { id: 'k', org: 'anhe', fileName: 'k.csv', stream, by: 'gao-lin' });
  await anhe(async (tx) => {
    const { choices } = await tx.selectFrom('import_list').select('choices').executeTakeFirstOrThrow();
    await chooseColumns(tx, 'k', choices as never);
  });
  await throughKills('verdicts', async () => expect([0, ROWS]).toContain(await count('import_row')));
  await anhe((tx) => writeList(tx, 'k'));
  const writing = await throughKills('written', expectWhole);
  expect(await count('customer')).toBe(ROWS);
  await anhe((tx) => undoImport(tx, 'k'));
  const undoing = await throughKills('undone', expectWhole);
  expect(await count('customer')).toBe(0);
  expect(writing + undoing).toBeGreaterThan(2);
});

/** Kills the server again and again until the import has come to its state. @returns how often it was killed at work */
async function throughKills(state: string, expectNow: () => Promise<unknown>): Promise<number> {
  for (let kills = 0; ; kills++) {
    // As when the time a dead server had taken for itself is over
    await anhe((tx) => sql`UPDATE import_list SET worked_until = '-infinity'`.execute(tx));
    const server = serve('anhe', 'k');
    await Promise.race([
      server.begun.then(() => pause(kills > 3 ? 120_000 : 150 + Math.random() * 900)),
      server.done,
    ]);
    server.kill();
    await server.done;
    await expectNow();
    const list = await anhe((tx) =>
      tx.selectFrom('import_list').select(['state', 'says']).executeTakeFirstOrThrow(),
    );
    expect(list.says).toBeNull();
    if (list.state === state) return kills;
  }
}

function serve(org: string, id: string) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../world/import-worker.ts'), url, org, id, files],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const done = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const begun = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  return { begun, done, kill: () => child.kill('SIGKILL') };
}

const count = (table: 'customer' | 'import_row') =>
  anhe(async (tx) =>
    Number((await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(table)}`.execute(tx)).rows[0]?.n),
  );

/** Every customer has number, consent and facts; there are as many as the import says it has come to. */
async function expectWhole(): Promise<void> {
  const { rows } = await anhe((tx) =>
    sql<Record<string, number>>`SELECT
      (SELECT count(*)::integer FROM import_row r JOIN import_list l ON l.id = r.import_id AND r.line <= l.written_to) AS said,
      (SELECT count(*)::integer FROM customer) AS customers,
      (SELECT count(*)::integer FROM customer_phone) AS phones,
      (SELECT count(DISTINCT customer_id)::integer FROM customer_gram) AS found,
      (SELECT count(*)::integer FROM consent) / 2 AS consents,
      (SELECT count(*)::integer FROM fact f WHERE kind = 'customer.added' AND NOT EXISTS (
        SELECT FROM fact w WHERE w.id = 'withdrawn:' || f.id)) AS facts`.execute(tx),
  );
  const { said, ...each } = rows[0] as Record<string, number>;
  expect(Object.values(each)).toEqual(Object.values(each).map(() => said));
}
