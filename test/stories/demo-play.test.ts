import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { demo } from '../../cli/demo.ts';
import type { PlayState } from '../../contract/demo.ts';
import type { Retrospective } from '../../contract/hall.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import type { Today } from '../../contract/today.ts';
import { type Play, playOnce } from '../../server/modules/demo/index.ts';
import { type Device, type TestApp, testApp } from '../world/app.ts';
import { liveSalon } from '../world/salon/live-salon.ts';
import { PASSWORD, smallCompany } from '../world/small-company.ts';

/** A newcomer watches one event, in a house where there is only a demo company. */

const house = await testApp({ now: '2026-03-10T00:20:00+08:00', demo: { play: liveSalon, pace: 0 } });
await smallCompany(house);
await markAsDemo(house);
const before = await factsOf('anhe');
const visitor = house.device();

async function markAsDemo({ db }: TestApp): Promise<void> {
  await db.asOwner((tx) => tx.updateTable('organisation').set({ demo: true }).execute());
}

function factsOf(org: string) {
  return house.db.asOwner((tx) =>
    tx.selectFrom('fact').select('id').where('org_id', '=', org).orderBy('id').execute(),
  );
}

const look = async (device: Device = visitor) => (await device.ask<PlayState>('GET', '/api/demo/play')).body;

async function playedOut(): Promise<PlayState> {
  await vi.waitFor(async () => expect((await look()).state).not.toBe('running'), {
    timeout: 90_000,
    interval: 200,
  });
  return look();
}

async function signedInAs(account: string, password: string): Promise<Device> {
  const device = house.device();
  expect((await device.ask('POST', '/api/session', { account, password })).status).toBe(204);
  return device;
}

const refusedWith = (answer: { status: number; body: unknown }) => [
  answer.status,
  (answer.body as RefusalAnswer).error?.code,
];

describe('one event in fast time', () => {
  let played: PlayState;

  it('begins for whoever asks, tells it line by line, and is refused to a second while it runs', async () => {
    expect(await look()).toEqual({ state: 'ready', lines: [], end: null });
    expect((await visitor.ask('POST', '/api/demo/play')).status).toBe(202);
    expect((await look()).state).toBe('running');
    expect(refusedWith(await visitor.ask('POST', '/api/demo/play'))).toEqual([409, 'play.running']);
    // Another process on the same database is refused as well
    const other = playOnce({ ...told(), play: liveSalon });
    await expect(other).rejects.toMatchObject({ code: 'play.running' });
    played = await playedOut();
    expect(played.state).toBe('done');
    const parts = played.lines.map(({ part }) => part);
    expect([...new Set(parts)]).toEqual([
      'founding',
      'plan',
      'invite',
      'confirm',
      'doors',
      'hall',
      'orders',
      'files',
      'after',
    ]);
    const at = played.lines.map((line) => line.at);
    expect(at).toEqual([...at].sort());
    expect(Date.parse(at.at(-1) as string)).toBe(house.clock.now());
  }, 120_000);

  it('says which clause answered and what it opened: a refusal, call-backs, and what a return ended', () => {
    const answers = played.lines.flatMap((line) => line.answers.map((one) => ({ ...one, part: line.part })));
    const of = (did: string) => answers.filter((one) => one.did === did).map(({ clause }) => clause);
    expect(of('refused')).toEqual(['S000.8-13']);
    expect(of('opened')).toEqual(
      expect.arrayContaining(['S000.8-13d', 'S003.3-04', 'S003.3-08b', 'S003.3-12']),
    );
    expect(of('ended')).toContain('S003.3-08b');
    expect(answers.find(({ clause, did }) => clause === 'S003.3-12' && did === 'opened')).toMatchObject({
      count: 9,
      who: { zh: '苏晴' },
    });
  });

  it('counts as the facts do: 21 invited, 20 came, 3 bought, 2 kept', async () => {
    const counts = played.lines.at(-1)?.counts;
    expect(counts).toEqual({ invited: 21, came: 20, bought: 3, kept: 2 });
    const { rows } = await house.db.asOwner((tx) =>
      sql<{ kind: string; n: number }>`
        SELECT kind, count(DISTINCT subject)::int AS n FROM fact WHERE org_id = 'play'
          AND kind IN ('guest.arrived', 'order.placed', 'return.accepted') GROUP BY kind ORDER BY kind`.execute(
        tx,
      ),
    );
    const of = (kind: string) => rows.find((row) => row.kind === kind)?.n;
    expect([of('guest.arrived'), of('order.placed'), of('return.accepted')]).toEqual([20, 3, 1]);
    const manager = played.end?.accounts.find(({ at }) => at === 'manager');
    const device = await signedInAs(manager?.account ?? '', manager?.password ?? '');
    const { body } = await device.ask<Retrospective>('GET', `/api/events/${played.end?.event}/retrospective`);
    const rung = (key: string) => body.funnel.find((one) => one.key === key)?.value;
    expect([rung('invited'), rung('present')]).toEqual([counts?.invited, counts?.came]);
  });

  it('leaves its people with what is owed today, and the why of a call-back', async () => {
    const { account = '', password = '' } =
      played.end?.accounts.find(({ at }) => at === 'representative') ?? {};
    const device = await signedInAs(account, password);
    const { body } = await device.ask<Today>('GET', '/api/today');
    expect(body.cards.some(({ duties }) => duties.some(({ id }) => id === played.end?.callBack))).toBe(true);
    const why = await device.ask<{ clause: { id: string } }>(
      'GET',
      `/api/obligations/${played.end?.callBack}/why`,
    );
    expect([why.status, JSON.stringify(why.body)]).toEqual([200, expect.stringContaining('S003.3-08b')]);
  });

  it('touches no other organisation, and whoever tries the demo company signs in as before', async () => {
    expect(await factsOf('anhe')).toEqual(before);
    expect((await house.device().ask('GET', '/api/sign-in')).body).toMatchObject({
      organisation: { id: 'anhe' },
      demo: true,
    });
    await signedInAs('wang-min', PASSWORD);
  });

  it('leaves nothing when it is killed half-way', async () => {
    const killed: Play = async (stage) => {
      await liveSalon({
        ...stage,
        tell: ({ part }) => {
          if (part === 'doors') throw new Error('killed');
        },
      });
      throw new Error('it went on');
    };
    await expect(playOnce({ ...told(), play: killed })).rejects.toThrow('killed');
    expect(await factsOf('play')).toEqual([]);
    expect(await factsOf('anhe')).toEqual(before);
  }, 120_000);

  it('says after a restart that the last one broke off, and while it is played elsewhere that it is', async () => {
    const restarted = async () => {
      const after = await testApp({ url: house.url, demo: { play: liveSalon, pace: 0 } });
      return look(after.device());
    };
    expect(await restarted()).toEqual({ state: 'interrupted', lines: [], end: null });
    const { promise: seen, resolve: go } = Promise.withResolvers<PlayState>();
    const short: Play = async () => {
      go(await restarted());
      return played.end as never;
    };
    await playOnce({ ...told(), play: short });
    expect((await seen).state).toBe('elsewhere');
    expect((await restarted()).state).toBe('ready');
  }, 60_000);
});

