import { beforeAll, describe, expect, it } from 'vitest';
import type { Owing } from '../../contract/owing.ts';
import type { TodayCard } from '../../contract/today.ts';
import type { Device, TestApp } from '../world/app.ts';
import {
  agreesToCalls,
  calendarHouse,
  callBacksOf,
  cardOf,
  fileOf,
  letTimePass,
  todayOf,
} from '../world/calendar-house.ts';
import { signedIn } from '../world/small-company.ts';

/** Dialling, not reaching anybody, a phone out of reach, a day sent twice: what may be done, and what is kept of it. */

let house: TestApp;
let who: Record<'wang-min' | 'li-qiang' | 'zhao-lei' | 'chen-hui', Device>;

const guests = [
  ['li', '李桂芳', '13812348821', 'bought'],
  ['zhang', '张建国', '13812343307', 'bought'],
  ['xu', '许国平', '13812347718', 'none'],
  ['he', '何淑珍', '13812346612', 'none'],
] as const;

beforeAll(async () => {
  house = await calendarHouse('2026-03-08T16:00:00+08:00', '2026-03-06');
  who = {
    'wang-min': await signedIn(house, 'wang-min'),
    'li-qiang': await signedIn(house, 'li-qiang'),
    'zhao-lei': await signedIn(house, 'zhao-lei'),
    'chen-hui': await signedIn(house, 'chen-hui'),
  };
  for (const [id, name, phone, outcome] of guests) {
    await who['wang-min'].ask('POST', '/api/customers', { id, name, phones: [phone], source: 'event' });
    await agreesToCalls(house, id);
    await fileOf(house, who['wang-min'], { id, name, phone, outcome });
  }
  await letTimePass(house, '2026-03-10T09:30:00+08:00');
});

const wang = () => who['wang-min'];
const ids = (card: TodayCard): string[] => card.duties.map(({ id }) => id);
const dial = (device: Device, obligations: string[], more: object = {}) =>
  device.ask<{ dial?: string; error?: { code: string; details: { verdict: string } } }>(
    'POST',
    '/api/calls',
    { id: crypto.randomUUID(), obligations, ...more },
  );
const facts = (kind: string) =>
  house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('fact')
      .select(['id', 'data', 'flagged', 'at'])
      .where('kind', '=', kind)
      .orderBy('seq')
      .execute(),
  );

describe('dialling one’s own due call', () => {
  it('gives the number without unmasking, keeps who got it, and opens nothing for a colleague', async () => {
    const card = await cardOf(wang(), 'li');
    expect(card.subject).toMatchObject({ phone: '138****8821', tail: '8821' });
    expect(await dial(wang(), ids(card))).toMatchObject({ status: 200, body: { dial: 'tel:13812348821' } });
    const looked = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('access_log')
        .select(['act', 'who'])
        .where('what', '=', 'customer:li')
        .orderBy('at')
        .execute(),
    );
    expect(looked).toContainEqual({ act: 'dialled', who: 'member:wang-min' });
    expect(looked.filter(({ act }) => act === 'unmasked')).toHaveLength(1); // handed to her phone with the list, once
    expect(await dial(who['li-qiang'], ids(card))).toMatchObject({
      status: 403,
      body: { error: { code: 'followup.not-yours' } },
    });
  });

  it('another’s duty is a stranger’s: unknown ids are unknown', async () => {
    expect(await dial(wang(), ['no-such-duty'])).toMatchObject({
      status: 404,
      body: { error: { code: 'obligation.unknown' } },
    });
    const [one, two] = [await cardOf(wang(), 'li'), await cardOf(wang(), 'xu')];
    expect(await dial(wang(), [...ids(one), ...ids(two)])).toMatchObject({
      status: 422,
      body: { error: { code: 'followup.several-customers' } },
    });
  });

  it('at 20:30 the app asks; her yes lets it through; after 21:00 selling waits for the morning', async () => {
    await letTimePass(house, '2026-03-10T20:30:00+08:00');
    const offer = ids(await cardOf(wang(), 'xu'));
    expect(await dial(wang(), offer)).toMatchObject({
      status: 409,
      body: { error: { code: 'call.outside-hours', details: { verdict: 'asks' } } },
    });
    expect(await dial(wang(), offer, { asked: true })).toMatchObject({ status: 200 });
    await letTimePass(house, '2026-03-10T21:10:00+08:00');
    expect(await dial(wang(), offer)).toMatchObject({
      status: 409,
      body: { error: { code: 'law.quiet-hours', details: { verdict: 'postponed' } } },
    });
    expect(await dial(wang(), ids(await cardOf(wang(), 'zhang')), { emergency: true })).toMatchObject({
      status: 200,
    });
    expect((await facts('act.refused')).map(({ data }) => (data as { code: string }).code)).toEqual(
      expect.arrayContaining(['call.outside-hours', 'law.quiet-hours']),
    );
  });

  it('one answered selling contact a day is enough; service is not counted', async () => {
    await letTimePass(house, '2026-03-11T10:00:00+08:00');
    const card = await cardOf(wang(), 'xu');
    const promise = {
      id: 'again',
      subject: 'customer:xu',
      at: '2026-03-11T17:00:00+08:00',
      words: '再问周六',
    };
    expect(await wang().ask('POST', '/api/promises', promise)).toMatchObject({ status: 200 });
    const call = {
      id: 'xu-1',
      obligations: ids(card),
      at: '2026-03-11T10:02:00+08:00',
      channel: 'phone',
      result: 'other',
    };
    expect(await wang().ask('POST', '/api/call-backs', call)).toMatchObject({
      status: 200,
      body: { met: [{ timing: 'on-time' }] },
    });
    const again = await cardOf(wang(), 'xu');
    expect(again).toMatchObject({
      by: 'promise',
      words: '再问周六',
      call: { verdict: 'refused', code: 'law.enough-contact' },
    });
    expect((await cardOf(wang(), 'li')).call).toMatchObject({ verdict: 'allowed' });
  });
});

