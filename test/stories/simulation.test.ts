import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Simulation, SimulationStep } from '../../contract/simulation.ts';
import { clausesFor, epochDay, registry, simulate } from '../../server/ledger/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { DEMO_PASSWORD } from '../world/company.ts';
import { toldApp } from '../world/told-app.ts';

/**
 * Sunday 15 March, 20:30: 周启明 tries S003.3-12 at two days on the tea parties of 8 February and 8 March, looks at what
 * it would have done, and does not adopt it.
 */

let house: TestApp;
let gm: Device;
let office: Device;
let representative: Device;
const PERIOD = { from: '2026-02-08', to: '2026-03-08' };
const TWO_DAYS = { ...PERIOD, values: { non_buyer_first: 'P2D' } };

beforeAll(async () => {
  house = await toldApp('2026-03-15T20:30');
  gm = await signIn('zhou-qiming');
  office = await signIn('gao-lin');
  representative = await signIn('wang-min');
}, 300_000);

async function signIn(account: string): Promise<Device> {
  const device = house.device();
  const { status } = await device.ask('POST', '/api/session', { account, password: DEMO_PASSWORD });
  if (status !== 204) throw new Error(`${account} cannot sign in`);
  return device;
}

const tryOut = <T = Simulation>(body: object, pack = 'customer-files', who = gm) =>
  who.ask<T>('POST', `/api/policy/packs/${pack}/simulations`, body);

/** Rows of every table, counted. */
const rowCounts = () =>
  house.db.asOwner(async (tx) => {
    const { rows } = await sql<{ name: string; n: string }>`
      SELECT c.relname AS name, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %s', c.oid::regclass), false, true, '')))[1]::text AS n
      FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
      WHERE c.relkind = 'r' AND s.nspname = 'public' ORDER BY c.relname`.execute(tx);
    return rows;
  });

