import { beforeAll, describe, expect, it } from 'vitest';
import type { Lapses, Morning, Owing, Review } from '../../contract/owing.ts';
import type { Today } from '../../contract/today.ts';
import { replay } from '../../server/ledger/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { DEMO_PASSWORD } from '../world/company.ts';
import { GUESTS } from '../world/guests.ts';
import { playTo } from '../world/play.ts';
import { derivedRows } from '../world/small-house.ts';
import { toldApp } from '../world/told-app.ts';

/**
 * Monday 9 to Wednesday 11 March at 安禾, told over HTTP. What needs a gathering, a service case, the shop or leave
 * comes with their modules; what those lines of the week would put on a list stands there as a 约定.
 */

let house: TestApp;
let who: Record<
  'wang-min' | 'zhao-lei' | 'chen-hui' | 'zhou-qiming' | 'li-qiang' | 'jiang-tao' | 'wu-dan',
  Device
>;

beforeAll(async () => {
  house = await toldApp('2026-03-09T08:20');
  who = {
    'wang-min': await signIn('wang-min'),
    'zhao-lei': await signIn('zhao-lei'),
    'chen-hui': await signIn('chen-hui'),
    'zhou-qiming': await signIn('zhou-qiming'),
    'li-qiang': await signIn('li-qiang'),
    'jiang-tao': await signIn('jiang-tao'),
    'wu-dan': await signIn('wu-dan'),
  };
}, 120_000);

async function signIn(account: string): Promise<Device> {
  const device = house.device();
  const { status, body } = await device.ask('POST', '/api/session', { account, password: DEMO_PASSWORD });
  if (status !== 204) throw new Error(JSON.stringify(body));
  return device;
}

const get = async <T>(person: keyof typeof who, path: string): Promise<T> => {
  const { status, body } = await who[person].ask<T>('GET', path);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body;
};
const today = (person: keyof typeof who) => get<Today>(person, '/api/today');
const about = ({ cards }: Today, guest: { id: string }) =>
  cards.filter(({ subject }) => subject.ref === `customer:${guest.id}`);

/** How the call-backs of one slot that fall due on a day ended. */
const endings = (day: string, slot: string) =>
  house.db.inOrganisation('anhe', async (tx) => {
    const rows = await tx
      .selectFrom('obligation')
      .select(['state', 'lapsed', 'purpose', 'holder'])
      .where('noun', '=', 'call-back')
      .where('slot', '=', slot)
      .where('due_at', '=', new Date(`${day}T16:00:00Z`))
      .where('state', '<>', 'superseded')
      .execute();
    const met = rows.filter(({ state, lapsed }) => state === 'discharged' && !lapsed);
    return {
      all: rows.length,
      met: met.length,
      buyers: met.filter(({ purpose }) => purpose === 'service').length,
      rows,
    };
  });

