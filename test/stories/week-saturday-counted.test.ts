import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import type { Bus } from '../../contract/bus.ts';
import type { eventSold, Invoice, Receivables, Till } from '../../contract/cash.ts';
import type { Checklists } from '../../contract/checklists.ts';
import type { CustomerPage } from '../../contract/customers.ts';
import type { DoorBoard } from '../../contract/door.ts';
import type { EventPage } from '../../contract/events.ts';
import type { HallPage } from '../../contract/hall.ts';
import type { InvitationBoard } from '../../contract/inviting.ts';
import type { Award, approvals, Lapses, notifications } from '../../contract/owing.ts';
import type { SeatPlan } from '../../contract/seats.ts';
import type { Today } from '../../contract/today.ts';
import { GUESTS } from '../world/guests.ts';
import { invitationOf, SPRING } from '../world/spring/plan-spring.ts';
import { type AskedWeek, askedWeek } from '../world/week-asked.ts';

/** Saturday from the bus to the last file of Sunday noon: what the screens of those who were there say of it. */

// Some of these tell half a day of the week
vi.setConfig({ testTimeout: 60_000 });

let week: AskedWeek;

beforeAll(async () => {
  week = await askedWeek('2026-03-13T18:25');
}, 240_000);

const get: AskedWeek['get'] = (who, path) => week.get(who, path);
const event = <T>(path = '', who = 'zhao-lei') => get<T>(who, `/api/events/${SPRING}${path}`);
const until = (moment: string) => week.until(`2026-03-${moment}`);
const cards = async (who: string) => (await get<Today>(who, '/api/today')).cards;
const steps = async (clause: string) =>
  (await event<EventPage>()).steps.filter((one) => one.clause === clause);
const post = async (who: string, path: string, body: object) =>
  (await week.as(who)).ask<{ error?: { code: string } }>('POST', path, body);

describe('the tables', () => {
  const plan = () => event<SeatPlan>('/seats');
  const tableOf = async (ref: string) =>
    (await plan()).tables.find(({ chairs }) => chairs.some(({ sits }) => sits?.ref === ref));

  it('thirteen of ten; the 96 who are re-confirmed have a chair, those who let theirs go are not waited for', async () => {
    const { tables, chairs, seated, unseated } = await plan();
    expect([tables.length, chairs, seated, unseated.length]).toEqual([13, 130, 96, 0]);
  });

  it('蒋涛’s chair is 赵磊’s until ten on Saturday', async () => {
    const his = (await tableOf('member:jiang-tao'))?.table;
    expect(his).toBeDefined();
    await until('13T18:53');
    expect((await tableOf('member:zhao-lei'))?.table).toBe(his);
    expect(await tableOf('member:jiang-tao')).toBeUndefined();
  });

  it('07:06 吴丹: the written 20 is shown, one point is proposed; 蒋涛 has leave and nothing in his book', async () => {
    await until('14T07:06');
    const book = async (who: string) => (await get<{ entries: Award[] }>(who, '/api/awards')).entries;
    expect(await book('wu-dan')).toMatchObject([
      { clause: 'S000.14-29', amount: -1, state: 'proposed', written: { min: 2000, max: 2000, unit: 'fen' } },
    ]);
    expect((await book('jiang-tao')).map(({ clause }) => clause)).toEqual(['S003.3-24']);
    const { meetings } = await event<EventPage>();
    expect(meetings.find(({ meeting }) => meeting === 'morning')).toMatchObject({
      heldAt: '2026-03-13T23:05:00.000Z',
      attended: 14,
    });
    expect(await steps('S000.14-12')).toMatchObject([{ holder: { name: '林涛' }, state: 'done' }]);
  });
});

describe('the bus', () => {
  it('07:56 eighteen and fourteen are aboard: the host sees 32 on the way', async () => {
    await until('14T07:56');
    const { stops, onTheWay } = await event<Bus>('/bus', 'xie-jun');
    expect(stops.map(({ stop, expected, aboard }) => [stop, expected, aboard])).toEqual([
      ['松涛路口', 18, 18],
      ['老城菜市场', 14, 14],
    ]);
    expect(stops[0]?.riders[0]?.boardedAt).toBe('2026-03-13T23:40:00.000Z');
    expect(onTheWay).toBe(32);
    expect((await event<HallPage>('/hall', 'tang-ting')).onTheWay).toBe(32);
  });

  it('whoever is not on the list does not get on; ticked twice is once', async () => {
    expect(await post('xie-jun', `/api/events/${SPRING}/bus`, { invitations: ['nobody'] })).toMatchObject({
      status: 404,
      body: { error: { code: 'bus.not-a-rider' } },
    });
    const [first] = (await event<Bus>('/bus')).stops[0]?.riders ?? [];
    await post('xie-jun', `/api/events/${SPRING}/bus`, { invitations: [first?.invitation] });
    expect((await event<Bus>('/bus')).stops[0]?.riders[0]).toEqual(first);
  });
});