describe('没接', () => {
  const missed = (id: string, at: string, obligations: string[]) =>
    wang().ask<{ attempt: number; nextAt: string | null; unreachable: boolean }>(
      'POST',
      '/api/call-backs/missed',
      { id, obligations, at },
    );

  it('one tap proposes another hour, and the card says so', async () => {
    const card = await cardOf(wang(), 'he');
    const answer = await missed('he-1', '2026-03-11T10:10:00+08:00', ids(card));
    expect(answer.body).toMatchObject({ attempt: 1, nextAt: '2026-03-11T08:00:00.000Z', unreachable: false });
    // Tapped twice in a lift without a network, it is one attempt
    expect((await missed('he-1', '2026-03-11T10:10:00+08:00', ids(card))).body).toEqual(answer.body);
    expect((await cardOf(wang(), 'he')).attempts).toMatchObject({
      made: 1,
      of: 3,
      nextAt: '2026-03-11T08:00:00.000Z',
    });
  });

  it('after three on two days it is 联系不上: closed, the attempts stay, the manager sees it with the next digest', async () => {
    const obligations = ids(await cardOf(wang(), 'he'));
    await letTimePass(house, '2026-03-11T16:02:00+08:00');
    expect((await missed('he-2', '2026-03-11T16:02:00+08:00', obligations)).body).toMatchObject({
      attempt: 2,
      unreachable: false,
    });
    await letTimePass(house, '2026-03-12T10:00:00+08:00');
    expect((await missed('he-3', '2026-03-12T10:00:00+08:00', obligations)).body).toMatchObject({
      attempt: 3,
      unreachable: true,
      nextAt: null,
    });
    expect((await callBacksOf(house, 'he'))[0]?.state).toBe('waived');
    const bell = () =>
      who['zhao-lei'].ask<{
        items: { title: { zh: string }; pushed: boolean }[];
        digest: { lines: { zh: string }[] } | null;
      }>('GET', '/api/notifications');
    expect((await bell()).body.items.some(({ title }) => title.zh.startsWith('联系不上'))).toBe(false);
    await letTimePass(house, '2026-03-12T13:31:00+08:00');
    const { items, digest } = (await bell()).body;
    expect(
      items.find(({ title }) => title.zh === '联系不上：何淑珍' || title.zh === '联系不上:何淑珍'),
    ).toMatchObject({ pushed: false });
    expect(digest?.lines).toHaveLength(1);
    expect(await facts('call-back.missed')).toHaveLength(3);
  });
});

