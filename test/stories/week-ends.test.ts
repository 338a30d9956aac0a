import { beforeAll, describe, expect, it } from 'vitest';
import type { CustomerPage } from '../../contract/customers.ts';
import type { DoorBoard } from '../../contract/door.ts';
import type { Effects } from '../../contract/effects.ts';
import type { EventPage } from '../../contract/events.ts';
import type { BigScreen, HallPage } from '../../contract/hall.ts';
import type { handover as handoverShape } from '../../contract/identity.ts';
import type { InvitationBoard } from '../../contract/inviting.ts';
import type { Award, Review } from '../../contract/owing.ts';
import type { OwnPage } from '../../contract/own-page.ts';
import type { OwnOrders } from '../../contract/sales.ts';
import type { Today } from '../../contract/today.ts';
import { PEOPLE } from '../world/company.ts';
import { GUESTS } from '../world/guests.ts';
import { STILL_OUT } from '../world/old-folders.ts';
import { OLD_FORM } from '../world/old-form.ts';
import { OPENING } from '../world/spring/friday.ts';
import { DEPARTURE } from '../world/spring/leaver.ts';
import { SPRING } from '../world/spring/plan-spring.ts';
import { type AskedWeek, askedWeek } from '../world/week-asked.ts';

/** From Thursday afternoon to the lunch of Saturday, told and then asked for over HTTP. */

let week: AskedWeek;

beforeAll(async () => {
  week = await askedWeek('2026-03-12T16:30');
}, 120_000);

const get: AskedWeek['get'] = (who, path) => week.get(who, path);
const statusOf = (who: string, path: string) => week.statusOf(who, path);
const today = (who: string) => get<Today>(who, '/api/today');
const here: AskedWeek['here'] = (work) => week.here(work);

type Handover = (typeof handoverShape)['_output'];

describe('Thursday', () => {
  const board = () => get<InvitationBoard>('zhao-lei', `/api/events/${SPRING}/invitations`);
  const inviters = ['wang-min', 'li-qiang', 'wu-dan', 'zhou-xiaoyun', 'jiang-tao', 'peng-yulan'];
  const toConfirm = async (who: string) =>
    (await today(who)).cards.filter(({ record }) => record === 'confirm');

  it('16:30 confirmation calls are locked for gifts 90 of 120: nobody has one, and no money is guessed', async () => {
    const page = await board();
    expect(page.confirming).toMatchObject({ open: false, missing: [{ zh: '礼品差 30' }] });
    const { materials, meetings } = await get<EventPage>('he-jun', `/api/events/${SPRING}`);
    expect(materials.find(({ item }) => item === 'gifts')).toMatchObject({ have: 90, wanted: 120 });
    expect(meetings.find(({ meeting }) => meeting === 'stocktaking')).toMatchObject({ attended: 14 });
    for (const who of inviters) expect(await toConfirm(who), who).toEqual([]);
    expect(JSON.stringify(page)).not.toMatch(/CNY|amount/);
  });

  it('17:31 the progress that goes to the group has no number in it that could be dialled', async () => {
    await week.until('2026-03-12T17:31');
    const progress = await (await week.as('he-jun')).ask<{ text: string }>(
      'POST',
      `/api/events/${SPRING}/progress`,
    );
    expect(progress.body.text).not.toMatch(/\d{7,}/);
  });

  it('17:30 周小云 has handed in 22 of 40 folders, and the rest is named', async () => {
    const { things, moved } = await get<Handover>('zhao-lei', `/api/departures/${DEPARTURE}`);
    expect(moved).toEqual([{ what: 'files', to: { id: 'zhao-lei', name: '赵磊' }, count: 22 }]);
    const files = things.filter(({ what }) => what === 'files');
    expect(files).toHaveLength(18);
    expect(files.map(({ ref }) => ref)).toEqual(
      expect.arrayContaining(STILL_OUT.map((number) => `file:${number}`)),
    );
  });

  it('17:41 it opened by itself: 104 cards on the lists of six, to be called until eight', async () => {
    await week.until('2026-03-12T17:41');
    expect((await board()).confirming).toEqual({ open: true, missing: [] });
    const cards = (await Promise.all(inviters.map(toConfirm))).flat();
    expect(cards.flatMap(({ duties }) => duties)).toHaveLength(104);
    for (const { call } of cards) expect(call).toMatchObject({ verdict: 'allowed' });
    await week.until('2026-03-12T20:00');
    const [late] = await toConfirm('wang-min');
    expect(late?.call).toMatchObject({ verdict: 'asks' });
  });
});

