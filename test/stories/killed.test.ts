import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureCalendar, introduce, replay } from '../../server/ledger/index.ts';
import { realClock } from '../../server/platform/clock.ts';
import { Database, type Transaction } from '../../server/platform/database.ts';
import { type EmbeddedPostgres, startPostgres } from '../../server/platform/embedded-postgres.ts';
import { migrate } from '../../server/platform/migrations.ts';
import { derivedRows, small, smallHouse } from '../world/small-house.ts';

const ROUNDS = Number(process.env.GUIJU_KILLS ?? 10);
const folder = mkdtempSync(join(tmpdir(), 'guiju-killed-'));
const acknowledged = new Set<string>();
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  // As durable as the real one: this is about what a power cut leaves
  postgres = await startPostgres(folder);
  await migrate(postgres.url());
  introduce([small]);
  await withDatabase(ensureCalendar);
  await inside(smallHouse);
}, 120_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

it(
  `keeps what it acknowledged, whole and once, through ${ROUNDS} kills in the middle of writing`,
  async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const heard = acknowledged.size;
      await writeAndKill(round);
      // Every other time the database is killed with it, as when the machine loses power
      if (round % 2 === 1) process.kill(postmaster(), 'SIGKILL');
      postgres = await startPostgres(folder);
      expect(acknowledged.size).toBeGreaterThan(heard);
      const { facts, rows, jobs } = await written();
      expect([...acknowledged].filter((id) => !facts.includes(id))).toEqual([]);
      expect(rows).toEqual(facts);
      expect(jobs).toEqual(facts);
    }
    const { stored, again } = await inside(storedAndReplayed);
    expect(stored.obligations.length).toBeGreaterThan(ROUNDS);
    expect(again).toEqual(stored);
  },
  ROUNDS * 24_000,
);

async function writeAndKill(round: number): Promise<void> {
  const writer = spawn(
    process.execPath,
    [join(import.meta.dirname, '../world/writer.ts'), postgres.url(), String(round)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const gone = new Promise((resolve) => writer.once('close', resolve));
  let rest = '';
  const first = new Promise<void>((resolve, reject) => {
    gone.then(() => reject(new Error('The writer ended before it wrote anything')));
    writer.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) acknowledged.add(line);
      // What is sent again was acknowledged before; wait for something new
      if (lines.some((line) => line.startsWith(`${round}-`))) resolve();
    });
  });
  await first;
  await pause(Math.random() * 300);
  writer.kill('SIGKILL');
  await gone;
}

const postmaster = (): number =>
  Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function inside<R>(work: (tx: Transaction) => Promise<R>): Promise<R> {
  return withDatabase((db) => db.inOrganisation('small', work));
}

async function withDatabase<R>(work: (db: Database) => Promise<R>): Promise<R> {
  const db = new Database({ url: postgres.url(), clock: realClock, size: 2 });
  return work(db).finally(() => db.close());
}

/** The ids that each of the three parts of a transaction left behind. What the ledger derived has other ids. */
const written = (): Promise<Record<'facts' | 'rows' | 'jobs', string[]>> =>
  withDatabase((db) =>
    db.asOwner(async (tx) => {
      const { rows } = await sql<Record<'facts' | 'rows' | 'jobs', string[]>>`SELECT
        ARRAY(SELECT id FROM fact WHERE id ~ '^[0-9]+-[0-9]+-[0-9]+$' ORDER BY 1) AS facts,
        ARRAY(SELECT name FROM customer_setting ORDER BY 1) AS rows,
        ARRAY(SELECT payload->'with'->>'fact' FROM graphile_worker._private_jobs ORDER BY 1) AS jobs`.execute(
        tx,
      );
      return rows[0] as Record<'facts' | 'rows' | 'jobs', string[]>;
    }),
  );

/** What the writers left, and what the facts alone say there should be. */
async function storedAndReplayed(tx: Transaction) {
  const stored = await derivedRows(tx);
  await replay(tx);
  return { stored, again: await derivedRows(tx) };
}
