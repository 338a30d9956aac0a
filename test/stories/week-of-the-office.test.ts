import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import type { CustomerPage } from '../../contract/customers.ts';
import type { DoorBoard, RosterPage } from '../../contract/door.ts';
import type { EventPage } from '../../contract/events.ts';
import type { Eve } from '../../contract/inviting.ts';
import type { Why } from '../../contract/ledger.ts';
import type { approvals } from '../../contract/owing.ts';
import type { EntryPage, SheetForm } from '../../contract/sheets.ts';
import type { TicketBoard } from '../../contract/tickets.ts';
import { refId } from '../../kernel/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { DEMO_PASSWORD } from '../world/company.ts';
import { EARLY, LATE } from '../world/office/desk-shift.ts';
import { JIANGS_MORNING, PENGS_LEAVE } from '../world/office/leave.ts';
import { RECEIPT } from '../world/office/meal.ts';
import { ADVANCE } from '../world/office/petty-cash.ts';
import { SHOP_DAY, SHOP_MONTH } from '../world/office/shop-day.ts';
import { playTo } from '../world/play.ts';
import { SPRING } from '../world/spring/plan-spring.ts';
import { RECEPTION } from '../world/spring/reception.ts';
import { toldApp } from '../world/told-app.ts';

/** Leave, the desk's shift, the shop, a meal, a leaver's papers, money in advance: the office's week, asked over HTTP. */

// Some of these tell a day and a half of the week
vi.setConfig({ testTimeout: 60_000 });

type Approvals = z.infer<typeof approvals>;
let house: TestApp;
const devices = new Map<string, Device>();

beforeAll(async () => {
  house = await toldApp('2026-03-09T17:10');
}, 120_000);

const get = async <T>(who: string, path: string): Promise<T> => {
  const { status, body } = await (await as(who)).ask<T>('GET', path);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body;
};

async function as(account: string): Promise<Device> {
  const before = devices.get(account);
  if (before) return before;
  const device = house.device();
  await device.ask('POST', '/api/session', { account, password: DEMO_PASSWORD });
  devices.set(account, device);
  return device;
}

const here = <R>(work: Parameters<typeof house.db.inOrganisation<R>>[1]) =>
  house.db.inOrganisation('anhe', work);
const handIn = async (who: string, clause: string, id: string, values: object) =>
  (
    await (
      await as(who)
    ).ask('POST', `/api/sheets/${clause}/entries`, {
      id,
      about: `shop-day:${SHOP_DAY}`,
      values,
    })
  ).body;
const entry = (who: string, id: string) => get<EntryPage>(who, `/api/entries/${id}`);

let seven: Approvals['waiting'][number]['dueMeanwhile'];

describe('彭玉兰’s two days', () => {
  it('before the yes 赵磊 sees seven first calls due on the 11th in her name, each with somebody to cover', async () => {
    const { waiting } = await get<Approvals>('zhao-lei', '/api/approvals');
    const asked = waiting.find(({ subject }) => subject.ref === `leave:${PENGS_LEAVE}`);
    expect(asked).toMatchObject({ clause: 'S001.29-03', asker: { name: '彭玉兰' } });
    expect(asked?.filled.map(({ says }) => says.zh)).toContain('回老家给母亲办手续');
    expect(asked?.dueMeanwhile.map(({ title, dueAt }) => [title.zh, dueAt])).toEqual(
      Array(7).fill(['首次回访', '2026-03-11T16:00:00.000Z']),
    );
    seven = asked?.dueMeanwhile ?? [];
    expect(asked?.dueMeanwhile.every(({ cover }) => cover !== null && cover.name !== '彭玉兰')).toBe(true);
  });

  it('his yes is her absence, nobody enters it; finance has the slip; the credit for the seven stays hers', async () => {
    await playTo(house, '2026-03-10T09:05');
    const page = await entry('peng-yulan', PENGS_LEAVE);
    expect([page.state, page.timeline.map(({ kind }) => kind)]).toEqual([
      'given',
      ['leave.requested', 'approval.given', 'leave.filed'],
    ]);
    const away = await here((tx) =>
      tx
        .selectFrom('absence')
        .select(['member', 'first_day', 'last_day', 'said_by'])
        .where('kind', '=', 'leave')
        .execute(),
    );
    expect(away).toEqual([
      { member: 'peng-yulan', first_day: '2026-03-10', last_day: '2026-03-11', said_by: 'zhao-lei' },
    ]);
    // Who is covered for keeps her customers: whatever they buy one day is credited to her
    for (const { subject } of seven)
      expect((await get<CustomerPage>('zhao-lei', `/api/customers/${refId(subject.ref)}`)).owner).toEqual({
        id: 'peng-yulan',
        name: '彭玉兰',
      });
  });
});