describe('the doors', () => {
  const board = () => event<DoorBoard>('/door', 'he-jun');
  const row = async (guest: { id: string }) =>
    (await event<InvitationBoard>('/invitations')).rows.find(({ customer }) => customer.id === guest.id);

  it('three refused scans are on the page with their minute; 黄玉芬 was found by her name and is in', async () => {
    await until('14T08:51');
    const { refused } = await board();
    expect(refused.map(({ at, reason }) => [at, reason])).toEqual([
      ['2026-03-14T00:49:00.000Z', 'expired'],
      ['2026-03-14T00:36:00.000Z', 'withdrawn'],
      ['2026-03-13T23:58:00.000Z', 'unknown'],
    ]);
    expect(await row(GUESTS.huangYufen)).toMatchObject({ arrived: true });
    expect(await row(GUESTS.xuGuoping)).toMatchObject({ state: 'withdrawn', arrived: false });
  });

  it('08:52 B is back: P-0047 came twice; 王敏 and 何俊 are told, and she is one person', async () => {
    const before = (await board()).counts;
    expect(before.toSettle).toBe(0);
    await until('14T08:52');
    const { counts, repeats } = await board();
    expect([counts.people - before.people, counts.toSettle]).toEqual([0, 1]);
    expect(repeats).toMatchObject([
      {
        scan: 'twice.b',
        at: '2026-03-14T00:43:00.000Z',
        desk: 'B 口',
        guest: { name: '赵秀兰' },
        before: { desk: 'A 口', at: '2026-03-14T00:41:00.000Z' },
      },
    ]);
    for (const who of ['wang-min', 'he-jun']) {
      const { items } = await get<z.infer<typeof notifications>>(who, '/api/notifications');
      const told = items.filter(({ title }) => title.zh.endsWith('的券扫了两次'));
      expect(
        told.map(({ title, pushed }) => [title.zh, pushed]),
        who,
      ).toEqual([['赵**1052的券扫了两次', true]]);
    }
  });

  it('09:03 the second is her husband: two people from then on, each on a chair', async () => {
    const before = (await board()).counts;
    await until('14T09:03');
    const { counts, repeats } = await board();
    // Two more at A and none at B came since; the husband is counted at B, where his scan was
    const of = (name: string, all: typeof counts) => all.byDoor.find((door) => door.name === name);
    expect((of('B 口', counts)?.walkIns ?? 0) - (of('B 口', before)?.walkIns ?? 0)).toBe(2);
    expect([counts.toSettle, repeats]).toEqual([0, []]);
    const chairs = (await event<SeatPlan>('/seats')).tables.flatMap((table) =>
      table.chairs.map(({ seat, sits }) => ({ table: table.table, inviter: table.inviter?.id, seat, sits })),
    );
    const chairOf = (ref: string) => chairs.find(({ sits }) => sits?.ref === ref);
    // World gives him T2-9; the plan seats him at a table of hers who asked his wife, where the first chair is free
    const his = chairOf('walk-in:twice.b');
    expect(his).toMatchObject({ inviter: 'wang-min', sits: { arrived: true } });
    expect(chairOf(`invitation:${invitationOf({ guest: GUESTS.zhaoXiulan })}`)).toMatchObject({
      inviter: 'wang-min',
      sits: { arrived: true },
    });
  });

  it('09:25 they are of one household, said by who saw them', async () => {
    await until('14T09:25');
    const { household } = await get<CustomerPage>('wang-min', `/api/customers/${GUESTS.zhaoXiulan.id}`);
    expect(household?.members).toContainEqual(expect.objectContaining({ name: '刘建军', settled: true }));
  });

  it('of the eight who had let their seat go two come, and are seated', async () => {
    await until('14T10:25');
    const { rows } = await event<InvitationBoard>('/invitations');
    const late = rows.filter(({ released, arrived }) => released && arrived);
    expect(late).toHaveLength(2);
    const seated = (await event<SeatPlan>('/seats')).tables.flatMap(({ chairs }) =>
      chairs.flatMap(({ sits }) => sits?.ref ?? []),
    );
    for (const { id } of late) expect(seated).toContain(`invitation:${id}`);
    const { staff } = await event<HallPage>('/hall');
    expect(staff.find(({ member }) => member.name === '蒋涛')).toMatchObject({
      reportedAt: '2026-03-14T01:50:00.000Z',
      lateMinutes: 0,
    });
    expect(seated).toContain('member:jiang-tao');
  });
});