describe('a phone that was out of reach', () => {
  it('sends its whole day; each line answers for itself; sent twice it is recorded once', async () => {
    const [li, zhang] = [await cardOf(wang(), 'li'), await cardOf(wang(), 'zhang')];
    const day = {
      entries: [
        {
          what: 'call-back',
          body: {
            id: 'off-1',
            obligations: ids(li),
            at: '2026-03-12T11:00:00+08:00',
            channel: 'phone',
            result: 'satisfied',
            said: { customer: '好', mine: '好' },
          },
        },
        { what: 'missed', body: { id: 'off-2', obligations: ids(zhang), at: '2026-03-12T11:05:00+08:00' } },
        {
          what: 'promise',
          body: {
            id: 'off-3',
            subject: 'customer:zhang',
            at: '2026-03-13T15:00:00+08:00',
            words: '送说明书',
          },
        },
        {
          what: 'call-back',
          body: {
            id: 'off-4',
            obligations: ['gone'],
            at: '2026-03-12T11:20:00+08:00',
            channel: 'phone',
            result: 'satisfied',
          },
        },
        {
          what: 'call-back',
          body: {
            id: 'off-5',
            obligations: ids(zhang),
            at: '2026-03-12T11:40:00+08:00',
            channel: 'phone',
            result: 'complaint',
          },
        },
      ],
    };
    const send = () =>
      wang().ask<{ entries: { id: string; done: boolean; code: string | null }[] }>(
        'POST',
        '/api/outbox',
        day,
      );
    const first = await send();
    expect(first.body.entries.map(({ done, code }) => [done, code])).toEqual([
      [true, null],
      [true, null],
      [true, null],
      [false, 'obligation.unknown'],
      [false, 'followup.sheet'],
    ]);
    const count = async () =>
      (await facts('call-back.made')).length +
      (await facts('contact.made')).length +
      (await facts('promise.made')).length;
    const before = await count();
    expect((await send()).body).toEqual(first.body);
    expect(await count()).toBe(before);
  });

  it('a clock that is weeks wrong is kept and marked', async () => {
    const card = await cardOf(wang(), 'zhang');
    const wrong = {
      id: 'wrong-clock',
      obligations: ids(card),
      at: '2026-02-01T10:00:00+08:00',
      channel: 'phone',
      result: 'satisfied',
    };
    expect(await wang().ask('POST', '/api/call-backs', wrong)).toMatchObject({
      status: 200,
      // The call and the promise on the card: both long before they count
      body: { met: [], notMet: [{ early: true }, { early: true }] },
    });
    expect((await facts('call-back.made')).find(({ id }) => id === 'call-back:wrong-clock')).toMatchObject({
      flagged: true,
    });
  });

  it('what was cancelled meanwhile is recorded all the same, and the answer says so', async () => {
    const card = await cardOf(wang(), 'zhang');
    const call = card.duties.find(({ noun }) => noun === 'call-back')?.id as string;
    const waived = await who['zhao-lei'].ask('POST', `/api/obligations/${call}/waive`, {
      id: 'w-1',
      reason: '顾客住院,先不打扰',
    });
    expect(waived.status).toBe(200);
    const late = {
      id: 'late-2',
      obligations: [call],
      at: '2026-03-12T13:40:00+08:00',
      channel: 'phone',
      result: 'satisfied',
    };
    expect(await wang().ask('POST', '/api/call-backs', late)).toMatchObject({
      status: 200,
      body: { met: [], notMet: [{ says: { zh: expect.stringContaining('已免做') } }] },
    });
    expect((await facts('call-back.made')).some(({ id }) => id === 'call-back:late-2')).toBe(true);
  });
});

