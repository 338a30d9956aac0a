import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { from, to } from 'pg-copy-streams';
import type { Clause } from '../kernel/index.ts';
import {
  ensureCalendar,
  introduce,
  type LedgerModule,
  type NewFact,
  record,
} from '../server/ledger/index.ts';
import { SettableClock } from '../server/platform/clock.ts';
import { clientOf, type Database, type Transaction } from '../server/platform/database.ts';
import { withDatabase } from './database.ts';
import type { Measured } from './measured.ts';

const FACTS = 200_000;
const BATCH = 2_000;
const ORG = 'bench';

/**
 * 200,000 completed files, two in three of a buyer with six call-backs, recorded in bulk through the ledger: schema,
 * needs asked, clauses evaluated, findings and obligations written. Against COPY of the very rows that came out of
 * it into empty copies of the same tables, keys and indexes and all.
 */
export async function run(): Promise<Measured[]> {
  introduce([people]);
  return withDatabase(new SettableClock('2026-03-08T20:00:00+08:00'), async (db) => {
    await ensureCalendar(db);
    await db.inOrganisation(ORG, found);
    const ours = await timed(() => recordAll(db));
    const { rows, millis } = await copySame(db);
    const per = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
    return [
      {
        claim: `${FACTS.toLocaleString('en')} facts with their findings and obligations (${rows.toLocaleString('en')} rows)`,
        ours: per(ours),
        reference: `${per(millis)} COPY of the same rows into the same tables`,
        ratio: ours / millis,
        goal: { atMost: 2.5 },
      },
    ];
  });
}

async function recordAll(db: Database): Promise<void> {
  for (let first = 0; first < FACTS; first += BATCH) {
    const facts: NewFact[] = Array.from({ length: BATCH }, (_, i) => completed(first + i));
    await db.inOrganisation(ORG, (tx) => record(tx, facts));
  }
}

const completed = (i: number): NewFact => ({
  id: `f${i}`,
  kind: 'file.completed',
  subject: `customer:c${i}`,
  actor: `member:r${i % 40}`,
  data: { outcome: i % 3 === 0 ? 'none' : 'bought' },
  source: 'import',
});

const columns: Record<string, readonly string[]> = {
  fact: 'org_id id kind at recorded_at subject refs actor data source flagged known'.split(' '),
  finding: 'org_id fact_id clause n ordinal scope subject outcome detail reason'.split(' '),
  obligation:
    'org_id id fact_id clause n subject slot nth noun strength purpose holder claimed_by claimed_until refs opens_at counts_from anchor_at target_at due_at state ended_by ended_at lapsed'.split(
      ' ',
    ),
};
const tables = Object.keys(columns);

/** The rows that came out go to files, and back by COPY into the same tables, with nothing else in the way. */
async function copySame(db: Database): Promise<{ rows: number; millis: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'guiju-copy-'));
  const file = (table: string) => join(folder, table);
  const list = (table: string) => `${table} (${columns[table]?.join(', ')})`;
  try {
    for (const table of tables) await copyOut(db, list(table), file(table));
    const rows = await count(db);
    await db.asOwner((tx) => sql`TRUNCATE fact, finding, obligation CASCADE`.execute(tx));
    let millis = 0;
    for (const table of tables) {
      millis += await timed(() => copyIn(db, list(table), file(table)));
      // Not timed: on a table the planner believes empty, every check of a foreign key would read all of it
      await db.asOwner((tx) => sql`ANALYZE ${sql.table(table)}`.execute(tx));
    }
    return { rows, millis };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const copyOut = (db: Database, list: string, file: string) =>
  db.asOwner((tx) => pipeline(clientOf(tx).query(to(`COPY ${list} TO STDOUT`)), createWriteStream(file)));

const copyIn = (db: Database, list: string, file: string) =>
  db.asOwner((tx) => pipeline(createReadStream(file), clientOf(tx).query(from(`COPY ${list} FROM STDIN`))));

async function count(db: Database): Promise<number> {
  const { rows } = await db.asOwner((tx) =>
    sql<{
      n: number;
    }>`SELECT (SELECT count(*) FROM fact) + (SELECT count(*) FROM finding) + (SELECT count(*) FROM obligation) AS n`.execute(
      tx,
    ),
  );
  return rows[0]?.n ?? 0;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const says = (zh: string, en: string) => ({ zh, en });
const outcome = {
  type: 'code' as const,
  text: says('结果', 'outcome'),
  codes: { bought: says('已购', 'bought'), none: says('未购', 'not') },
};
const ofMember = { type: 'ref' as const, of: 'member', text: says('员工', 'member') };

/** As much of a house as the clauses ask about, without the cost of its own tables. */
const people: LedgerModule = {
  name: 'people',
  kinds: [
    { kind: 'file.completed', text: says('建档', 'file completed'), subject: 'customer', data: { outcome } },
    { kind: 'call-back.made', text: says('回访', 'call-back'), subject: 'customer', data: {} },
  ],
  questions: [
    { name: 'owner', of: 'customer', gives: ofMember },
    { name: 'line_manager', of: 'member', gives: ofMember },
  ],
  answers: {
    'customer.owner': async (_tx, ids) =>
      new Map(ids.map((id) => [id, `member:r${Number(id.slice(1)) % 40}`])),
    'member.line_manager': async (_tx, ids) => new Map(ids.map((id) => [id, 'member:manager'])),
  },
};

async function found(tx: Transaction): Promise<void> {
  await tx.insertInto('organisation').values({ org_id: ORG, name: ORG }).execute();
  const clauses = ['P3D', 'P15D', 'P30D', 'P45D', 'P60D', 'P90D'].map((within, i) =>
    callBack(`B-0${i}`, within),
  );
  const versions = clauses.map((body) => ({
    org_id: ORG,
    clause: body.id,
    n: 1,
    pack: 'bench',
    rank: 'pack',
    from_day: '2026-01-01',
    body: JSON.stringify(body),
    sha256: body.id,
  }));
  await tx.insertInto('clause_version').values(versions).execute();
}

const callBack = (id: string, within: string): Clause => ({
  id,
  form: 'duty',
  strength: 'nag',
  text: says('建档后回访', 'call back after the file'),
  on: 'file.completed',
  when: 'fact.data.outcome == "bought"',
  owes: {
    obligation: 'call-back',
    slot: id,
    of: 'owner',
    due: { within },
    metBy: { fact: 'call-back.made' },
    purpose: 'service',
    lapses: { to: 'holder.line_manager' },
  },
});