describe('the hall', () => {
  it('is recorded from the first word on, in time; until 12 June, and 罗浩 owes the deletion then', async () => {
    const { recording } = await event<Checklists>('/checklists');
    expect(recording).toEqual({
      startedAt: '2026-03-14T01:08:00.000Z',
      keepUntil: '2026-06-12',
      deletedAt: null,
    });
    expect(await steps('LAW.FE-04')).toMatchObject([{ state: 'done' }]);
    expect(await steps('LAW.FE-04b')).toMatchObject([
      { holder: { name: '罗浩' }, dueAt: '2026-06-12T16:00:00.000Z', state: 'open' },
    ]);
    expect(
      await post('luo-hao', `/api/events/${SPRING}/recording/deletion`, { id: 'too-early' }),
    ).toMatchObject({ status: 403, body: { error: { code: 'law.recording-too-early' } } });
  });

  it('by then everybody who rode has signed in: the bus is empty', async () => {
    await until('14T10:31');
    const { stops, onTheWay } = await event<Bus>('/bus', 'xie-jun');
    expect(stops.flatMap(({ riders }) => riders).every(({ arrived }) => arrived)).toBe(true);
    expect(onTheWay).toBe(0);
  });

  it('10:30 lunch is 160 over the plan: a special expense waits for 周启明', async () => {
    await until('14T10:31');
    const { waiting } = await get<z.infer<typeof approvals>>('zhou-qiming', '/api/approvals');
    const lunch = waiting.find(({ act }) => act === 'lunch.counted');
    expect(lunch).toMatchObject({
      clause: 'S001.25-17c',
      asker: { name: '何俊' },
      subject: { ref: `event:${SPRING}` },
    });
    expect(lunch?.filled.map(({ says }) => says.zh)).toEqual(['95', '15', '2,880 元', '3,040 元']);
  });

  it('10:40 the draw’s top prize is 299; one above 50,000 is refused', async () => {
    await until('14T10:41');
    const { draws } = await event<HallPage>('/hall');
    expect(draws).toMatchObject([
      {
        committedAt: '2026-03-14T02:40:00.000Z',
        prizes: [{ value: { amount: '299.00' } }],
        drawnAt: null,
        seed: null,
      },
    ]);
    const prizes = [{ name: '汽车', value: { amount: '50000.01', currency: 'CNY' }, count: 1 }];
    const car = { id: 'car', title: '大奖', prizes };
    expect(await post('tang-ting', `/api/events/${SPRING}/draws`, car)).toMatchObject({
      status: 403,
      body: { error: { code: 'law.prize-too-high' } },
    });
  });
});

describe('the till', () => {
  const till = () => get<Till>('zheng-fang', `/api/till?event=event:${SPRING}`);

  it('12:45 cash 4,172, WeChat 6,148, card 1,398; 599 are open: 姜素英’s, whom 彭玉兰 visits on Wednesday at three', async () => {
    await until('14T12:45');
    expect((await till()).ways.map(({ way, expected }) => [way, expected.amount]).sort()).toEqual([
      ['card', '1398.00'],
      ['cash', '4172.00'],
      ['wechat', '6148.00'],
    ]);
    const { rows } = await get<Receivables>('zheng-fang', '/api/receivables');
    expect(rows.find(({ customer }) => customer.name === '姜素英')).toMatchObject({
      seller: { name: '彭玉兰' },
      total: { amount: '699.00' },
      received: { amount: '100.00' },
      open: { amount: '599.00' },
      visitAt: '2026-03-18T07:00:00.000Z',
    });
    expect(await week.owed(`customer:${GUESTS.jiangSuying.id}`, 'promise')).toMatchObject([
      { holder: 'member:peng-yulan', state: 'open' },
    ]);
  });

  it('three invoices are asked for, and have no number so far', async () => {
    const { rows } = await get<{ rows: Invoice[] }>('zheng-fang', '/api/invoices');
    expect(rows.map(({ amount, number, red }) => [amount.amount, number, red]).sort()).toEqual([
      ['1192.00', null, false],
      ['1280.00', null, false],
      ['699.00', null, false],
    ]);
  });

  it('who sold what is for managers, and nobody reads it before the event is summed up', async () => {
    const { status } = await (await week.as('wang-min')).ask('GET', `/api/events/${SPRING}/sold`);
    expect(status).toBe(403);
    expect((await event<z.infer<typeof eventSold>>('/sold')).bySeller).toBeNull();
  });

  it('12:50 郑芳 and 何俊 count 4,152: twenty short, named, explained, and nobody pays for it', async () => {
    await until('14T12:51');
    const { closes } = await till();
    expect(closes).toMatchObject([
      {
        countedBy: { name: '郑芳' },
        second: { name: '何俊' },
        explanation: expect.stringContaining('20 元'),
      },
    ]);
    const cash = closes[0]?.ways.find(({ way }) => way === 'cash');
    expect(cash).toMatchObject({
      expected: { amount: '4172.00' },
      counted: { amount: '4152.00' },
      difference: { amount: '-20.00' },
    });
    for (const who of ['zheng-fang', 'he-jun'])
      expect((await get<{ entries: Award[] }>(who, '/api/awards')).entries, who).toEqual([]);
    expect((await cards('zheng-fang')).find(({ noun }) => noun === 'bank-cash')).toMatchObject({
      dueAt: '2026-03-15T01:00:00.000Z',
    });
  });
});

