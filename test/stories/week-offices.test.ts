import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { candidates } from '../../contract/inviting.ts';
import type { awards } from '../../contract/owing.ts';
import type { Device, TestApp } from '../world/app.ts';
import { letTimePass } from '../world/calendar-house.ts';
import { DEMO_PASSWORD } from '../world/company.ts';
import { GUESTS } from '../world/guests.ts';
import { OLD_FORM } from '../world/old-form.ts';
import { SPRING } from '../world/spring/plan-spring.ts';
import { toldApp } from '../world/told-app.ts';

/** Wednesday evening and Thursday of that week: the general manager's page, approvals, the award book, 我的, search. */

let house: TestApp;
const devices = new Map<string, Device>();

beforeAll(async () => {
  house = await toldApp('2026-03-11T21:30');
}, 120_000);

async function as(account: string): Promise<Device> {
  const before = devices.get(account);
  if (before) return before;
  const device = house.device();
  const { status } = await device.ask('POST', '/api/session', { account, password: DEMO_PASSWORD });
  if (status !== 204) throw new Error(`${account} could not sign in`);
  devices.set(account, device);
  return device;
}
const get = async <T>(who: string, path: string) => (await (await as(who)).ask<T>('GET', path)).body;
const post = async <T = { error: { code: string } }>(who: string, path: string, body: object) =>
  (await as(who)).ask<T>('POST', path, body);

describe('21:30, one page for the general manager', () => {
  it('says what was sold and kept, what was due and done, what comes tomorrow; every figure adds up', async () => {
    const page = await get<{
      figures: { label: { zh: string }; value: unknown }[];
      tomorrow: { value: number }[];
      copy: { zh: string };
    }>('zhou-qiming', '/api/evenings');
    const figures = Object.fromEntries(page.figures.map(({ label, value }) => [label.zh, value]));
    expect(figures).toMatchObject({ 购买: 1, 未退: 1, 销售额: '596', 到期回访完成: '57/61', 不良反应: 0 });
    expect(page.copy.zh).not.toMatch(/\d{7,}/);
    expect((await (await as('wang-min')).ask('GET', '/api/evenings')).status).toBe(403);
  });
});

describe('approvals', () => {
  const approvals = (who: string) =>
    get<{
      waiting: { id: string; title: { zh: string }; asker: { name: string }; subject: { name: string } }[];
      mine: { state: string }[];
    }>(who, '/api/approvals');

  it('陈慧 asks for one sealed form; it waits for 周启明 and nobody else', async () => {
    const asked = await post('chen-hui', `/api/surveys/${OLD_FORM.id}/openings`, {
      id: 'open-1',
      reason: '核对用药,跟进不适',
      ground: 'approval',
    });
    expect(asked.status).toBeLessThan(300);
    expect((await approvals('chen-hui')).mine.map(({ state }) => state)).toEqual(['asked']);
    expect((await approvals('zhao-lei')).waiting).toEqual([]);
    expect((await approvals('zhou-qiming')).waiting).toMatchObject([
      { asker: { name: '陈慧' }, subject: { name: OLD_FORM.number }, reason: '核对用药,跟进不适' },
    ]);
  });

  it('she cannot answer it herself; a batch answers line by line; twice is once', async () => {
    const [one] = (await approvals('zhou-qiming')).waiting;
    const answer = {
      decisions: [
        { id: 'yes-1', approval: one?.id, yes: true, reason: '' },
        { id: 'yes-2', approval: 'no-such', yes: true, reason: '' },
      ],
    };
    type Lines = { lines: { done: boolean; says: { zh: string } | null }[] };
    expect((await post<Lines>('chen-hui', '/api/approvals/decisions', answer)).body.lines[0]).toMatchObject({
      done: false,
      says: { zh: '这项不由你批' },
    });
    expect(
      (await post<Lines>('zhou-qiming', '/api/approvals/decisions', answer)).body.lines.map(
        ({ done }) => done,
      ),
    ).toEqual([true, false]);
    expect((await post<Lines>('zhou-qiming', '/api/approvals/decisions', answer)).body.lines[0]?.done).toBe(
      true,
    );
    const late = { decisions: [{ id: 'no-3', approval: one?.id, yes: false, reason: '' }] };
    expect((await post<Lines>('zhou-qiming', '/api/approvals/decisions', late)).body.lines[0]).toMatchObject({
      done: false,
      says: { zh: '这项已经有人答复' },
    });
    expect((await approvals('chen-hui')).mine.map(({ state }) => state)).toEqual(['given']);
    const form = await (await as('chen-hui')).ask('GET', '/api/openings/open-1/form');
    expect(form).toMatchObject({ status: 200, body: { number: OLD_FORM.number } });
  });
});

