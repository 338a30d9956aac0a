import { beforeAll, describe, expect, test } from 'vitest';
import type { Evening } from '../../contract/evening.ts';
import type { ExitGuests } from '../../contract/exit.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { adoptPack } from '../../server/modules/policy/index.ts';
import { placeOrder } from '../../server/modules/sales/index.ts';
import type { Answer, Device } from '../world/app.ts';
import {
  doing,
  type EventHouse,
  eventHouse,
  factsOf,
  invitationId,
  openTestDesk,
  type TestDesk,
} from '../world/event-house.ts';
import { signedIn } from '../world/small-company.ts';

/** Saturday from the exit to midnight: who is seen off with what, and whose files are still to be made. */

let house: EventHouse;
let desk: TestDesk;
let who: Record<'wang-min' | 'li-qiang' | 'zhao-lei' | 'luo-hao', Device>;

const BLANKS = {
  survey_hand_in: 'P1D',
  allocate_within: 'P1D',
  seal_within: 'P2D',
  new_member_share: 10,
  rebuild_within: 'P0D',
};

beforeAll(async () => {
  house = await eventHouse({ now: '2026-03-13T20:00:00+08:00' });
  await house.db.inOrganisation('anhe', (tx) =>
    adoptPack(
      tx,
      { id: 'files', pack: 'customer-files', from: '2026-03-14', blanks: BLANKS },
      'member:zhou-qiming',
      'set-up',
    ),
  );
  house.clock.set('2026-03-14T08:00:00+08:00');
  desk = await openTestDesk(house, 'A 口');
  const members = ['wang-min', 'li-qiang', 'zhao-lei', 'luo-hao'] as const;
  const devices = await Promise.all(members.map((one) => signedIn(house, one)));
  who = Object.fromEntries(members.map((one, n) => [one, devices[n]])) as typeof who;
  for (const guest of ['zhao-xiulan', 'li-guifang', 'zhang-jianguo', 'xu-guoping'])
    await desk.send(doing.name(invitationId('march', guest)));
  await desk.send(doing.walkIn('001', 'wang-min', { id: 'walk' }));
  await desk.send(doing.walkIn('002', null, { id: 'nameless' }));
  const [card] = (
    await who['luo-hao'].ask<{ walkIns: { id: string; card: string }[] }>('GET', '/api/events/march/walk-ins')
  ).body.walkIns;
  const given = {
    id: 'liu-jianjun',
    name: '刘建军',
    phone: '13812340001',
    noticeRead: true,
    household: false,
    declined: false,
  };
  const finished = await who['luo-hao'].ask(
    'POST',
    `/api/events/march/walk-ins/${card?.id}/completion`,
    given,
  );
  expect(finished.status, JSON.stringify(finished.body)).toBe(200);
});

const at = '/api/events/march';
const mine = async (device: Device) => (await device.ask<Evening>('GET', `${at}/evening`)).body;
const write = (
  device: Device,
  customer: string,
  fields: object,
  complete = true,
): Promise<Answer<Evening & RefusalAnswer>> =>
  device.ask('POST', `${at}/evening`, { id: `file-${customer}`, customer, fields, complete });
const todo = (shown: Evening) => shown.todo.map(({ customer }) => customer.id);
const owed = (customer: string) =>
  house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('obligation')
      .select(['noun', 'holder', 'state'])
      .where('subject', '=', `customer:${customer}`)
      .where('noun', '=', 'file')
      .execute(),
  );

describe('at the exit', () => {
  const exit = (body: object): Promise<Answer<ExitGuests & RefusalAnswer>> =>
    who['luo-hao'].ask('POST', `${at}/exit`, body);
  const card = { id: 'e1', guest: 'invitation:march.li-guifang', next: '送足浴桶', neglected: false };

  test('the crew sees who came, at which table, and nothing of what they bought', async () => {
    const { rows } = (await who['luo-hao'].ask<ExitGuests>('GET', `${at}/exit`)).body;
    expect(rows.map(({ name }) => name).sort()).toEqual(
      ['刘建军', '卡 002', '张建国', '李桂芳', '许国平', '赵秀兰'].sort(),
    );
    expect(JSON.stringify(rows)).not.toMatch(/bought|amount|1381234/);
  });

  test('an agreed hour is the inviter’s own promise, once, however often it is sent', async () => {
    house.clock.set('2026-03-14T11:32:00+08:00');
    for (let i = 0; i < 2; i++) {
      const { status, body } = await exit({ ...card, agreedAt: '2026-03-18T15:00:00+08:00' });
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body.rows.find(({ name }) => name === '李桂芳')).toMatchObject({ left: true, spoken: true });
    }
    expect(await factsOf(house, 'promise.made')).toMatchObject([
      {
        subject: 'customer:li-guifang',
        data: { holder: 'member:wang-min', due: '2026-03-18T08:00:00.000Z' },
      },
    ]);
    expect(await factsOf(house, 'guest.spoken-with')).toMatchObject([
      { data: { revisit_agreed: true, revisit_at: '2026-03-18T15:00:00+08:00' } },
    ]);
  });

  test('whom nobody had spoken with stays found by that, though they were seen off', async () => {
    const guest = 'invitation:march.xu-guoping';
    await exit({ id: 'e2', guest, neglected: true });
    const { rows } = (await who['luo-hao'].ask<ExitGuests>('GET', `${at}/exit`)).body;
    expect(rows.find((one) => one.guest === guest)).toMatchObject({ left: true, spoken: false });
    const hall = (await who['luo-hao'].ask<{ neglected: { guest: string }[] }>('GET', `${at}/hall`)).body;
    expect(hall.neglected.map((one) => one.guest)).toContain(guest);
  });

  test('an hour gone by, or a guest nobody knows, is refused', async () => {
    const early = await exit({ ...card, id: 'e3', agreedAt: '2026-03-14T10:00:00+08:00' });
    expect([early.status, early.body.error.code]).toEqual([422, 'exit.past']);
    const stranger = await exit({ ...card, id: 'e4', guest: 'invitation:nobody' });
    expect([stranger.status, stranger.body.error.code]).toEqual([404, 'guest.unknown']);
  });
});