describe('after it', () => {
  it('13:06 who sold most is asked to speak: 李强, 王敏 and 蒋涛, and nobody else', async () => {
    await until('14T13:06');
    const asked = async (who: string) => (await cards(who)).some(({ noun }) => noun === 'share-experience');
    for (const who of ['li-qiang', 'wang-min', 'jiang-tao']) expect(await asked(who), who).toBe(true);
    for (const who of ['peng-yulan', 'zhou-xiaoyun', 'wu-dan']) expect(await asked(who), who).toBe(false);
    await until('14T13:11');
    for (const who of ['li-qiang', 'wang-min', 'jiang-tao']) expect(await asked(who), who).toBe(false);
  });

  it('what goes back is looked through, one microphone is missing, and the store has it again', async () => {
    const { lists } = await event<Checklists>('/checklists');
    expect(lists.find(({ list }) => list === 'site')).toMatchObject({
      missing: ['microphone'],
      tickedBy: { name: '罗浩' },
    });
    await until('14T13:46');
    expect(await steps('S000.14-26')).toMatchObject([{ state: 'done' }]);
    const { meetings } = await event<EventPage>();
    expect(meetings.find(({ meeting }) => meeting === 'summary')?.minutes).toContain('礼品余 25,话筒少一支');
  });

  it('13:51 it is summed up, and everybody’s sales are filled in', async () => {
    await until('14T13:51');
    const { bySeller } = await event<z.infer<typeof eventSold>>('/sold');
    const sold = bySeller?.map(({ seller, gross, orders }) => [seller.name, gross.amount, orders]);
    expect(sold?.sort(([, a], [, b]) => Number(b) - Number(a))).toEqual([
      ['李强', '3083.00', 4],
      ['王敏', '2980.00', 4],
      ['蒋涛', '2384.00', 3],
      ['彭玉兰', '1994.00', 3],
      ['周小云', '1280.00', 1],
      ['吴丹', '596.00', 1],
    ]);
  });

  it('24:00 seven files are late: 赵磊 reads of five of 蒋涛’s and two of 周小云’s on one card', async () => {
    await until('15T00:01');
    const { groups } = await get<Lapses>('zhao-lei', '/api/lapses?day=2026-03-15');
    const late = groups.map(({ holder, items }) => [
      holder.name,
      items.filter(({ clause }) => clause === 'S003.3-04').map(({ doneAt }) => doneAt),
    ]);
    expect(Object.fromEntries(late.filter(([, items]) => items?.length))).toEqual({
      蒋涛: Array(5).fill(null),
      周小云: Array(2).fill(null),
    });
    expect((await cards('zhao-lei')).filter(({ noun }) => noun === 'hear-of-lapse')).toHaveLength(1);
  });

  it('08:40 the cash is at the bank twenty minutes before it has to be', async () => {
    await until('15T08:41');
    const { ended } = await get<Today>('zheng-fang', '/api/today');
    expect(ended).toContainEqual(
      expect.objectContaining({
        title: expect.objectContaining({ zh: '存现金' }),
        state: 'discharged',
        timing: 'on-time',
        at: '2026-03-15T00:40:00.000Z',
      }),
    );
  });

  it('11:31 the seven are made: 赵磊 reads that they were late, and when they were done', async () => {
    await until('15T11:31');
    const { groups } = await get<Lapses>('zhao-lei', '/api/lapses?day=2026-03-15');
    const files = groups.flatMap(({ items }) => items).filter(({ clause }) => clause === 'S003.3-04');
    expect(files.map(({ doneAt }) => doneAt)).toEqual(Array(7).fill('2026-03-15T03:30:00.000Z'));
  });
});