describe('罗素华, Friday', () => {
  it('10:20 what 蒋涛 wrote down is hers, and counts against nobody; selling to her stands still', async () => {
    await week.until('2026-03-13T10:22');
    const { frozenSince } = await get<CustomerPage>('jiang-tao', `/api/customers/${GUESTS.luoSuhua.id}`);
    expect(frozenSince).toBe('2026-03-13T02:20:00.000Z');
    const { people } = await get<Review>('chen-hui', '/api/reviews');
    const his = people.find(({ member }) => member.name === '蒋涛')?.calls;
    expect(his).toContainEqual(
      expect.objectContaining({
        result: 'effect',
        said: expect.objectContaining({ customer: expect.stringContaining('拉了两天肚子') }),
      }),
    );
    expect(await get('jiang-tao', '/api/awards')).toMatchObject({ points: 0, entries: [] });
  });

  it('his screen says what to tell her: the medicine goes on, a doctor is seen, a return is no favour', async () => {
    const at = '2026-03-13T02:20:00.000Z';
    const again = {
      id: `w.jiang-tao.${GUESTS.luoSuhua.id}.${Date.parse(at)}`,
      obligations: ['the-answer-is-kept'],
      at,
      channel: 'phone',
      result: 'effect',
    };
    // Sent again it is answered as it was
    const { status, body } = await (await week.as('jiang-tao')).ask<{ warnings: { zh: string }[] }>(
      'POST',
      '/api/call-backs',
      again,
    );
    expect(status).toBe(200);
    expect(body.warnings.map(({ zh }) => zh)).toContainEqual(
      expect.stringMatching(/药照常吃.*看医生.*退货不当情面/),
    );
  });

  it('陈慧 has an hour, 周启明 is told', async () => {
    expect((await today('chen-hui')).cards.filter(({ purpose }) => purpose === 'safety')).toMatchObject([
      { noun: 'safety-call', subject: { name: '罗素华' }, dueAt: '2026-03-13T03:20:00.001Z' },
    ]);
    expect((await today('zhou-qiming')).cards.filter(({ noun }) => noun === 'know-of-effect')).toMatchObject([
      { title: { zh: '知悉用后不适' } },
    ]);
  });

  it('10:20 five others have goods of her batch: 陈慧 sees who, and nobody else does', async () => {
    await week.until('2026-03-13T10:30');
    const { rows } = await get<Effects>('chen-hui', '/api/effects');
    expect(rows).toMatchObject([
      { customer: { name: '罗素华' }, severity: 'serious', batch: 'B2601', followedUpAt: null },
    ]);
    expect(new Set(rows[0]?.others.map(({ customer }) => customer.ref)).size).toBe(5);
    expect(rows[0]?.others.map(({ customer }) => customer.name)).not.toContain('罗素华');
    for (const { id } of PEOPLE)
      if (id !== 'chen-hui') expect(await statusOf(id, '/api/effects'), id).toBe(403);
  });

  it('10:50 she has called: in time, and both know', async () => {
    await week.until('2026-03-13T10:51');
    const { rows } = await get<Effects>('chen-hui', '/api/effects');
    expect(rows[0]?.followedUpAt).toBe('2026-03-13T02:50:00.000Z');
    expect((await today('chen-hui')).ended).toContainEqual(
      expect.objectContaining({
        title: expect.objectContaining({ zh: '安全回访' }),
        state: 'discharged',
        timing: 'on-time',
      }),
    );
    const told = (await today('zhou-qiming')).cards.filter(({ noun }) => noun === 'know-of-effect');
    expect(told).toEqual([]);
  });

  it('10:55 one form is asked for, 11:02 周启明 says yes: one reader, a watermark, two hours', async () => {
    await week.until('2026-03-13T11:10');
    const { rows } = await get<{ rows: object[] }>('zhou-qiming', '/api/openings');
    expect(rows).toMatchObject([
      {
        survey: { number: OLD_FORM.number, customer: '罗素华' },
        reader: { name: '陈慧' },
        decidedBy: { name: '周启明' },
        state: 'open',
        closesAt: '2026-03-13T05:02:00.000Z',
      },
    ]);
    const form = `/api/openings/${OPENING}/form`;
    expect(await get('chen-hui', form)).toMatchObject({
      number: OLD_FORM.number,
      watermark: expect.stringMatching(/^陈慧 .*11:02/),
      healthFields: { conditions: '高血压,服药' },
    });
    // Not even who said yes reads it, nor her representative
    for (const other of ['zhou-qiming', 'zhao-lei', 'jiang-tao', 'ma-li'])
      expect(await statusOf(other, form), other).toBe(403);
  });

  it('13:02 it closes by itself; her own page says who looked', async () => {
    await week.until('2026-03-13T13:03');
    const { status, body } = await (await week.as('chen-hui')).ask('GET', `/api/openings/${OPENING}/form`);
    expect([status, body]).toMatchObject([403, { error: { code: 'opening.closed' } }]);
    const phone = await week.ownPageOf(GUESTS.luoSuhua, 'chen-hui');
    const { looks } = (await phone.ask<OwnPage>('GET', '/api/own')).body;
    expect(looks).toContainEqual(
      expect.objectContaining({ who: '陈慧', what: expect.objectContaining({ zh: '打开封存' }) }),
    );
  });

  it('15:00 her 1,192 go back as a matter of safety, five weeks after she bought', async () => {
    await week.until('2026-03-13T16:30');
    const { orders } = await get<OwnOrders>('jiang-tao', `/api/customers/${GUESTS.luoSuhua.id}/orders`);
    expect(orders[0]?.returns).toMatchObject([
      { refund: { amount: '1192.00' }, refundedAt: '2026-03-13T08:20:00.000Z' },
    ]);
    const fact = await here((tx) =>
      tx
        .selectFrom('fact')
        .select('data')
        .where('id', '=', 'return-accepted:r.luo')
        .executeTakeFirstOrThrow(),
    );
    expect(fact.data).toMatchObject({ ground: 'safety', refund: 119200 });
    // No other of February may, without an effect that is on record
    const [other] = (await get<Effects>('chen-hui', '/api/effects')).rows[0]?.others ?? [];
    const back = { id: 'r.other', lines: [{ line: 0, quantity: 1 }], ground: 'safety' };
    expect(
      await (await week.as('sun-yue')).ask('POST', `/api/orders/${other?.order}/returns`, back),
    ).toMatchObject({ status: 409, body: { error: { code: 'return.no-effect' } } });
  });
});

