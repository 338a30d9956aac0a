import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import type { outboxAnswer } from '../../contract/followup.ts';
import type { Lapses } from '../../contract/owing.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import type { Today, TodayCard } from '../../contract/today.ts';
import { passTime, replay } from '../../server/ledger/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { DEMO_PASSWORD } from '../world/company.ts';
import { GUESTS } from '../world/guests.ts';
import { playTo } from '../world/play.ts';
import { derivedRows } from '../world/small-house.ts';
import { type Switchboard, switchboard } from '../world/switchboard.ts';
import { toldApp } from '../world/told-app.ts';
import { whenDone } from '../world/when-done.ts';

/** Bad days of the week: Tuesday morning without a network, Wednesday with the database away for a minute. */

vi.setConfig({ testTimeout: 120_000 });

async function signIn(house: TestApp, account: string): Promise<Device> {
  const device = house.device();
  const { status } = await device.ask('POST', '/api/session', { account, password: DEMO_PASSWORD });
  if (status !== 204) throw new Error(`${account} could not sign in`);
  return device;
}
const todayOf = async (device: Device) => (await device.ask<Today>('GET', '/api/today')).body;
const anhe = <R>(house: TestApp, work: Parameters<typeof house.db.inOrganisation<R>>[1]) =>
  house.db.inOrganisation('anhe', work);
async function expectSameReplayed(house: TestApp): Promise<void> {
  const before = await anhe(house, derivedRows);
  await anhe(house, (tx) => replay(tx));
  expect(await anhe(house, derivedRows)).toEqual(before);
}

describe('Tuesday morning without a network', () => {
  let house: TestApp;
  let wang: Device;
  let entries: { what: string; body: object }[];
  let six: TodayCard[];

  beforeAll(async () => {
    house = await toldApp('2026-03-10T08:50');
    wang = await signIn(house, 'wang-min');
  }, 120_000);

  const called = (card: TodayCard, clock: string) => ({
    what: 'call-back',
    body: {
      id: `off.${card.subject.ref.slice('customer:'.length)}`,
      obligations: card.duties.map(({ id }) => id),
      at: `2026-03-10T${clock}:00+08:00`,
      startedAt: `2026-03-10T${clock}:00+08:00`,
      seconds: 90,
      channel: 'phone',
      result: 'satisfied',
      said: { customer: '挺好', mine: '按包装上的说明用' },
    },
  });

  it('the list she took along says what is hers; the day opens without her', async () => {
    const calls = (await todayOf(wang)).cards.filter(
      ({ noun, subject }) => noun === 'call-back' && subject.ref !== `customer:${GUESTS.liGuifang.id}`,
    );
    const second = calls.filter(({ dueAt }) => dueAt === '2026-03-10T16:00:00.000Z');
    const first = calls.filter(({ dueAt }) => dueAt === '2026-03-11T16:00:00.000Z');
    expect(second.map(({ subject }) => subject.name)).toContain('张建国');
    six = [...second.slice(0, 3), ...first.slice(0, 3)];
    expect(six).toHaveLength(6);
    const missed = six[5] as TodayCard;
    entries = [
      ...six
        .slice(0, 5)
        .map((card, i) => called(card, ['09:20', '09:40', '10:12', '10:40', '11:05'][i] ?? '')),
      {
        what: 'missed',
        body: {
          id: 'off.missed',
          obligations: missed.duties.map(({ id }) => id),
          at: '2026-03-10T11:20:00+08:00',
          channel: 'phone',
        },
      },
    ];
    // Nobody else’s morning waits for her phone
    house.clock.set('2026-03-10T12:05:00+08:00');
    await passTime(house.db, 'anhe');
    const still = (await todayOf(wang)).cards.map(({ subject }) => subject.ref);
    for (const { subject } of six) expect(still).toContain(subject.ref);
  });

  it('at noon all six arrive, each at its own hour and in time', async () => {
    const { status, body } = await wang.ask<z.infer<typeof outboxAnswer>>('POST', '/api/outbox', { entries });
    expect(status).toBe(200);
    expect(body.entries.map(({ done, code }) => [done, code])).toEqual(Array(6).fill([true, null]));
    const { cards, ended } = await todayOf(wang);
    for (const { subject } of six.slice(0, 5))
      expect(
        ended.find((one) => one.subject.ref === subject.ref),
        subject.name,
      ).toMatchObject({ state: 'discharged', timing: expect.stringMatching(/early|on-time/) });
    expect(ended.find(({ subject }) => subject.name === '张建国')?.at.slice(0, 10)).toBe('2026-03-10');
    expect(cards.find(({ subject }) => subject.ref === six[5]?.subject.ref)?.attempts?.made).toBe(1);
  });

  it('sent again, because the answer got lost, nothing is there twice', async () => {
    const count = () =>
      anhe(house, async (tx) => {
        const rows = await tx
          .selectFrom('fact')
          .select(['kind', 'at'])
          .where('actor', '=', 'member:wang-min')
          .where('kind', 'in', ['call-back.made', 'call-back.missed', 'contact.made'])
          .where('at', '>=', new Date('2026-03-10T09:00:00+08:00'))
          .orderBy('seq')
          .execute();
        return rows.map(({ kind, at }) => `${kind} ${at.toISOString()}`);
      });
    const before = await count();
    expect(before.filter((one) => one.startsWith('call-back.'))).toEqual([
      'call-back.made 2026-03-10T01:20:00.000Z',
      'call-back.made 2026-03-10T01:40:00.000Z',
      'call-back.made 2026-03-10T02:12:00.000Z',
      'call-back.made 2026-03-10T02:40:00.000Z',
      'call-back.made 2026-03-10T03:05:00.000Z',
      'call-back.missed 2026-03-10T03:20:00.000Z',
    ]);
    const { body } = await wang.ask<z.infer<typeof outboxAnswer>>('POST', '/api/outbox', { entries });
    expect(body.entries.every(({ done }) => done)).toBe(true);
    expect(await count()).toEqual(before);
  });

  it('replayed, the morning gives the same rows', () => expectSameReplayed(house));
});

