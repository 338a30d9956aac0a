import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { buildWeb } from '../cli/build-web.ts';
import type { DoorAct } from '../contract/door.ts';
import { ensureCalendar } from '../server/ledger/index.ts';
import { compose, type House } from '../server/main.ts';
import { eventOf, openDesk } from '../server/modules/events/door/desks/open-desk.ts';
import { adoptPack } from '../server/modules/policy/index.ts';
import { SettableClock } from '../server/platform/clock.ts';
import { uuidv7 } from '../server/platform/identifiers.ts';
import { silentLog } from '../server/platform/log.ts';
import { deskWith, type EventHouse, invite, makeEvent, type TestDesk } from '../test/world/event-house.ts';
import { smallCompany } from '../test/world/small-company.ts';
import { withDatabase } from './database.ts';
import { type Measured, percentile } from './measured.ts';

const DEVICES = 20;
const GUESTS = 700;
const WARM_UP = 100;
/** Guests signed in between two rounds of bare inserts, so that both see the same machine. */
const ROUND = 100;
const KB = 1024;

/**
 * A door at its worst: twenty devices at once, each sending the next guest as soon as the last one is answered, with
 * the customer-file rules in force. Everything a scan does is in it: the lock, the verdict, the seat, the fact with
 * what clauses make of it, the notice to whoever asked the guest. Against one row inserted through the same server by
 * twenty callers, in turns with it.
 */
export async function run(): Promise<Measured[]> {
  const clock = new SettableClock('2026-03-01T09:00:00+08:00');
  const files = mkdtempSync(join(tmpdir(), 'guiju-bench-files-'));
  const signing = await withDatabase(clock, async (own, url) => {
    const house = await compose({ url, clock, log: silentLog, files, webRoot: null, runJobs: false });
    try {
      await ensureCalendar(own);
      return await measure(house, clock);
    } finally {
      await house.stop();
      rmSync(files, { recursive: true, force: true });
    }
  });
  return [...signing, ...(await sizes())];
}

async function measure(house: House, clock: SettableClock): Promise<Measured[]> {
  bareInsert(house);
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = house.app.server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  const passes = await found(house);
  clock.set('2026-03-14T07:50:00+08:00');
  const desks = await openDesks(house, address);
  const [ours, bare] = [[] as number[], [] as number[]];
  let seconds = 0;
  for (let from = 0; from < passes.length; from += ROUND) {
    const acts = passes.slice(from, from + ROUND).map((code) => scan(clock, code));
    const started = performance.now();
    const took = await side(acts, (act, nth) => timed(() => desks[nth]?.send(act)));
    if (from >= WARM_UP) {
      seconds += (performance.now() - started) / 1000;
      ours.push(...took);
    }
    const inserts = await side(acts, () => timed(() => fetch(`${address}/api/bench/row`, POST)));
    if (from >= WARM_UP) bare.push(...inserts);
  }
  await expectAllIn(house);
  const shown = (times: number[]) =>
    `p50 ${percentile(times, 50).toFixed(1)} ms, p99 ${percentile(times, 99).toFixed(1)} ms`;
  const at = (p: number) => percentile(ours, p) / percentile(bare, p);
  const what = `a guest signed in, ${DEVICES} devices at once`;
  const reference = `${shown(bare)} one row inserted through the same server`;
  const rate = `${Math.round(ours.length / seconds)} guests/s, ${shown(ours)}`;
  return [
    { claim: `${what}, half of them`, ours: rate, reference, ratio: at(50), goal: { atMost: 12 } },
    {
      claim: `${what}, the slowest in a hundred`,
      ours: rate,
      reference,
      ratio: at(99),
      goal: { atMost: 12 },
    },
  ];
}

const POST = { method: 'POST', headers: { 'x-guiju': '1', 'content-type': 'application/json' }, body: '{}' };
const scan = (clock: SettableClock, code: string): DoorAct => ({
  do: 'pass',
  id: uuidv7(clock.now()),
  at: new Date(clock.now()).toISOString(),
  by: 'wang-min',
  code,
});

/** Twenty callers side by side, each with the next piece of work as soon as theirs is done. */
async function side<A>(
  work: readonly A[],
  one: (piece: A, nth: number) => Promise<number>,
): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  const caller = async (_: unknown, nth: number) => {
    for (let at = next++; at < work.length; at = next++) took.push(await one(work[at] as A, nth));
  };
  await Promise.all(Array.from({ length: DEVICES }, caller));
  return took;
}

