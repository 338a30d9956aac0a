import { beforeAll, describe, expect, it } from 'vitest';
import type { Morning } from '../../contract/owing.ts';
import { passTime, replay } from '../../server/ledger/index.ts';
import { tellOfLapsesEverywhere } from '../../server/modules/followup/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { calendarHouse, callBacksOf, fileOf, letTimePass, todayOf } from '../world/calendar-house.ts';
import { signedIn } from '../world/small-company.ts';
import { derivedRows } from '../world/small-house.ts';

/** The machine is off from Tuesday evening to Friday noon: days are opened in order, lapses made once. */

let house: TestApp;
let wang: Device;
let zhao: Device;

beforeAll(async () => {
  house = await calendarHouse('2026-03-08T16:00:00+08:00', '2026-03-06');
  wang = await signedIn(house, 'wang-min');
  zhao = await signedIn(house, 'zhao-lei');
  await fileOf(house, wang, { id: 'li', name: '李桂芳', phone: '13812348821', outcome: 'bought' });
  await fileOf(house, wang, { id: 'he', name: '何淑珍', phone: '13812346612', outcome: 'bought' });
  await letTimePass(house, '2026-03-10T18:00:00+08:00');
  await letTimePass(house, '2026-03-13T12:00:00+08:00');
});

const facts = (kind: string) =>
  house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('fact')
      .select(['at', 'data', 'subject', 'recorded_at'])
      .where('kind', '=', kind)
      .orderBy('seq')
      .execute(),
  );

describe('three days’ outage', () => {
  it('opens every day it slept through, in order, each once', async () => {
    const days = (await facts('day.opened')).map(({ data }) => (data as { day: string }).day);
    expect(days.slice(-4)).toEqual(['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']);
    expect(new Set(days).size).toBe(days.length);
  });

  it('what fell due meanwhile lapsed at its own hour, once, though it was noticed on Friday', async () => {
    const lapsed = (await facts('obligation.lapsed')).filter(
      ({ data }) => (data as { noun: string }).noun === 'call-back',
    );
    expect(
      lapsed
        .map(({ subject, at, recorded_at }) => [subject, at.toISOString(), recorded_at.toISOString()])
        .sort(),
    ).toEqual([
      ['customer:he', '2026-03-11T16:00:00.000Z', '2026-03-13T04:00:00.000Z'],
      ['customer:li', '2026-03-11T16:00:00.000Z', '2026-03-13T04:00:00.000Z'],
    ]);
    await passTime(house.db, 'anhe');
    await passTime(house.db, 'anhe');
    expect(
      (await facts('obligation.lapsed')).filter(
        ({ data }) => (data as { noun: string }).noun === 'call-back',
      ),
    ).toHaveLength(2);
  });

  it('the day of 11 March owed the consultant a review; the days without calls due owed none', async () => {
    const owed = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('obligation')
        .select(['due_at', 'lapsed'])
        .where('clause', '=', 'S003.3-19')
        .where('noun', '=', 'review')
        .orderBy('due_at')
        .execute(),
    );
    expect(owed.map(({ due_at, lapsed }) => [due_at?.toISOString(), lapsed])).toEqual([
      ['2026-03-11T16:00:00.000Z', true],
    ]);
  });

  it('and one notice, with the digest of the morning after, however often the clock looks', async () => {
    house.clock.set('2026-03-12T00:07:00+08:00');
    await tellOfLapsesEverywhere(house.db);
    await tellOfLapsesEverywhere(house.db);
    type Bell = {
      unread: number;
      items: { id: string; title: { zh: string }; pushed: boolean }[];
      digest: { lines: { zh: string }[] } | null;
    };
    const bell = async () => (await zhao.ask<Bell>('GET', '/api/notifications')).body;
    expect((await bell()).items).toEqual([]);
    house.clock.set('2026-03-12T08:00:00+08:00');
    const { items, digest, unread } = await bell();
    expect(items.map(({ title, pushed }) => [title.zh, pushed])).toEqual([['逾期 3 项', false]]);
    expect([unread, digest?.lines.length]).toEqual([1, 1]);
    await zhao.ask('POST', '/api/notifications/read', { ids: items.map(({ id }) => id) });
    expect(await bell()).toMatchObject({ unread: 0, digest: null });
    house.clock.set('2026-03-13T12:00:00+08:00');
  });

  it('the manager gets one card for all of it, and one tap has seen it', async () => {
    const { cards } = await todayOf(zhao);
    const heard = cards.filter(({ noun }) => noun === 'hear-of-lapse');
    expect(heard).toHaveLength(1);
    const [card] = heard;
    expect(card?.duties.length).toBeGreaterThanOrEqual(2);
    const [first, ...rest] = card?.duties.map(({ id }) => id) ?? [];
    const seen = { id: 'seen-1', at: '2026-03-13T12:05:00+08:00', also: rest, note: '已问过原因' };
    expect(await zhao.ask('POST', `/api/obligations/${first}/discharge`, seen)).toMatchObject({
      status: 200,
    });
    expect(await zhao.ask('POST', `/api/obligations/${first}/discharge`, seen)).toMatchObject({
      status: 200,
    });
    expect((await todayOf(zhao)).cards.filter(({ noun }) => noun === 'hear-of-lapse')).toEqual([]);
    const { groups, count } = (
      await zhao.ask<{ count: number; groups: { holder: { name: string }; items: unknown[] }[] }>(
        'GET',
        '/api/lapses?day=2026-03-12',
      )
    ).body;
    expect(count).toBe(3);
    expect(groups.find(({ holder }) => holder.name === '王敏')?.items).toHaveLength(2);
  });

  it('late calls still count, late; and nobody is called twice for one lapse', async () => {
    const late = (await todayOf(wang)).cards.find(({ subject }) => subject.ref === 'customer:li');
    expect(late?.section).toBe('overdue');
    const answer = await wang.ask('POST', '/api/call-backs', {
      id: 'late-1',
      obligations: late?.duties.map(({ id }) => id),
      at: '2026-03-13T12:10:00+08:00',
      channel: 'phone',
      result: 'satisfied',
      asked: true,
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { met: [{ timing: 'late', says: { zh: '已完成,晚了 2 天' } }] },
    });
    expect((await callBacksOf(house, 'li'))[0]).toMatchObject({ state: 'discharged', lapsed: true });
  });

  it('the briefing of the day after speaks of it', async () => {
    const { status, body } = await zhao.ask<Morning>('GET', '/api/briefings/morning?day=2026-03-12');
    expect(status).toBe(200);
    expect(body.yesterday.find(({ label }) => label.zh === '逾期')?.value).toBe(3);
    expect(body.copy.zh).not.toMatch(/\d{4,}(?!年)/);
  });

  it('replayed it gives the same rows', async () => {
    const before = await house.db.inOrganisation('anhe', derivedRows);
    await house.db.inOrganisation('anhe', replay);
    expect(await house.db.inOrganisation('anhe', derivedRows)).toEqual(before);
  });
});