describe('今晚建档', () => {
  test('everybody of mine who came and has a name, drafted from what the house knows', async () => {
    house.clock.set('2026-03-14T20:30:00+08:00');
    const shown = await mine(who['wang-min']);
    expect(todo(shown).sort()).toEqual(['li-guifang', 'liu-jianjun', 'zhang-jianguo', 'zhao-xiulan']);
    const li = shown.todo.find(({ customer }) => customer.id === 'li-guifang');
    expect(li?.fields).toMatchObject({
      activity: 'get-together',
      outcome: 'none',
      next_step: '3月18日 15:00 送足浴桶',
    });
    expect(li?.missing).toEqual(['feedback', 'wishes']);
    expect(shown.todo.find(({ customer }) => customer.id === 'liu-jianjun')).toMatchObject({ walkIn: true });
    expect((await who['wang-min'].ask('GET', '/api/files-to-make')).body).toEqual({
      rows: [{ event: 'march', name: '三月联谊会', left: 4 }],
    });
  });

  test('with a field missing it is a draft; with all of them the file of S003.3-04', async () => {
    expect(await owed('li-guifang')).toEqual([{ noun: 'file', holder: 'member:wang-min', state: 'open' }]);
    const half = await write(who['wang-min'], 'li-guifang', {
      activity: 'get-together',
      outcome: 'none',
      feedback: '水温刚好',
    });
    expect([half.status, half.body.error.code]).toEqual([403, 'file.incomplete']);
    expect(half.body.error.message.zh).toContain('想了解的事');
    await write(who['wang-min'], 'li-guifang', { feedback: '水温刚好' }, false);
    const kept = (await mine(who['wang-min'])).todo.find(({ customer }) => customer.id === 'li-guifang');
    expect(kept?.fields).toMatchObject({ feedback: '水温刚好', activity: 'get-together' });
    const whole = { ...kept?.fields, wishes: '怎么保养' };
    for (let i = 0; i < 2; i++) {
      const { status, body } = await write(who['wang-min'], 'li-guifang', whole);
      expect(status, JSON.stringify(body)).toBe(200);
      expect(todo(body)).not.toContain('li-guifang');
      expect(body.done).toMatchObject([{ id: 'li-guifang', name: '李桂芳' }]);
    }
    expect(await owed('li-guifang')).toMatchObject([{ state: 'discharged' }]);
    expect(await factsOf(house, 'file.completed')).toMatchObject([
      { subject: 'customer:li-guifang', data: { outcome: 'none', after_order: false } },
    ]);
  });

  test('what was ordered is in the draft, and the buyers’ plan began with the order', async () => {
    await house.db.inOrganisation('anhe', async (tx) => {
      const powder = { id: 'powder', name_zh: '蛋白粉', name_en: 'Protein', category: 'food', unit_zh: '罐' };
      await tx
        .insertInto('product')
        .values({ ...powder, price: 29800 })
        .execute();
      const price = { amount: '298.00', currency: 'CNY' as const };
      const order = {
        id: 'order-zhao',
        subject: 'customer:zhao-xiulan',
        event: 'event:march',
        deposit: null,
      };
      await placeOrder(
        tx,
        { ...order, lines: [{ product: 'powder', quantity: 2, price }] },
        'member:wang-min',
      );
    });
    const zhao = (await mine(who['wang-min'])).todo.find(({ customer }) => customer.id === 'zhao-xiulan');
    expect(zhao?.fields).toMatchObject({ outcome: 'bought', products: '蛋白粉 2 罐' });
    const whole = { ...zhao?.fields, feedback: '好喝', wishes: '怎么吃', next_step: '周三送' };
    expect((await write(who['wang-min'], 'zhao-xiulan', whole)).status).toBe(200);
    const [, completed] = await factsOf(house, 'file.completed');
    expect(completed).toMatchObject({ data: { outcome: 'bought', after_order: true } });
  });

  test('only one’s own; the manager sees by name whose are missing', async () => {
    const foreign = await write(who['li-qiang'], 'zhang-jianguo', {});
    expect([foreign.status, foreign.body.error.code]).toEqual([403, 'evening.not-yours']);
    const gone = await write(who['li-qiang'], 'nobody', {});
    expect([gone.status, gone.body.error.code]).toEqual([404, 'evening.not-here']);
    const shown = await mine(who['zhao-lei']);
    expect(shown.others.map(({ member, guests }) => [member?.name, [...guests].sort()])).toEqual([
      ['王敏', ['刘建军', '张建国'].sort()],
      ['李强', ['许国平']],
    ]);
    expect((await mine(who['wang-min'])).others).toEqual([]);
    expect((await who['luo-hao'].ask('GET', `${at}/evening`)).status).toBe(403);
  });

  test('erased that evening, a guest is in no queue', async () => {
    const general = await signedIn(house, 'zhou-qiming');
    await general.ask('POST', '/api/customers/zhang-jianguo/erasure', { id: 'gone', sure: true });
    expect(todo(await mine(who['wang-min']))).toEqual(['liu-jianjun']);
  });
});