describe('Monday', () => {
  it('1,240 are on record, and only the manager sees all of them', async () => {
    expect((await get<{ total: number }>('zhao-lei', '/api/customers')).total).toBe(1240);
    expect((await get<{ total: number }>('wang-min', '/api/customers')).total).toBe(231);
  });

  it('08:20 the briefing: yesterday, what is owed by when, and who is here', async () => {
    const page = await get<Morning>('zhao-lei', '/api/briefings/morning');
    const yesterday = Object.fromEntries(page.yesterday.map(({ label, value }) => [label.zh, value]));
    expect(yesterday).toMatchObject({ 到会: 61, 购买: 12, 销售额: '8,550', 逾期: 0 });
    const owed = page.owed.map(({ label, value }) => `${label.zh} ${value}`);
    // 13 of the representatives and 13 of the consultant by Tuesday, 61 first calls by Wednesday
    expect(owed).toEqual([
      expect.stringMatching(/^3月10日 周二 24:00 前 .*第二次回访 13$/),
      expect.stringMatching(/^3月10日 周二 24:00 前 .*第二次回访 13$/),
      '3月11日 周三 24:00 前 首次回访 61',
    ]);
    const byName = (slot: string) =>
      page.today
        .flatMap(({ lines }) => lines)
        .reduce((sum, { zh }) => sum + Number(new RegExp(`^${slot} (\\d+)`).exec(zh)?.[1] ?? 0), 0);
    expect([byName('首次回访'), byName('.*第二次回访')]).toEqual([61, 26]);
    expect(page.rollCall).toHaveLength(22);
    expect(page.rollCall.filter(({ state }) => state === 'expected')).toHaveLength(20);
    expect(
      page.rollCall
        .filter(({ state }) => state === 'rest')
        .map(({ member }) => member.name)
        .sort(),
    ).toEqual(['李强', '蒋涛'].sort());
    expect(page.today.find(({ member }) => member.name === '王敏')?.lines.map(({ zh }) => zh)).toEqual([
      '第二次回访 3(3月10日 周二止)',
      '首次回访 14(3月11日 周三止)',
    ]);
  });

  it('the text for the group has no number in it that could be dialled, and no guest’s name', async () => {
    const { copy } = await get<Morning>('zhao-lei', '/api/briefings/morning');
    expect(copy.zh).not.toMatch(/\d{5,}/);
    for (const { name } of Object.values(GUESTS)) expect(copy.zh).not.toContain(name);
  });

  it('11:19 a form without a signature is sent back, and taken at 11:23; the six are in by the evening', async () => {
    await playTo(house, '2026-03-09T17:45');
    const refused = await refusals();
    expect(refused).toContainEqual({ act: 'survey.handed-in', actor: 'member:wu-dan' });
    const forms = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('survey').select(['state', 'customer_id']).where('id', 'like', 'stall-%').execute(),
    );
    expect(forms.map(({ state }) => state)).toEqual(Array(6).fill('handed-in'));
    const health = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('survey_health').select('survey_id').where('survey_id', 'like', 'stall-%').execute(),
    );
    expect(health).toHaveLength(4);
  });

  it('16:00 王敏 has the folder F-0118, due by midnight', async () => {
    const [card] = (await today('wang-min')).cards.filter(({ noun }) => noun === 'return');
    expect(card).toMatchObject({
      section: 'today',
      subject: { name: 'F-0118' },
      record: 'elsewhere',
      dueAt: '2026-03-09T16:00:00.000Z',
    });
  });
});

const refusals = () =>
  house.db.inOrganisation('anhe', async (tx) => {
    const rows = await tx
      .selectFrom('fact')
      .select(['data', 'actor'])
      .where('kind', '=', 'act.refused')
      .orderBy('seq')
      .execute();
    return rows.map(({ data, actor }) => ({ act: (data as { act: string }).act, actor }));
  });