describe('Wednesday at the desk', () => {
  const tickets = async (who: string) =>
    (await get<TicketBoard>(who, '/api/tickets')).tickets.map(({ number, keeper }) => [number, keeper.name]);

  it('13:50 任佳 is there ten minutes before her shift; paid time counts from then', async () => {
    await playTo(house, '2026-03-11T13:51');
    const late = await entry('ma-li', LATE);
    expect(late.owed.find(({ clause }) => clause === 'S001.10-01')).toMatchObject({
      state: 'discharged',
      late: false,
      endedAt: '2026-03-11T05:50:00.000Z',
    });
    expect(late.figures.map(({ name, says }) => [name.zh, says.zh])).toEqual([['工时起算', '从到岗算起']]);
    expect((await entry('ma-li', EARLY)).owed.find(({ clause }) => clause === 'S001.10-04')?.state).toBe(
      'open',
    );
  });

  it('three open tickets go over one by one, and are hers once she has accepted each', async () => {
    await playTo(house, '2026-03-11T13:53');
    expect((await tickets('ma-li')).map(([, keeper]) => keeper).sort()).toEqual(
      ['任佳', '孙悦', '孙悦'].sort(),
    );
    await playTo(house, '2026-03-11T13:57');
    expect((await tickets('ma-li')).map(([, keeper]) => keeper)).toEqual(['任佳', '任佳', '任佳']);
  });

  it('13:58 signed by both: what kept 孙悦 from going home is met, and her clock takes it', async () => {
    await playTo(house, '2026-03-11T14:01');
    const early = await entry('ma-li', EARLY);
    expect(early.owed.find(({ clause }) => clause === 'S001.10-04')).toMatchObject({
      state: 'discharged',
      late: false,
      endedAt: '2026-03-11T05:58:00.000Z',
    });
    const out = await here((tx) =>
      tx.selectFrom('fact').select(['actor', 'at']).where('kind', '=', 'member.clocked-out').execute(),
    );
    expect(out.map(({ actor, at }) => [actor, at.toISOString()])).toEqual([
      ['member:sun-yue', '2026-03-11T06:00:00.000Z'],
    ]);
  });
});

describe('Wednesday in the shop', () => {
  it('the form of attendance has a card number, and nowhere to write illness, income or family', async () => {
    const { fields } = await get<SheetForm>('zeng-yan', `/api/sheets/S001.34-20c?about=shop-day:${SHOP_DAY}`);
    expect(fields.map(({ name, input }) => [name, input])).toEqual([
      ['newcomer', 'bool'],
      ['card', 'number'],
      ['identity_checked', 'bool'],
    ]);
  });

  it('an old customer without a card has their identity checked first; one card is entered once a day', async () => {
    await playTo(house, '2026-03-11T17:41');
    const visit = (id: string, values: object) => handIn('zeng-yan', 'S001.34-20c', id, values);
    expect(await visit('v-none', { newcomer: false })).toMatchObject({ error: { code: 'shop.no-card' } });
    expect(await visit('v-twice', { newcomer: false, card: 12 })).toMatchObject({
      error: { code: 'sheet.warned' },
    });
  });

  it('a fourth tap that is not closed does not close the shop', async () => {
    const closed = { cleared: ['smoke', 'floor', 'rubbish'], closed: ['doors', 'power', 'water'] };
    expect(await handIn('zou-mei', 'S001.34-49c', 'gas', closed)).toMatchObject({
      error: { code: 'shop.not-all-closed' },
    });
  });

  it('17:50 booked 18, came 15 of whom 3 are new; 08:50 and twelve minutes; four closes of four', async () => {
    await playTo(house, '2026-03-11T17:51');
    const page = await entry('zou-mei', SHOP_DAY);
    const lines = (clause: string) =>
      page.filled.filter((one) => one.clause === clause).map((one) => one.lines.map(({ says }) => says.zh));
    expect(lines('S001.34-51')[0]).toContain('18');
    const visits = page.filled.filter(({ clause }) => clause === 'S001.34-20c');
    expect(visits).toHaveLength(15);
    expect(lines('S001.34-20c').filter(([newcomer]) => newcomer === '是')).toHaveLength(3);
    expect(lines('S001.34-04b')[1]).toEqual(expect.arrayContaining(['班后会', '12', '15']));
    const met = (clause: string) =>
      page.owed.filter((one) => one.clause === clause).map(({ state, late }) => [state, late]);
    expect(met('S001.34-04')).toEqual([['discharged', false]]);
    expect(met('S001.34-49')).toEqual(Array(4).fill(['discharged', false]));
    expect(page.owed.filter(({ state }) => state === 'open')).toEqual([]);
    expect(page.figures.map(({ says }) => says.zh)).toContain('十五分钟以内');
  });

  it('1–10 March: fourteen newcomers for five planned sales are 2.8, against about 3', async () => {
    const { figures, filled } = await entry('zou-mei', SHOP_MONTH);
    expect(filled[0]?.lines.map(({ says }) => says.zh)).toEqual(['3月10日 周二', '14', '5']);
    expect(figures.map(({ name, says }) => [name.zh, says.zh])).toEqual([
      ['新朋友与计划销量', '不到三倍'],
      ['每百份计划销量的新朋友数', '280（要 300）'],
    ]);
  });
});