describe('20:30 S003.3-12 at two days, on 8 February and 8 March', () => {
  let found: Simulation;
  let before: Awaited<ReturnType<typeof rowCounts>>;

  beforeAll(async () => {
    before = await rowCounts();
    const { status, body } = await tryOut(TWO_DAYS);
    if (status !== 200) throw new Error(JSON.stringify(body));
    found = body;
  });

  it('99 first calls move a day earlier, 50 and 49; nothing is added and nothing goes', () => {
    expect(found.clauses).toMatchObject([
      { clause: 'S003.3-12', owed: { before: 99, after: 99 }, moved: 99, added: 0, removed: 0 },
    ]);
    expect(found.moved).toMatchObject({ count: 99, earlier: 99, later: 0 });
    expect(found.moved.began.map(({ day, count }) => [day, count])).toEqual([
      ['2026-02-08', 50],
      ['2026-03-08', 49],
    ]);
    for (const { dueBefore, dueAfter } of found.lines)
      expect(Date.parse(dueBefore as string) - Date.parse(dueAfter as string)).toBe(86_400_000);
  });

  it('of the 49, 22 would have been in time instead of 45; all of February’s were made on the third day', () => {
    const [february, march] = found.moved.began;
    expect(march?.inTime).toEqual({ before: 45, after: 22 });
    // The last four were never made in time by either; those made late meanwhile count as met
    expect(march?.met).toBeGreaterThanOrEqual(45);
    expect(february).toMatchObject({ met: 50, inTime: { before: 50, after: 0 } });
    expect(found.moved.inTime).toEqual({ before: 95, after: 22 });
  });

  it('agrees with what is on record: 45 of March’s 49 were met by Wednesday’s end, 22 by Tuesday’s', async () => {
    const ended = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('obligation')
        .select('ended_at')
        .where('clause', '=', 'S003.3-12')
        .where('due_at', '=', new Date('2026-03-12T00:00+08:00'))
        .execute(),
    );
    const by = (moment: string) =>
      ended.filter(({ ended_at }) => ended_at !== null && ended_at < new Date(moment)).length;
    expect([ended.length, by('2026-03-12T00:00+08:00'), by('2026-03-11T00:00+08:00')]).toEqual([49, 45, 22]);
  });

  it('Tuesday 10 March: 49 due against 50, five people at ten a day and one on leave', () => {
    const tuesday = found.days.find(({ day }) => day === '2026-03-10');
    expect(tuesday).toMatchObject({ due: { before: 0, after: 49 }, capacity: 50 });
    expect(tuesday?.people.map(({ holder, capacity }) => [holder.name, capacity])).toEqual([
      ['蒋涛', 10],
      ['李强', 10],
      ['彭玉兰', 0],
      ['王敏', 10],
      ['吴丹', 10],
      ['周小云', 10],
    ]);
    expect(tuesday?.people.find(({ holder }) => holder.name === '彭玉兰')?.away?.zh).toBe('请假 03-10–03-11');
    // The fifty are for these calls alone: what else the same people had due that day stands beside it
    expect(tuesday?.others).toBeGreaterThan(0);
    expect(found.days.map(({ day }) => day)).toEqual([
      '2026-02-10',
      '2026-02-11',
      '2026-03-10',
      '2026-03-11',
    ]);
  });

  it('no money, no guesses; the managers would have read of 73 more lapses', () => {
    expect(found).toMatchObject({ money: null, points: 0, approximate: 0 });
    // 50 of February and 27 of March instead of 4
    expect(found.told.after - found.told.before).toBe(73);
  });

  it('every line opens its customer', () => {
    expect(found.lines).toHaveLength(99);
    expect(found.more).toBe(0);
    for (const { subject } of found.lines) expect(subject.open).toMatch(/^\/customers\//);
  });

  it('who may simulate but sees no customers reads surnames only', async () => {
    const { status, body } = await tryOut(TWO_DAYS, 'customer-files', office);
    expect(status).toBe(200);
    for (const { subject } of body.lines)
      expect(subject).toMatchObject({ open: null, name: expect.stringMatching(/^.\*\*$/) });
  });

  it('nothing is adopted and nothing was written', async () => {
    expect(await rowCounts()).toEqual(before);
    const { body } = await gm.ask<{ parameters: { name: string; value: unknown; own: boolean }[] }>(
      'GET',
      '/api/policy/clauses/S003.3-12',
    );
    expect(body.parameters.find(({ name }) => name === 'non_buyer_first')).toMatchObject({
      value: 'P3D',
      own: false,
    });
  });

  it('tells how far it is to whoever asks for lines, and ends with the same answer', async () => {
    const steps = await inLines(TWO_DAYS);
    expect(steps[0]).toMatchObject({ done: expect.any(Number), of: found.facts });
    expect(steps.at(-1)).toEqual({ simulation: found });
  });

  it('refuses in lines as it does otherwise', async () => {
    expect(await inLines({ ...PERIOD, values: { never: 'P2D' } })).toMatchObject([
      { error: { code: 'parameter.unknown' } },
    ]);
  });
});

async function inLines(payload: object): Promise<SimulationStep[]> {
  const session = await house.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-guiju': '1' },
    payload: { account: 'zhou-qiming', password: DEMO_PASSWORD },
  });
  const { body } = await house.app.inject({
    method: 'POST',
    url: '/api/policy/packs/customer-files/simulations',
    headers: { 'x-guiju': '1', accept: 'application/x-ndjson' },
    cookies: Object.fromEntries(session.cookies.map(({ name, value }) => [name, value])),
    payload,
  });
  return body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SimulationStep);
}