const told = () => ({ url: house.url, clock: house.clock, tell: () => {}, pause: async () => {} });

describe('guiju demo play', () => {
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    vi.stubEnv('DATABASE_URL', house.url);
    vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it('begins clean after that, prints each line with its clause and the figures, and the accounts', async () => {
    expect(await demo(['play', '--fast'])).toBe(0);
    const text = said.join('\n');
    expect(text).toContain('S000.8-13 挡下 敲定电话还没开放');
    expect(text).toContain('邀约 21 → 到会 20 → 购买 3 → 未退 2');
    expect(text).toMatch(/su-qing@play +hechang-2026/);
    expect(await factsOf('anhe')).toEqual(before);
  }, 120_000);

  it('says how it is called when it is called otherwise', async () => {
    expect(await demo([])).toBe(1);
    expect(said[0]).toContain('guiju demo play');
  });
});

describe('where somebody has an organisation of their own', () => {
  it('nothing is played, nothing is offered, and nothing is removed', async () => {
    const own = await testApp({ demo: { play: liveSalon, pace: 0 } });
    const empty = await own.device().ask('POST', '/api/demo/play');
    expect(refusedWith(empty)).toEqual([403, 'play.not-demo']);
    await smallCompany(own);
    await markAsDemo(own);
    await smallCompany(own, 'play', '我们自己的');
    expect(await look(own.device())).toEqual({ state: 'none', lines: [], end: null });
    expect(refusedWith(await own.device().ask('POST', '/api/demo/play'))).toEqual([403, 'play.not-demo']);
    vi.stubEnv('DATABASE_URL', own.url);
    await expect(demo(['play', '--fast'])).rejects.toMatchObject({ code: 'play.not-demo' });
    const { rows } = await own.db.asOwner((tx) =>
      sql<{ n: number }>`SELECT count(*)::int AS n FROM member WHERE org_id = 'play'`.execute(tx),
    );
    expect(rows[0]?.n).toBe(8);
  }, 60_000);

  it('and without the telling it says so', async () => {
    const bare = await testApp();
    await smallCompany(bare);
    await markAsDemo(bare);
    expect(refusedWith(await bare.device().ask('POST', '/api/demo/play'))).toEqual([404, 'play.none']);
  }, 60_000);
});