describe('Tuesday', () => {
  it('10:05 王敏: 逾期 1 · 今天 9 · 本周 23', async () => {
    await playTo(house, '2026-03-10T10:05');
    const list = await today('wang-min');
    expect(list.counts).toEqual({ overdue: 1, today: 9, week: 23 });
    expect(list.cards[0]).toMatchObject({
      section: 'overdue',
      title: { zh: '归还档案' },
      subject: { name: 'F-0118' },
    });
  });

  it('李桂芳 is one card that serves two clauses, at its hour, and may be called now', async () => {
    const list = await today('wang-min');
    const [card, ...more] = about(list, GUESTS.liGuifang);
    expect(more).toEqual([]);
    expect(card).toMatchObject({
      section: 'now',
      title: { zh: '首次回访' },
      hour: '2026-03-10T07:30:00.000Z',
      words: expect.stringContaining('足浴桶'),
    });
    expect(card?.duties.map(({ clause }) => clause)).toEqual(
      expect.arrayContaining(['S003.3-08', 'S003.3-11']),
    );
    expect(card?.subject.household).toEqual(['王德林']);
    expect(card?.call).toMatchObject({ verdict: 'allowed' });
    expect(list.hours).toMatchObject({
      company: [
        { from: '09:00', to: '12:00' },
        { from: '14:30', to: '20:00' },
      ],
      good: [
        { from: '10:00', to: '11:30' },
        { from: '15:30', to: '17:00' },
      ],
      quiet: { from: '21:00', to: '09:00' },
    });
  });

  it('10:12 张建国 is called: hers is met, 陈慧’s of the same day stays open', async () => {
    await playTo(house, '2026-03-10T10:13');
    expect(about(await today('wang-min'), GUESTS.zhangJianguo)).toEqual([]);
    const open = await endings('2026-03-10', 'consultant-second');
    expect(open.all - open.met).toBeGreaterThan(0);
  });

  it('the folder comes back a day late, and both facts stay', async () => {
    await playTo(house, '2026-03-10T10:30');
    const { ended, counts } = await today('wang-min');
    expect(counts.overdue).toBe(0);
    expect(ended).toContainEqual(
      expect.objectContaining({ title: expect.objectContaining({ zh: '归还档案' }), timing: 'late' }),
    );
  });

  it('14:05 「不要再打了」: the call is met, the next one cancelled, and both say so', async () => {
    await playTo(house, '2026-03-10T14:10');
    const { ended } = await today('li-qiang');
    const his = ended.filter(({ subject }) => subject.ref === `customer:${GUESTS.xuGuoping.id}`);
    expect(his.map(({ state, says }) => [state, says.zh])).toEqual(
      expect.arrayContaining([
        ['superseded', '已取消(因免打扰)'],
        ['discharged', '完成'],
      ]),
    );
  });

  it('15:30 one visit meets the call and the promise; nothing is left to pay; the tub may go back until the 17th', async () => {
    await playTo(house, '2026-03-10T15:55');
    expect(about(await today('wang-min'), GUESTS.liGuifang)).toEqual([]);
    const { orders } = await get<{
      orders: { open: { amount: string }; lines: { returnUntil: string }[] }[];
    }>('wang-min', `/api/customers/${GUESTS.liGuifang.id}/orders`);
    expect(orders[0]?.open.amount).toBe('0.00');
    expect(orders[0]?.lines.map(({ returnUntil }) => returnUntil)).toEqual(['2026-03-15', '2026-03-17']);
  });

  it('at midnight: 23 of 26 second calls met, 27 of 61 first calls made; 赵磊 has one card, not three', async () => {
    await playTo(house, '2026-03-11T00:01');
    const [own, hers] = [
      await endings('2026-03-10', 'second'),
      await endings('2026-03-10', 'consultant-second'),
    ];
    expect([own.met, own.all, hers.met, hers.all]).toEqual([11, 13, 12, 13]);
    const first = await endings('2026-03-11', 'first');
    expect([first.met, first.buyers, first.all]).toEqual([27, 5, 61]);
    const late = await get<Lapses>('zhao-lei', '/api/lapses?day=2026-03-11');
    expect(late.count).toBe(3);
    expect(late.groups.find(({ holder }) => holder.name === '蒋涛')?.items).toHaveLength(2);
    const heard = (await today('zhao-lei')).cards.filter(({ noun }) => noun === 'hear-of-lapse');
    expect(heard).toHaveLength(1);
    expect(heard[0]?.duties).toHaveLength(3);
  });
});