describe('Wednesday with the database away for a minute', () => {
  let house: TestApp;
  let line: Switchboard;
  let li: Device;
  let card: TodayCard;

  beforeAll(async () => {
    house = await toldApp('2026-03-11T23:58', {
      by: async (url) => {
        line = await switchboard(url);
        whenDone(() => line.cut());
        return line.url;
      },
    });
    li = await signIn(house, 'li-qiang');
  }, 120_000);

  const promised = {
    id: 'p.minute',
    subject: null,
    at: '2026-03-12T09:00:00+08:00',
    words: '带资料给老城片区',
  };

  it('23:58 it goes away: what is written is refused with the word when to try again, and kept by nobody', async () => {
    [card] = (await todayOf(li)).cards as [TodayCard];
    await line.cut();
    const { status, body, headers } = await li.ask<RefusalAnswer>('POST', '/api/promises', promised);
    expect([status, body.error.code]).toEqual([503, 'database.away']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    // Midnight passes meanwhile, and the clock has nobody to tell
    house.clock.set('2026-03-12T00:00:30+08:00');
    await expect(passTime(house.db, 'anhe')).rejects.toMatchObject({ code: 'database.away' });
  });

  it('back after a minute the same record is taken, once, and the list is as it was', async () => {
    await line.mend();
    house.clock.set('2026-03-12T00:01:00+08:00');
    await passTime(house.db, 'anhe');
    const sent = await li.ask<{ id: string }>('POST', '/api/promises', promised);
    expect(sent.status).toBe(200);
    expect((await li.ask('POST', '/api/promises', promised)).body).toEqual(sent.body);
    const { cards } = await todayOf(li);
    expect(cards.filter(({ words }) => words === promised.words)).toHaveLength(1);
    expect(cards.map(({ subject }) => subject.ref)).toContain(card.subject.ref);
  });

  it('the four that fell due at midnight lapsed at midnight, once', async () => {
    const zhao = await signIn(house, 'zhao-lei');
    const { body } = await zhao.ask<Lapses>('GET', '/api/lapses?day=2026-03-12');
    expect(body.count).toBe(4);
    expect((await todayOf(zhao)).cards.filter(({ noun }) => noun === 'hear-of-lapse')).toHaveLength(1);
    const lapsed = await anhe(house, (tx) =>
      tx
        .selectFrom('fact')
        .select(['subject', 'at'])
        .where('kind', '=', 'obligation.lapsed')
        .where('at', '=', new Date('2026-03-11T16:00:00Z'))
        .execute(),
    );
    expect(new Set(lapsed.map(({ subject }) => subject)).size).toBe(lapsed.length);
  });

  it('the week goes on, and replayed it gives the same rows', async () => {
    await playTo(house, '2026-03-12T09:55');
    await expectSameReplayed(house);
  });
});