describe('Wednesday midnight', () => {
  it('all seven of 彭玉兰’s first calls are met, three by 李强 and four by 赵磊', async () => {
    await playTo(house, '2026-03-12T00:01');
    const made: [string, boolean, string | undefined][] = [];
    for (const { id } of seven) {
      const { obligation, facts } = await get<Why>('zhao-lei', `/api/obligations/${id}/why`);
      made.push([
        obligation.state,
        obligation.lapsed,
        facts.find(({ role }) => role === 'ended')?.actor.name,
      ]);
    }
    expect(made.sort()).toEqual([
      ...Array(3).fill(['discharged', false, '李强']),
      ...Array(4).fill(['discharged', false, '赵磊']),
    ]);
  });
});

describe('Thursday’s meal', () => {
  it('868 for seven is under the cap of 910; 2,132 are left of the month; feedback by Monday, the claim by Thursday', async () => {
    await playTo(house, '2026-03-12T16:35');
    const page = await entry('zhao-lei', RECEPTION);
    const figures = page.figures.map(({ says }) => says.zh);
    expect(figures).toEqual(expect.arrayContaining(['910 元', '2,132 元']));
    const meal = page.filled.find(({ clause }) => clause === 'S002.16-09d');
    expect(meal?.lines.map(({ says }) => says.zh)).toContain('868 元');
    const due = Object.fromEntries(page.owed.map(({ clause, dueAt }) => [clause, dueAt]));
    expect(due['S002.16-09']).toBe('2026-03-16T16:00:00.000Z');
    expect(due['S001.32-27']).toBe('2026-03-19T16:00:00.000Z');
  });

  it('its receipt is a picture: for whoever sees the reception, and for nobody else', async () => {
    const receipt = await (await as('zhou-qiming')).ask('GET', `/api/attachments/${RECEIPT}`);
    expect([receipt.status, receipt.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(receipt.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect((await (await as('wang-min')).ask('GET', `/api/attachments/${RECEIPT}`)).status).toBe(403);
  });
});

describe('Friday at the doors', () => {
  it('09:00 two phones and a laptop try themselves: 120 of 120 with one hash, nothing to mend; the roster is on paper', async () => {
    await playTo(house, '2026-03-13T09:01');
    const { desks } = await get<DoorBoard>('he-jun', `/api/events/${SPRING}/door`);
    const of = (part: string) => desks.map(({ tested }) => tested.find((one) => one.part === part));
    expect(desks.map(({ name }) => name)).toEqual(['A 口', 'B 口', '备用手机']);
    expect(new Set(of('roster').map((one) => `${one?.result} ${one?.detail.slice(0, 7)}`))).toEqual(
      new Set(['good 120/120']),
    );
    expect(new Set(of('roster').map((one) => one?.detail)).size).toBe(1);
    for (const part of ['storage', 'clock', 'print'])
      expect(of(part).map((one) => one?.result)).toEqual(['good', 'good', 'good']);
    expect(of('scanner').map((one) => one?.result)).toEqual(['good', 'without', 'without']);
    expect(of('camera').map((one) => one?.result)).toEqual(['without', 'good', 'good']);
    const tested = await here((tx) =>
      tx.selectFrom('fact').select('data').where('kind', '=', 'desk.tested').execute(),
    );
    expect(tested.map(({ data }) => data)).toEqual(Array(3).fill({ passed: true, bad: [] }));
    const roster = await get<RosterPage>('he-jun', `/api/events/${SPRING}/roster`);
    expect(roster.rows).toHaveLength(120);
    expect(roster.rows.filter(({ number }) => number !== null).length).toBeGreaterThanOrEqual(104);
    expect(roster.hash).toBe(of('roster')[0]?.detail.slice(-8));
    for (const { name, last4 } of roster.rows) expect([name, last4].join(' ')).toMatch(/^\S+ \d{4}$/);
  });
});

describe('Friday evening', () => {
  it('16:30 the meeting on the eve reads what tomorrow has to be ready for', async () => {
    await playTo(house, '2026-03-13T16:30');
    const eve = await get<Eve>('tang-ting', `/api/events/${SPRING}/eve`);
    // 47 and 73 on Monday: three old guests lost their places, and of the three who moved up one had come before
    expect(eve).toMatchObject({ invited: 120, confirmed: 104, newcomers: 49, returning: 71 });
    expect(eve.care).toEqual([
      { care: 'hearing', guests: 3 },
      { care: 'wheelchair', guests: 3 },
    ]);
    expect(eve.stops).toEqual([
      { stop: '松涛路口', people: 18 },
      { stop: '老城菜市场', people: 14 },
    ]);
    expect(eve.speakers).toEqual({
      settled: true,
      who: [
        { name: '陈慧', paper: true },
        { name: '林涛', paper: true },
      ],
    });
    expect(JSON.stringify(eve)).not.toMatch(/\d{5,}/);
    const { posts } = await get<EventPage>('tang-ting', `/api/events/${SPRING}`);
    expect(posts.find(({ post }) => post === 'commander')?.member.name).toBe('林涛');
    expect(new Set(posts.map(({ member }) => member.name)).size).toBe(15);
    await playTo(house, '2026-03-13T18:00');
    expect((await get<Eve>('tang-ting', `/api/events/${SPRING}/eve`)).reconfirmed).toBe(96);
  });

  it('18:30 蒋涛’s morning with a sick child waits for 周启明, and not for 赵磊', async () => {
    await playTo(house, '2026-03-13T18:31');
    const { waiting } = await get<Approvals>('zhou-qiming', '/api/approvals');
    const asked = waiting.find(({ act }) => act === 'meeting-leave.requested');
    expect(asked).toMatchObject({ clause: 'S000.10-01', asker: { name: '蒋涛' } });
    expect(asked?.filled.map(({ name, says }) => [name.zh, says.zh])).toEqual(
      expect.arrayContaining([
        ['假别', '照顾家人'],
        ['请到几点（空着是全天）', '10:00'],
        ['当天办活动', '是'],
      ]),
    );
    expect((await get<Approvals>('zhao-lei', '/api/approvals')).waiting).not.toContainEqual(
      expect.objectContaining({ act: 'meeting-leave.requested' }),
    );
  });

  it('a no without a word is refused: family care is not turned down by the rule alone', async () => {
    const { waiting } = await get<Approvals>('zhou-qiming', '/api/approvals');
    const asked = waiting.find(({ act }) => act === 'meeting-leave.requested');
    const decisions = [{ id: 'bare-no', approval: asked?.id, yes: false }];
    const { body } = await (await as('zhou-qiming')).ask('POST', '/api/approvals/decisions', { decisions });
    expect(body).toMatchObject({
      lines: [{ done: false, says: { zh: expect.stringContaining('照顾家人') } }],
    });
  });

  it('the yes is his absence; 赵磊 has the lift and his tables until he is there', async () => {
    await playTo(house, '2026-03-13T18:55');
    expect((await entry('jiang-tao', JIANGS_MORNING)).state).toBe('given');
    const away = await here((tx) =>
      tx
        .selectFrom('absence')
        .select(['member', 'first_day', 'last_day', 'said_by'])
        .where('member', '=', 'jiang-tao')
        .where('kind', '=', 'leave')
        .execute(),
    );
    expect(away).toEqual([
      { member: 'jiang-tao', first_day: '2026-03-14', last_day: '2026-03-14', said_by: 'zhou-qiming' },
    ]);
    const { posts } = await get<EventPage>('he-jun', `/api/events/${SPRING}`);
    expect(
      posts
        .filter(({ post }) => post === 'lift')
        .map(({ member }) => member.name)
        .sort(),
    ).toEqual(['赵磊', '蒋涛'].sort());
  });

  it('19:00 何俊 has drawn 2,000, the limit inclusive, due back on 13 April; not a fen more', async () => {
    await playTo(house, '2026-03-13T19:05');
    const page = await entry('he-jun', ADVANCE);
    expect(page.approvals.map(({ answer }) => answer)).toEqual(['given']);
    expect(page.owed.find(({ clause }) => clause === 'S001.24-04b')).toMatchObject({
      holder: { name: '何俊' },
      dueAt: '2026-04-13T16:00:00.000Z',
    });
    const more = { id: 'a-fen', values: { amount: 1, lender: 'company', reason: '再借一分' } };
    const { body } = await (await as('he-jun')).ask('POST', '/api/sheets/S001.24-04e/entries', more);
    expect(body).toMatchObject({ error: { code: 'advance.over-limit' } });
  });
});