describe('the award book', () => {
  const book = (who: string, member?: string) =>
    get<z.infer<typeof awards>>(who, `/api/awards${member ? `?member=${member}` : ''}`);

  it('蒋涛 loses F-0076: the written figure is shown, nothing takes effect until somebody decides', async () => {
    await letTimePass(house, '2026-03-12T10:00:00+08:00');
    expect(
      (await post('jiang-tao', '/api/files/F-0076/loss', { id: 'loss-1', how: 'lost' })).status,
    ).toBeLessThan(300);
    const { entries, points } = await book('jiang-tao');
    expect(points).toBe(0);
    expect(entries).toMatchObject([
      {
        clause: 'S003.3-24',
        effect: 'points',
        amount: null,
        state: 'proposed',
        written: { min: 5000, max: 50000, unit: 'fen' },
        range: { min: -5, max: 0 },
      },
    ]);
    expect((await (await as('li-qiang')).ask('GET', '/api/awards?member=jiang-tao')).status).toBe(403);
    expect((await book('gao-lin', 'jiang-tao')).mayDecide).toBe(true);
    // HR is led to the book in which something waits; he himself is not, nor is a colleague
    expect((await book('gao-lin')).waiting).toMatchObject([{ member: { name: '蒋涛' }, count: 1 }]);
    expect((await book('jiang-tao')).waiting).toEqual([]);
    expect((await book('wang-min')).waiting).toEqual([]);
  });

  it('decided only within the written range, by somebody else, with a reason', async () => {
    const [entry] = (await book('jiang-tao')).entries;
    const decide = (who: string, body: object) => post(who, `/api/awards/${entry?.id}/decisions`, body);
    expect(await decide('jiang-tao', { id: 'd-0', amount: 0, reason: '没有过错' })).toMatchObject({
      status: 403,
    });
    expect(await decide('gao-lin', { id: 'd-1', amount: -9, reason: '太多' })).toMatchObject({
      status: 422,
      body: { error: { code: 'award.range' } },
    });
    expect(await decide('gao-lin', { id: 'd-2', amount: -2, reason: '未按规定归还' })).toMatchObject({
      status: 204,
    });
    expect(await decide('gao-lin', { id: 'd-2', amount: -2, reason: '未按规定归还' })).toMatchObject({
      status: 204,
    });
    expect(await decide('gao-lin', { id: 'd-3', amount: -1, reason: '改主意' })).toMatchObject({
      status: 409,
    });
    expect((await book('jiang-tao')).points).toBe(-2);
    expect((await book('gao-lin')).waiting).toEqual([]);
  });

  it('an appeal suspends it; upheld it is taken back by an entry of its own, and the first stays', async () => {
    const standing = (await book('jiang-tao')).entries.find(({ state }) => state === 'in-force');
    const appeal = (who: string, body: object) => post(who, `/api/awards/${standing?.id}/appeals`, body);
    expect(await appeal('li-qiang', { id: 'a-0', words: '替他说' })).toMatchObject({ status: 403 });
    expect(await appeal('jiang-tao', { id: 'a-1', words: '当天交给档案柜了' })).toMatchObject({
      status: 204,
    });
    expect((await book('jiang-tao')).points).toBe(0);
    expect(
      await post('jiang-tao', '/api/appeals/a-1/decisions', { id: 'ad-0', upheld: true, words: '我说了算' }),
    ).toMatchObject({ status: 403 });
    expect(
      await post('lin-tao', '/api/appeals/a-1/decisions', {
        id: 'ad-1',
        upheld: true,
        words: '登记本上有签收',
      }),
    ).toMatchObject({ status: 204 });
    const { entries, points } = await book('jiang-tao');
    expect(points).toBe(0);
    expect(entries.map(({ state }) => state).sort()).toEqual([
      'in-force',
      'proposed',
      'reversed',
      'suspended',
    ]);
    expect(entries.find(({ id }) => id === standing?.id)?.appeal).toMatchObject({
      state: 'upheld',
      answer: '登记本上有签收',
    });
    const { items } = await get<{ items: { title: { zh: string }; pushed: boolean }[] }>(
      'jiang-tao',
      '/api/notifications',
    );
    expect(items).toContainEqual(
      expect.objectContaining({ title: expect.objectContaining({ zh: '申诉成立' }), pushed: true }),
    );
  });
});