describe('F-0076 is lost, Friday', () => {
  const entries = async () =>
    (await get<{ points: number; entries: Award[] }>('jiang-tao', '/api/awards')) ?? [];

  it('14:00 it is to be built again today; 高琳 checks for a breach; 50–500 is shown and nothing takes effect', async () => {
    const rebuilt = await week.owed('file:F-0076', 'rebuild');
    expect(rebuilt).toMatchObject([
      { holder: 'member:jiang-tao', state: 'open', due_at: new Date('2026-03-13T16:00:00Z') },
    ]);
    expect((await today('gao-lin')).cards.filter(({ noun }) => noun === 'breach-check')).toMatchObject([
      { subject: { name: 'F-0076' } },
    ]);
    const { points, entries: book } = await entries();
    expect(points).toBe(0);
    expect(book.filter(({ clause }) => clause === 'S003.3-24')).toMatchObject([
      { written: { min: 5000, max: 50000, unit: 'fen' }, amount: null, state: 'proposed' },
    ]);
  });

  it('17:10 it is built again, in time; the figure is still nobody’s decision', async () => {
    await week.until('2026-03-13T17:15');
    expect(await week.owed('file:F-0076', 'rebuild')).toMatchObject([{ state: 'discharged', lapsed: false }]);
    expect((await entries()).points).toBe(0);
  });
});

describe('the doors, Saturday', () => {
  const board = () => get<DoorBoard>('he-jun', `/api/events/${SPRING}/door`);

  it('08:50 B is counted as it was last heard, twelve minutes ago; A does not guess what B holds', async () => {
    await week.until('2026-03-14T08:50');
    const { counts } = await board();
    const [a, b] = counts.byDoor;
    const silent = (Date.parse(counts.asOf) - Date.parse(b?.heardAt ?? '')) / 60_000;
    expect([a?.heardAt, silent]).toEqual(['2026-03-14T00:50:00.000Z', 12]);
    expect(counts.people).toBe((a?.people ?? 0) + (b?.people ?? 0));
    const before = b?.people;
    await week.until('2026-03-14T08:54');
    expect((await board()).counts.byDoor[1]?.people).toBeGreaterThan(before ?? 0);
  });

  it('10:30 95 people, the same at both doors, on the wall and in the lunch order', async () => {
    await week.until('2026-03-14T10:31');
    const { counts } = await board();
    expect(counts).toMatchObject({ people: 95, invited: 88, walkIns: 7, refused: 3, toSettle: 0 });
    // The third desk that was tried on Friday stands by
    expect(counts.byDoor.map(({ people }) => people)).toEqual([57, 38, 0]);
    const sum = (of: 'invited' | 'walkIns') => counts.byInviter.reduce((total, row) => total + row[of], 0);
    expect([sum('invited'), sum('walkIns')]).toEqual([88, 7]);
    expect((await get<BigScreen>('tang-ting', `/api/events/${SPRING}/screen`)).arrived).toBe(95);
    expect((await get<HallPage>('tang-ting', `/api/events/${SPRING}/hall`)).lunch?.guests).toBe(95);
    const ways = await here((tx) =>
      tx
        .selectFrom('scan')
        .select((on) => ['way', on.fn.countAll<number>().as('n')])
        .where('event_id', '=', SPRING)
        .where('verdict', '=', 'admitted')
        .groupBy('way')
        .execute(),
    );
    const n = Object.fromEntries(ways.map((row) => [row.way, Number(row.n)]));
    // 88 passes and one found by name among them, the wife's pass again for her husband, six cards
    expect([(n.number ?? 0) + (n.name ?? 0), n['walk-in']]).toEqual([89, 6]);
  });
});