describe('another way of writing it', () => {
  it('the two days of S000.9-51 instead of S003.3-12: the same calls, moved', async () => {
    const { status, body } = await tryOut({ ...PERIOD, variants: { 'non-buyer-first-call': 'two-days' } });
    expect(status).toBe(200);
    expect(body.clauses.map(({ clause }) => clause)).toEqual(
      expect.arrayContaining(['S000.9-51', 'S003.3-12']),
    );
    expect(body.moved).toMatchObject({ count: 99, earlier: 99 });
  });

  it('left off, they are gone', async () => {
    const { body } = await tryOut({ ...PERIOD, off: ['S003.3-12'] });
    expect(body.clauses).toMatchObject([
      { clause: 'S003.3-12', owed: { before: 99, after: 0 }, removed: 99 },
    ]);
  });

  it('a pack that is not adopted is all new', async () => {
    const packs = await gm.ask<{ systems: { pack: string; state: string }[] }>('GET', '/api/policy');
    const fresh = packs.body.systems.filter(({ state }) => state === 'not-adopted').map(({ pack }) => pack);
    for (const pack of fresh.slice(0, 3)) {
      const { status, body } = await tryOut(PERIOD, pack);
      expect([pack, status]).toEqual([pack, 200]);
      expect(body.clauses.every(({ removed }) => removed === 0)).toBe(true);
    }
  }, 60_000);
});

describe('what is adopted, tried as it stands', () => {
  it('moves nothing, by the same values', async () => {
    const { body } = await tryOut({ ...PERIOD, values: { non_buyer_first: 'P3D' } });
    expect(body).toMatchObject({ clauses: [], days: [], lines: [], money: null });
  });

  it('moves nothing when every clause of the house is run a second time', async () => {
    const found = await house.db.readOrganisation('anhe', async (tx) => {
      const { ready } = await clausesFor(tx);
      // Marked as written differently, so that none is left out as the same
      const instead = ready.map(({ version }) => ({ ...version, sha256: `again ${version.sha256}` }));
      const last = [...new Map(instead.map((one) => [one.clause, one])).values()];
      return simulate(tx, {
        proposal: { instead: last, without: [] },
        from: epochDay('2026-02-07'),
        to: epochDay('2026-03-15'),
        vocabulary: registry().vocabulary,
      });
    });
    expect(found.before.length).toBeGreaterThan(1000);
    expect([found.changed.length, found.fen, found.points]).toEqual([0, 0, 0]);
    expect(found.told.before).toBe(found.told.after);
  }, 120_000);
});

describe('what cannot be tried is said in words', () => {
  const refused = async (body: object, pack?: string) => {
    const answer = await tryOut<{ error: { code: string; message: { zh: string } } }>(body, pack);
    return [answer.status, answer.body.error?.code];
  };

  it.each([
    ['a pack nobody knows', PERIOD, 'no-such-pack', [404, 'pack.unknown']],
    ['a clause the pack has not', { ...PERIOD, off: ['S999.9-99'] }, undefined, [404, 'clause.unknown']],
    [
      'a parameter the pack has not',
      { ...PERIOD, values: { never: 'P2D' } },
      undefined,
      [422, 'parameter.unknown'],
    ],
    [
      'a value of another unit',
      { ...PERIOD, values: { non_buyer_first: 'soon' } },
      undefined,
      [422, 'parameter.misfit'],
    ],
    [
      'an option nobody wrote',
      { ...PERIOD, variants: { 'non-buyer-first-call': 'never' } },
      undefined,
      [422, 'pack.unknown-option'],
    ],
    [
      'a period that ends before it begins',
      { from: '2026-03-08', to: '2026-02-08' },
      undefined,
      [422, 'simulation.period-reversed'],
    ],
    ['days to come', { from: '2026-03-08', to: '2026-04-08' }, undefined, [422, 'simulation.future']],
    ['more than a year', { from: '2024-03-08', to: '2026-03-08' }, undefined, [422, 'simulation.too-long']],
    ['a day that never was', { from: '2026-02-30', to: '2026-03-08' }, undefined, [400, 'request.invalid']],
    ['no days at all', {}, undefined, [400, 'request.invalid']],
  ])('%s', async (_what, body, pack, expected) => {
    expect(await refused(body, pack)).toEqual(expected);
  });

  it('a looser figure than the law’s', async () => {
    const looser = { ...PERIOD, values: { loss_share: 30 } };
    expect(await refused(looser, 'law-wage-deductions')).toEqual([422, 'statute.loosened']);
  });

  it('by somebody who may not change a rule', async () => {
    const { status } = await tryOut(TWO_DAYS, 'customer-files', representative);
    expect(status).toBe(403);
  });
});