describe('我的, and the search box', () => {
  it('counts one’s own month: bought, kept, collected, in time', async () => {
    const page = await get<{ figures: { label: { zh: string }; value: unknown }[] }>('wang-min', '/api/mine');
    const figures = Object.fromEntries(page.figures.map(({ label, value }) => [label.zh, value]));
    // 596 + 699 of 李桂芳 and two times 596 on 8 March
    expect(figures).toMatchObject({ 我的顾客购买: 3, 未退: 3, '已收款(元)': '2,487', 逾期未完成: 0 });
  });

  it('finds customers by name, initials and last digits, clauses and colleagues; only what one may see', async () => {
    type Found = { groups: { kind: string; items: { title: { zh: string } }[] }[] };
    const names = async (who: string, q: string, kind: string) =>
      (
        (await get<Found>(who, `/api/search?q=${encodeURIComponent(q)}`)).groups.find(
          (group) => group.kind === kind,
        )?.items ?? []
      ).map(({ title }) => title.zh);
    expect(await names('wang-min', '桂芳', 'customer')).toContain('李桂芳');
    expect(await names('wang-min', 'lgf', 'customer')).toContain('李桂芳');
    expect((await names('wang-min', '8821', 'customer')).sort()).toEqual(['李桂芳', '王德林'].sort());
    expect(await names('wang-min', '何淑珍', 'customer')).toEqual([]);
    expect(await names('zhao-lei', '何淑珍', 'customer')).toEqual(['何淑珍']);
    // A colleague opens what they owe: for whoever may see that
    expect(await names('zhao-lei', '王敏', 'member')).toEqual(['王敏']);
    expect(await names('wang-min', '王敏', 'member')).toEqual([]);
    expect(await names('wang-min', 'S003.3-08', 'clause')).toContain('S003.3-08');
  });
});

describe('whom to add to an event’s list', () => {
  const find = (who: string, q: string) =>
    get<z.infer<typeof candidates>>(who, `/api/events/${SPRING}/prospects?q=${encodeURIComponent(q)}`);

  it('is found among 1,411 by name, initials or last four digits; one’s own only by a representative', async () => {
    const all = await find('zhao-lei', '');
    expect(all.rows).toHaveLength(300);
    expect(all.total).toBeGreaterThan(1000);
    const own = (await find('wang-min', '')).rows;
    const one = own.at(-1);
    for (const q of [one?.name ?? '', one?.last4 ?? ''])
      expect((await find('wang-min', q)).rows.map(({ customer }) => customer)).toContain(one?.customer);
    const others = all.rows.find(({ customer }) => !own.some((mine) => mine.customer === customer));
    expect((await find('zhao-lei', others?.name ?? '')).rows).toContainEqual(others);
    expect((await find('wang-min', others?.name ?? '')).rows).not.toContainEqual(others);
  });
});

describe('an adverse effect said in a call', () => {
  it('needs her words, freezes selling at once, leaves service free, and tells no more than a code to the ledger', async () => {
    const owed = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('obligation')
        .select('id')
        .where('subject', '=', `customer:${GUESTS.luoSuhua.id}`)
        .where('holder', '=', 'member:jiang-tao')
        .where('noun', '=', 'call-back')
        .where('lapsed', '=', true)
        .executeTakeFirstOrThrow(),
    );
    const call = {
      id: 'effect-1',
      obligations: [owed.id],
      at: '2026-03-12T10:20:00+08:00',
      channel: 'phone',
      result: 'effect',
      effect: { severity: 'serious', batch: 'B2601' },
    };
    expect(await post('jiang-tao', '/api/call-backs', call)).toMatchObject({
      status: 422,
      body: { error: { code: 'followup.sheet' } },
    });
    const said = { customer: '拉了两天肚子,血压药也停了', mine: '药要照常吃,请看医生' };
    expect(await post('jiang-tao', '/api/call-backs', { ...call, said })).toMatchObject({
      status: 200,
      body: { met: [{ timing: 'late' }] },
    });
    const fact = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('fact')
        .select('data')
        .where('kind', '=', 'adverse-effect.reported')
        .executeTakeFirstOrThrow(),
    );
    expect(fact.data).toEqual({ severity: 'serious', batch: 'B2601' });
    expect(JSON.stringify(fact)).not.toContain('肚子');
    const offer = {
      id: 'offer-luo',
      subject: `customer:${GUESTS.luoSuhua.id}`,
      at: '2026-03-12T17:00:00+08:00',
      words: '退款手续',
    };
    const made = await post<{ obligation: string }>('jiang-tao', '/api/promises', offer);
    expect(
      await post('jiang-tao', '/api/calls/check', { obligations: [made.body.obligation] }),
    ).toMatchObject({ status: 200, body: { verdict: 'allowed' } });
    expect(
      (
        await get<{ cards: { subject: { ref: string }; frozen: unknown }[] }>('jiang-tao', '/api/today')
      ).cards.find(({ subject }) => subject.ref === offer.subject)?.frozen,
    ).not.toBeNull();
  });
});
