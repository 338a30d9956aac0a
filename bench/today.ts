import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { ensureCalendar } from '../server/ledger/index.ts';
import { compose } from '../server/main.ts';
import { today } from '../server/modules/followup/today/today.ts';
import { adoptPack } from '../server/modules/policy/index.ts';
import type { Caller } from '../server/platform/caller.ts';
import { SettableClock } from '../server/platform/clock.ts';
import type { Database, Transaction } from '../server/platform/database.ts';
import { silentLog } from '../server/platform/log.ts';
import { withDatabase } from './database.ts';
import { type Measured, percentile } from './measured.ts';

const ORG = 'bench';
const MEMBERS = 5_000;
const CUSTOMERS = 50_000;
const OPEN = 1_000_000;
const LISTS = 2_000;
/** Lists read before anything is counted: a server that has been up for a minute, not one that just started. */
const WARM_UP = 200;

/**
 * Today's list of one person among 5,000, with 1,000,000 open obligations in the table: cards with names, numbers,
 * verdicts on calling, attempts, sheets and what comes next; read for the first time that day, so that the numbers
 * given are logged and the log is on the disk. Against the bare indexed query for the same rows, through the same pool
 * and in a transaction of the same kind, sent the plain way; they take turns, also at reading a person's rows first.
 */
export async function run(): Promise<Measured[]> {
  const clock = new SettableClock('2026-03-10T10:05:00+08:00');
  const files = mkdtempSync(join(tmpdir(), 'guiju-bench-files-'));
  return withDatabase(clock, async (own, url) => {
    const house = await compose({ url, clock, log: silentLog, files, webRoot: null, runJobs: false });
    try {
      await ensureCalendar(own);
      await found(own);
      return [await measure(house.db)];
    } finally {
      await house.stop();
      rmSync(files, { recursive: true, force: true });
    }
  });
}

async function measure(db: Database): Promise<Measured> {
  const ours: number[] = [];
  const bare: number[] = [];
  let cards = 0;
  for (let i = 0; i < WARM_UP + LISTS; i++) {
    const member = `m${i * 2}`;
    const list = async () => {
      const took = await timed(() =>
        db.inOrganisation(ORG, async (tx) => (cards += (await today(tx, callerOf(member))).cards.length)),
      );
      if (i >= WARM_UP) ours.push(took);
    };
    const query = async () => {
      const took = await timed(() => db.inOrganisation(ORG, (tx) => bareQuery(tx, member)));
      if (i >= WARM_UP) bare.push(took);
    };
    for (const one of i % 2 === 0 ? [list, query] : [query, list]) await one();
  }
  const shown = (times: number[]) =>
    `p50 ${percentile(times, 50).toFixed(1)} ms, p99 ${percentile(times, 99).toFixed(1)} ms`;
  return {
    claim: `today's list, ${OPEN.toLocaleString('en')} open obligations (${Math.round(cards / (LISTS + WARM_UP))} cards a list)`,
    ours: shown(ours),
    reference: `${shown(bare)} bare indexed query`,
    ratio: percentile(ours, 99) / percentile(bare, 99),
    goal: { atMost: 5 },
  };
}

const bareQuery = (tx: Transaction, member: string) =>
  tx
    .selectFrom('obligation')
    .selectAll()
    .where('org_id', '=', ORG)
    .where('holder', '=', `member:${member}`)
    .where('state', '=', 'open')
    .where('due_at', '<', new Date('2026-03-17T00:00:00+08:00'))
    .orderBy('due_at')
    .execute();

const callerOf = (member: string): Caller => ({
  org: ORG,
  member,
  name: member,
  posts: ['representative'],
  session: 'bench',
  address: '127.0.0.1',
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function found(db: Database): Promise<void> {
  await db.inOrganisation(ORG, async (tx) => {
    await tx.insertInto('organisation').values({ org_id: ORG, name: ORG }).execute();
    await adoptPack(
      tx,
      { id: 'adopt', pack: 'customer-files', from: '2026-01-01' },
      'system:set-up',
      'set-up',
    );
  });
  await db.asOwner(seed);
  await db.asOwner((tx) => sql`ANALYZE`.execute(tx));
}

/** People and what they owe, as the verbs would have left it; two hundred each, a quarter of them due this week. */
async function seed(tx: Omit<Transaction, 'org'>): Promise<void> {
  await sql`INSERT INTO member (org_id, id, name, joined_on, created_at, created_by)
    SELECT ${ORG}, 'm' || i, '员工' || i, '2026-01-01', now(), 'bench' FROM generate_series(0, ${MEMBERS - 1}) i`.execute(
    tx,
  );
  await sql`INSERT INTO customer (org_id, id, name, owner, created_at, created_by, changed_at)
    SELECT ${ORG}, 'c' || i, '顾客' || i, 'm' || i % ${MEMBERS}, now(), 'bench', now() FROM generate_series(0, ${CUSTOMERS - 1}) i`.execute(
    tx,
  );
  await sql`INSERT INTO customer_phone (org_id, customer_id, digits, last4, kind)
    SELECT ${ORG}, 'c' || i, (13000000000 + i)::text, lpad((i % 10000)::text, 4, '0'), 'mobile' FROM generate_series(0, ${CUSTOMERS - 1}) i`.execute(
    tx,
  );
  await sql`INSERT INTO fact (org_id, id, kind, at, recorded_at, subject, actor, data, source)
    SELECT ${ORG}, 'f' || i, 'file.completed', '2026-03-08', '2026-03-08', 'customer:c' || i, 'member:m' || i % ${MEMBERS}, '{"outcome":"bought"}', 'import'
    FROM generate_series(0, ${CUSTOMERS - 1}) i`.execute(tx);
  await sql`INSERT INTO obligation (org_id, id, fact_id, clause, n, subject, slot, nth, noun, strength, purpose, holder, opens_at, counts_from, due_at)
    SELECT ${ORG}, 'o' || i, 'f' || i % ${CUSTOMERS}, 'S003.3-08', 1, 'customer:c' || i % ${CUSTOMERS}, 'main', i / ${CUSTOMERS}, 'call-back', 'nag', 'service',
      'member:m' || (i % ${CUSTOMERS}) % ${MEMBERS}, '2026-03-08', '2026-03-08', '2026-03-10T16:00Z'::timestamptz + (i / ${CUSTOMERS}) * interval '1 day' + (i % 3) * interval '30 days'
    FROM generate_series(0, ${OPEN - 1}) i`.execute(tx);
}