describe('promises', () => {
  it('stand by their hour, may be moved with a note, and are kept in one tap', async () => {
    const [card] = (await todayOf(wang())).cards.filter(({ words }) => words === '送说明书');
    expect(card).toMatchObject({ hour: '2026-03-13T07:00:00.000Z', section: 'later' });
    const obligation = card?.duties[0]?.id as string;
    const moved = await wang().ask<{ obligation: string }>('POST', `/api/promises/${obligation}/moves`, {
      id: 'off-3b',
      at: '2026-03-12T16:00:00+08:00',
      note: '她周五不在家',
    });
    expect(moved.status).toBe(200);
    expect(
      await wang().ask('POST', `/api/promises/${obligation}/moves`, {
        id: 'off-3b',
        at: '2026-03-12T16:00:00+08:00',
        note: '她周五不在家',
      }),
    ).toMatchObject({ body: moved.body });
    const now = (await todayOf(wang())).cards.filter(({ words }) => words === '送说明书');
    expect(now.map(({ hour }) => hour)).toEqual(['2026-03-12T08:00:00.000Z']);
    await letTimePass(house, '2026-03-12T16:20:00+08:00');
    expect(
      await wang().ask('POST', `/api/obligations/${moved.body.obligation}/discharge`, {
        id: 'kept-1',
        at: '2026-03-12T16:20:00+08:00',
      }),
    ).toMatchObject({ status: 200 });
    expect((await todayOf(wang())).ended).toContainEqual(
      expect.objectContaining({ title: { zh: '约定', en: 'Promise' }, timing: 'on-time' }),
    );
  });

  it('one about nobody in particular is owed as well; only a manager arranges for others', async () => {
    const own = { id: 'own-1', subject: null, at: '2026-03-13T09:00:00+08:00', words: '领宣传单' };
    expect(await wang().ask('POST', '/api/promises', own)).toMatchObject({
      status: 200,
      body: { obligation: expect.any(String) },
    });
    expect(
      await wang().ask('POST', '/api/promises', { ...own, id: 'own-2', holder: 'li-qiang' }),
    ).toMatchObject({ status: 403 });
    expect(
      await who['zhao-lei'].ask('POST', '/api/promises', { ...own, id: 'own-3', holder: 'li-qiang' }),
    ).toMatchObject({ status: 200 });
    expect((await todayOf(who['li-qiang'])).cards.map(({ words }) => words)).toContain('领宣传单');
    expect(
      await wang().ask('POST', '/api/promises', { ...own, id: 'own-4', at: '2026-03-01T09:00:00+08:00' }),
    ).toMatchObject({ status: 422, body: { error: { code: 'promise.past' } } });
  });
});

describe('handing over and claiming', () => {
  it('a post’s duty is claimed by one, for a while; nobody else claims it meanwhile', async () => {
    await letTimePass(house, '2026-03-18T09:30:00+08:00');
    const { cards } = await todayOf(who['chen-hui']);
    const hers = cards.find(({ subject, noun }) => noun === 'call-back' && subject.ref === 'customer:li');
    // Not due this week: it is on her list once its week comes
    expect(hers).toBeUndefined();
    await letTimePass(house, '2026-03-23T09:30:00+08:00');
    const [duty] = (await cardOf(who['chen-hui'], 'li')).duties;
    expect(duty?.claim).toEqual({ by: null, until: null });
    expect(
      await who['chen-hui'].ask('POST', `/api/obligations/${duty?.id}/claim`, { id: 'claim-1' }),
    ).toMatchObject({ status: 200 });
    expect((await cardOf(who['chen-hui'], 'li')).duties[0]?.claim).toMatchObject({ by: { name: '陈慧' } });
    expect(await wang().ask('POST', `/api/obligations/${duty?.id}/claim`, { id: 'claim-2' })).toMatchObject({
      status: 403,
    });
  });

  it('the manager hands many over at once; dues stay, ended ones are told, load follows', async () => {
    const owed = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('obligation')
        .select(['id', 'due_at', 'state'])
        .where('holder', '=', 'member:wang-min')
        .where('noun', '=', 'call-back')
        .where('slot', 'in', ['first', 'second'])
        .execute(),
    );
    const hand = {
      id: 'hand-1',
      obligations: owed.map(({ id }) => id),
      to: 'li-qiang',
      reason: '王敏外出学习',
    };
    expect(await wang().ask('POST', '/api/obligations/delegations', hand)).toMatchObject({ status: 403 });
    const answer = await who['zhao-lei'].ask<{ moved: string[]; refused: unknown[] }>(
      'POST',
      '/api/obligations/delegations',
      hand,
    );
    const open = owed.filter(({ state }) => state === 'open');
    expect(answer.body.moved.sort()).toEqual(open.map(({ id }) => id).sort());
    expect(answer.body.refused).toHaveLength(owed.length - open.length);
    const after = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('obligation')
        .select(['holder', 'due_at'])
        .where(
          'id',
          'in',
          open.map(({ id }) => id),
        )
        .execute(),
    );
    expect(new Set(after.map(({ holder }) => holder))).toEqual(new Set(['member:li-qiang']));
    expect(after.map(({ due_at }) => due_at?.getTime()).sort()).toEqual(
      open.map(({ due_at }) => due_at?.getTime()).sort(),
    );
    const { people } = (await who['zhao-lei'].ask<Owing>('GET', '/api/owing')).body;
    expect(people.find(({ member }) => member.name === '王敏')).toMatchObject({ capacity: 10 });
    expect(
      await who['zhao-lei'].ask('POST', '/api/obligations/delegations', {
        ...hand,
        id: 'hand-2',
        to: 'nobody',
      }),
    ).toMatchObject({ status: 422, body: { error: { code: 'delegation.holder' } } });
  });
});