describe('Wednesday', () => {
  it('08:00 彭玉兰’s seven are covered: three by 李强, four by 赵磊, at their own dues', async () => {
    await playTo(house, '2026-03-11T08:05');
    const { people } = await get<Owing>('zhao-lei', '/api/owing');
    const of = (name: string) => people.find(({ member }) => member.name === name);
    expect(of('彭玉兰')).toMatchObject({ today: 0, away: { zh: '请假 03-10–03-11' } });
    expect(of('李强')?.today).toBe(8);
    expect(of('赵磊')?.today).toBe(4);
    expect(of('陈慧')?.capacity).toBe(12);
  });

  it('10:30 opening a sealed form without a yes is refused and kept', async () => {
    await playTo(house, '2026-03-11T10:35');
    expect(await refusals()).toContainEqual({ act: 'survey.opened', actor: 'member:zhao-lei' });
  });

  it('10:40 邓秀琴 buys in the shop: her second selling call ends, a buyer’s six begin', async () => {
    await playTo(house, '2026-03-11T10:45');
    const owed = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('obligation')
        .select(['clause', 'due_at', 'state'])
        .where('subject', '=', `customer:${GUESTS.dengXiuqin.id}`)
        .where('noun', '=', 'call-back')
        .orderBy('due_at')
        .orderBy('holder')
        .execute(),
    );
    expect(owed.find(({ clause }) => clause === 'S003.3-13')?.state).toBe('superseded');
    const days = owed
      .filter(({ state }) => state === 'open')
      .map(({ due_at }) => new Date((due_at as Date).getTime() - 1).toISOString().slice(0, 10));
    expect(days).toEqual([
      '2026-03-14',
      '2026-03-26',
      '2026-04-10',
      '2026-04-10',
      '2026-05-10',
      '2026-05-10',
    ]);
  });

  it('12:20 who rests at noon is not called; the list says when not', async () => {
    await playTo(house, '2026-03-11T12:21');
    const [card] = about(await today('wu-dan'), GUESTS.liuKaifu);
    expect(card?.call).toMatchObject({ verdict: 'refused', code: 'law.own-wish' });
    expect(card?.subject.wishes[0]?.zh).toBe('12:00–15:00 别打');
    const check = await who['wu-dan'].ask('POST', '/api/calls', {
      id: 'noon',
      obligations: card?.duties.map(({ id }) => id),
    });
    expect(check).toMatchObject({ status: 403, body: { error: { code: 'law.own-wish' } } });
  });

  it('16:00 a number from nowhere cannot be called', async () => {
    await playTo(house, '2026-03-11T16:05');
    const [card] = about(await today('jiang-tao'), GUESTS.mengGuangming);
    const { status, body } = await who['jiang-tao'].ask<{
      error: { details: { reasons: { code: string }[] } };
    }>('POST', '/api/calls', {
      id: 'stranger',
      obligations: card?.duties.map(({ id }) => id),
    });
    expect(status).toBe(403);
    expect(body.error.details.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['law.no-source', 'law.no-consent']),
    );
  });

  it('18:00 陈慧’s review: 61 due, 52 done, 9 open by name', async () => {
    await playTo(house, '2026-03-11T18:01');
    const page = await get<Review>('chen-hui', '/api/reviews');
    expect([page.due, page.done, page.open]).toEqual([61, 52, 9]);
    expect(page.people.flatMap(({ open }) => open).every(({ subject }) => subject.name !== '')).toBe(true);
    expect(page.reviewed).toMatchObject({ by: { name: '陈慧' }, note: '还有九位,名单已发' });
    expect((await today('chen-hui')).cards.filter(({ noun }) => noun === 'review')).toEqual([]);
  });

  it('20:30 outside the company’s hours the app asks; at 21:10 it says tomorrow at nine', async () => {
    await playTo(house, '2026-03-11T21:15');
    const tried = await refusals();
    expect(
      tried.filter(({ act, actor }) => act === 'contact.made' && actor === 'member:jiang-tao').length,
    ).toBeGreaterThanOrEqual(3);
    const [open] = (await today('jiang-tao')).cards.filter(
      ({ noun, purpose }) => noun === 'call-back' && purpose === 'selling',
    );
    expect(open?.call).toMatchObject({
      verdict: 'postponed',
      code: 'law.quiet-hours',
      until: '2026-03-12T01:00:00.000Z',
    });
  });

  it('at midnight 57 of 61 first calls are met: all twelve buyers, 45 of 49 others; 23 of 26 second calls', async () => {
    await playTo(house, '2026-03-12T00:01');
    const first = await endings('2026-03-11', 'first');
    expect([first.met, first.all, first.buyers]).toEqual([57, 61, 12]);
    expect(
      first.rows
        .filter(({ lapsed }) => lapsed)
        .map(({ holder, purpose }) => [holder, purpose])
        .sort(),
    ).toEqual([
      ['member:jiang-tao', 'selling'],
      ['member:jiang-tao', 'selling'],
      ['member:zhou-xiaoyun', 'selling'],
      ['member:zhou-xiaoyun', 'selling'],
    ]);
    const late = await get<Lapses>('zhao-lei', '/api/lapses?day=2026-03-12');
    expect(late.count).toBe(4);
    expect((await today('zhao-lei')).cards.filter(({ noun }) => noun === 'hear-of-lapse')).toHaveLength(1);
  });

  it('no obligation is on anybody’s list twice, and a representative does not see another’s guests', async () => {
    const { cards } = await today('wang-min');
    const ids = cards.flatMap(({ duties }) => duties.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const other = await who['wang-min'].ask('GET', `/api/customers/${GUESTS.heShuzhen.id}`);
    expect(other.status).toBeGreaterThanOrEqual(403);
  });

  it('wiped and replayed, the week gives the same rows', async () => {
    const before = await house.db.inOrganisation('anhe', derivedRows);
    await house.db.inOrganisation('anhe', (tx) => replay(tx));
    const after = await house.db.inOrganisation('anhe', derivedRows);
    expect(after.obligations).toEqual(before.obligations);
    expect(after.findings).toEqual(before.findings);
    expect(after.awards).toEqual(before.awards);
  }, 60_000);
});