async function timed(work: () => Promise<unknown> | undefined): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The reference: a route that writes one row in one transaction, and nothing else. */
function bareInsert({ app, db }: House): void {
  const config = { public: true as const, rateLimit: { max: 100_000, timeWindow: 60_000 } };
  app.post('/api/bench/row', { config }, async () => {
    const id = uuidv7(Date.now());
    await db.inOrganisation('anhe', (tx) =>
      tx
        .insertInto('incident')
        .values({
          id,
          event_id: 'march',
          what: 'other',
          reported_by: 'x',
          reported_at: new Date(tx.clock.now()),
        })
        .execute(),
    );
    return { id };
  });
}

async function found(house: House): Promise<string[]> {
  await smallCompany(house);
  const blanks = {
    survey_hand_in: 'P1D',
    allocate_within: 'P1D',
    seal_within: 'P2D',
    new_member_share: 10,
    rebuild_within: 'P0D',
  };
  const adoption = { id: 'adoption-1', pack: 'customer-files', from: '2026-03-01', blanks };
  return house.db.inOrganisation('anhe', async (tx) => {
    await adoptPack(tx, adoption, 'member:zhou-qiming', 'set-up');
    await makeEvent(tx, 'march', { fireLimit: GUESTS * 2 });
    const asked = Array.from({ length: GUESTS }, (_, at) => ({
      id: `g${at}`,
      name: '李桂芳',
      phone: `139${String(at).padStart(8, '0')}`,
      inviter: ['wang-min', 'li-qiang', 'zhou-xiaoyun'][at % 3] as string,
    }));
    const passes = await invite(tx, 'march', asked);
    await sql`INSERT INTO event_table (event_id, seat_table, row_nr, block)
      SELECT 'march', n, n, 'centre' FROM generate_series(1, 70) n`.execute(tx);
    await sql`INSERT INTO event_seat (event_id, seat_table, seat)
      SELECT 'march', t, s FROM generate_series(1, 70) t, generate_series(1, 10) s`.execute(tx);
    return Object.values(passes).map(({ code }) => code);
  });
}

async function openDesks(house: House, address: string): Promise<TestDesk[]> {
  const at = { ...house, address } as unknown as EventHouse;
  const tokens = await Promise.all(
    Array.from({ length: DEVICES }, (_, nth) => openDeskDirectly(house, `desk-${nth}`)),
  );
  return tokens.map((token) => deskWith(at, token));
}

async function openDeskDirectly(house: House, id: string): Promise<string> {
  return house.db.inOrganisation('anhe', async (tx) =>
    openDesk(tx, await eventOf(tx, 'march'), { id, name: id }, 'zhao-lei'),
  );
}

async function expectAllIn(house: House): Promise<void> {
  const { count } = await house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('scan')
      .select((on) => on.fn.countAll<number>().as('count'))
      .where('verdict', '=', 'admitted')
      .executeTakeFirstOrThrow(),
  );
  if (Number(count) !== GUESTS) throw new Error(`${count} of ${GUESTS} were let in`);
}

/** What a borrowed laptop loads before its first guest, and a guest's own phone before the first line. */
async function sizes(): Promise<Measured[]> {
  const root = join(import.meta.dirname, '..');
  const built = await buildWeb(root, () => {});
  const own = filesOf(built, 'door/index.html');
  const app = filesOf(built, 'index.html');
  const guest = filesOf(built, 'guest/index.html');
  const weigh = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(built, name)), { level: 9 }).length, 0) / KB;
  const mine = own.filter((name) => !app.includes(name));
  const shown = (kilobytes: number) => `${kilobytes.toFixed(1)} KB`;
  return [
    {
      claim: 'the desk’s own code and style, gzip',
      ours: shown(weigh(mine)),
      reference: '36 KB, a few dozen',
      ratio: weigh(mine) / 36,
      goal: { atMost: 1 },
    },
    {
      claim: 'everything the desk loads before its first guest, gzip',
      ours: shown(weigh(own)),
      reference: `${shown(weigh(app))} the application’s first page`,
      ratio: weigh(own) / weigh(app),
      goal: { atMost: 0.5 },
    },
    {
      claim: 'everything the guest page loads, gzip',
      ours: shown(weigh(guest)),
      reference: '60 KB, one bar of network',
      ratio: weigh(guest) / 60,
      goal: { atMost: 1 },
    },
  ];
}

/** The scripts and styles a page names, with what those import at once. */
function filesOf(built: string, page: string): string[] {
  const html = readFileSync(join(built, page), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, name]) => name as string,
  );
  const found = new Set(names);
  for (const name of found) {
    if (!name.endsWith('.js')) continue;
    const code = readFileSync(join(built, name), 'utf8');
    for (const [, imported] of code.matchAll(/(?:from|^import|;import)\s*"\.\/([^"]+\.js)"/g))
      if (existsSync(join(built, 'assets', imported as string))) found.add(`assets/${imported}`);
  }
  return [...found].filter((name) =>
    readdirSync(join(built, 'assets')).includes(name.slice('assets/'.length)),
  );
}
