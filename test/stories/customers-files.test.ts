import { beforeAll, describe, expect, test } from 'vitest';
import type { CustomerFile } from '../../contract/files.ts';
import {
  closeFileAfterCall,
  closeFilesEverywhere,
  guestArrived,
  memberDoer,
  openFileForCall,
} from '../../server/modules/customers/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { customersHouse, owed, people, refusedActs } from './customers-house.ts';

let house: TestApp;
let who: Record<'wang-min' | 'li-qiang' | 'zhao-lei' | 'chen-hui' | 'zhou-qiming' | 'sun-yue', Device>;

const answers = {
  activity: 'get-together',
  products: '蛋白粉 2 罐',
  feedback: '想了解怎么服用',
  wishes: '足浴桶',
  next_step: '周四三点送货',
};

beforeAll(async () => {
  house = await customersHouse('2026-03-08T14:00:00+08:00');
  who = await people(house, 'wang-min', 'li-qiang', 'zhao-lei', 'chen-hui', 'zhou-qiming', 'sun-yue');
  for (const [id, name, phone] of [
    ['li', '李桂芳', '13812348821'],
    ['zhang', '张建国', '13812343307'],
    ['he', '何淑珍', '13812346612'],
  ])
    await who['wang-min'].ask('POST', '/api/customers', { id, name, phones: [phone], source: 'event' });
  await house.db.inOrganisation('anhe', async (tx) => {
    const by = memberDoer({ member: 'wang-min', posts: [] });
    for (const customer of ['li', 'zhang', 'he'])
      await guestArrived(tx, { id: customer, customer, activity: 'get-together' }, by);
  });
});

const make = async (id: string, customer: string, outcome: 'bought' | 'none', fields: object = answers) => {
  await who['wang-min'].ask('POST', '/api/files', { id, customer, activityOn: '2026-03-08' });
  return who['wang-min'].ask<CustomerFile & { error: { message: { zh: string } } }>(
    'POST',
    `/api/files/${id}/completion`,
    { id: `${id}-done`, outcome, fields },
  );
};
type Lines = { lines: { number: string; done: boolean; says: { zh: string } | null }[] };
const batch = (device: Device, path: string, more: object) =>
  device.ask<Lines>('POST', `/api/files/${path}`, { id: path, ...more });
const file = async (id: string, device = who['chen-hui']) =>
  (await device.ask<CustomerFile>('GET', `/api/files/${id}`)).body;

describe('making', () => {
  test('who came to nothing has no file, and the attempt is kept', async () => {
    await who['wang-min'].ask('POST', '/api/customers', { id: 'new', name: '许国平', source: 'stall' });
    const answer = await who['wang-min'].ask('POST', '/api/files', {
      id: 'f0',
      customer: 'new',
      activityOn: '2026-03-08',
    });
    expect(answer).toMatchObject({
      status: expect.any(Number),
      body: { error: { code: 'file.never-attended' } },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  test('with a field missing it is not completed, names the field, and starts nothing', async () => {
    const { feedback: _, ...rest } = answers;
    const answer = await make('f1', 'li', 'bought', rest);
    expect(answer.status).toBe(403);
    expect(answer.body.error.message.zh).toContain('「顾客说」');
    expect(await owed(house, 'call-back')).toEqual([]);
    expect(await file('f1', who['wang-min'])).toMatchObject({ state: 'draft', missing: expect.any(Array) });
    expect(await refusedActs(house)).toContainEqual(
      expect.objectContaining({ act: 'file.completed', code: 'file.incomplete', actor: 'member:wang-min' }),
    );
  });

  test('goods bought are asked of a buyer only', async () => {
    const { products: _, ...rest } = answers;
    expect((await make('f1', 'li', 'bought', rest)).body.error.message.zh).toContain('「所购产品」');
    expect((await make('f2', 'zhang', 'none', rest)).status).toBe(200);
  });

  test('complete, it starts the plan of a buyer: three calls each of representative and consultant', async () => {
    const answer = await make('f1', 'li', 'bought');
    expect(answer).toMatchObject({
      status: 200,
      body: { state: 'completed', outcome: 'bought', number: 'F-0001' },
    });
    const calls = (await owed(house, 'call-back')).filter(({ subject }) => subject === 'customer:li');
    expect(calls.map(({ holder, due_at }) => [holder, due_at?.toISOString().slice(0, 10)])).toEqual([
      ['member:wang-min', '2026-03-11'],
      ['post:consultant', '2026-03-23'],
      ['member:wang-min', '2026-04-07'],
      ['post:consultant', '2026-04-07'],
      ['member:wang-min', '2026-05-07'],
      ['post:consultant', '2026-05-07'],
    ]);
  });

  test('sent again it is the same file', async () => {
    expect((await make('f1', 'li', 'bought')).body).toMatchObject({ state: 'completed', number: 'F-0001' });
    expect((await owed(house, 'call-back')).filter(({ subject }) => subject === 'customer:li')).toHaveLength(
      6,
    );
  });

  test('the maker owes the hand-in by the next day', async () => {
    const due = (await owed(house, 'hand-in')).find(({ subject }) => subject === 'file:f1');
    expect(due).toMatchObject({ holder: 'member:wang-min', clause: 'S003.3-06', state: 'open' });
    expect(due?.due_at?.toISOString()).toBe('2026-03-09T16:00:00.000Z');
  });
});

describe('custody', () => {
  test('handed in and passed on, it is kept by the consultant; a draft is named and stays', async () => {
    await who['wang-min'].ask('POST', '/api/files', { id: 'f3', customer: 'he', activityOn: '2026-03-08' });
    const handed = await batch(who['wang-min'], 'hand-in', {
      numbers: ['F-0001', 'F-0002', 'F-0003', 'F-0999'],
    });
    expect(handed.body.lines.map(({ number, done }) => [number, done])).toEqual([
      ['F-0001', true],
      ['F-0002', true],
      ['F-0003', false],
      ['F-0999', false],
    ]);
    expect(
      (await batch(who['zhao-lei'], 'keep', { numbers: ['F-0001', 'F-0002'] })).body.lines.every(
        ({ done }) => done,
      ),
    ).toBe(true);
    expect(await file('f1')).toMatchObject({
      state: 'kept',
      custodian: { id: 'consultant' },
      holder: null,
      open: true,
    });
    expect((await owed(house, 'hand-in')).filter(({ state }) => state === 'open')).toEqual([]);
  });

  test('who owes no call-back cannot read it; the attempt is kept', async () => {
    const shut = await file('f1', who['sun-yue']);
    expect(shut).toMatchObject({ open: false, fields: {}, entries: [], number: 'F-0001' });
    expect(await refusedActs(house)).toContainEqual(
      expect.objectContaining({ act: 'file.opened', actor: 'member:sun-yue', code: 'file.needs-signature' }),
    );
    expect((await file('f1', who['wang-min'])).open).toBe(true);
  });

  test('lent to one, nobody else can borrow it, and the borrower owes its return today', async () => {
    house.clock.set('2026-03-10T16:00:00+08:00');
    const lent = await batch(who['chen-hui'], 'lend', { numbers: ['F-0001'], borrower: 'wang-min' });
    expect(lent.body.lines).toEqual([{ number: 'F-0001', done: true, says: null }]);
    expect(await file('f1')).toMatchObject({
      holder: { id: 'wang-min' },
      loans: [{ borrower: { name: '王敏' }, late: false }],
    });
    const [due] = await owed(house, 'return');
    expect(due).toMatchObject({ holder: 'member:wang-min', subject: 'file:f1', clause: 'S003.3-22' });
    expect(due?.due_at?.toISOString()).toBe('2026-03-10T16:00:00.000Z');
    const second = await batch(who['chen-hui'], 'lend', { numbers: ['F-0001'], borrower: 'li-qiang' });
    expect(second.body.lines[0]).toMatchObject({
      done: false,
      says: { zh: expect.stringContaining('借出') },
    });
    expect(await refusedActs(house)).toContainEqual(
      expect.objectContaining({ act: 'file.lent', code: 'file.out', actor: 'member:li-qiang' }),
    );
  });

  test('without an entry it is not taken back; written on, it is, a day late', async () => {
    house.clock.set('2026-03-11T09:05:00+08:00');
    const without = await batch(who['chen-hui'], 'take-back', { numbers: ['F-0001'] });
    expect(without.body.lines[0]).toMatchObject({ done: false });
    expect(await refusedActs(house)).toContainEqual(
      expect.objectContaining({ act: 'file.returned', code: 'file.no-entry' }),
    );
    await who['wang-min'].ask('POST', '/api/files/f1/entries', { id: 'e1', words: '讲了用法,满意' });
    const back = await batch(who['chen-hui'], 'take-back', { numbers: ['F-0001'] });
    expect(back.body.lines).toEqual([{ number: 'F-0001', done: true, says: null }]);
    expect(await file('f1')).toMatchObject({
      holder: null,
      entries: [{ words: '讲了用法,满意', by: { name: '王敏' } }],
      loans: [{ endedBy: 'hand-back', late: true }],
    });
    expect(await owed(house, 'return')).toMatchObject([{ state: 'discharged' }]);
  });

  test('nobody called: it may come back unused', async () => {
    await batch(who['chen-hui'], 'lend', { numbers: ['F-0001'], borrower: 'wang-min' });
    const back = await batch(who['chen-hui'], 'take-back', { numbers: ['F-0001'], unused: true });
    expect(back.body.lines[0]).toMatchObject({ done: true });
  });

  test('not for a call-back it needs the general manager', async () => {
    const lent = await batch(who['chen-hui'], 'lend', { numbers: ['F-0001'], borrower: 'li-qiang' });
    expect(lent.body.lines[0]).toMatchObject({
      done: false,
      says: { zh: expect.stringContaining('总经理') },
    });
  });

  test('passing it outside is refused whoever asks, and kept', async () => {
    const answer = await who['zhou-qiming'].ask('POST', '/api/files/f1/passing', {
      to: 'someone@example.com',
    });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'file.not-outside' } } });
    expect(await refusedActs(house)).toContainEqual(
      expect.objectContaining({
        act: 'file.exported',
        actor: 'member:zhou-qiming',
        code: 'file.not-outside',
      }),
    );
    expect(JSON.stringify(await refusedActs(house))).not.toContain('example.com');
  });

  test('lost, whoever had it makes it good today; rebuilt, it is in keeping again', async () => {
    await batch(who['chen-hui'], 'lend', { numbers: ['F-0002'], borrower: 'wang-min' });
    await who['wang-min'].ask('POST', '/api/files/f2/loss', { id: 'loss-1', how: 'lost' });
    expect(await file('f2', who['wang-min'])).toMatchObject({ state: 'lost', open: false });
    expect(await owed(house, 'rebuild')).toMatchObject([
      { holder: 'member:wang-min', subject: 'file:f2', state: 'open' },
    ]);
    await who['wang-min'].ask('POST', '/api/files/f2/rebuilding');
    expect(await file('f2')).toMatchObject({ state: 'kept' });
    expect(await owed(house, 'rebuild')).toMatchObject([{ state: 'discharged' }]);
  });
});

describe('an electronic file lends and returns itself', () => {
  const loans = () =>
    house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('file_loan')
        .select(['borrower', 'medium', 'ended_by'])
        .where('medium', '=', 'electronic')
        .orderBy('lent_at')
        .execute(),
    );

  test('a due call opens it, recording the call writes the entry and closes it', async () => {
    house.clock.set('2026-03-12T10:00:00+08:00');
    const by = memberDoer({ member: 'wang-min', posts: ['representative'] });
    await house.db.inOrganisation('anhe', async (tx) => {
      expect(await openFileForCall(tx, 'li', 'wang-min', null)).toBe('f1');
      await closeFileAfterCall(tx, 'li', by, { id: 'e2', words: '电话问了效果', fact: 'call-1' });
    });
    expect(await loans()).toEqual([{ borrower: 'wang-min', medium: 'electronic', ended_by: 'recorded' }]);
    expect((await file('f1')).entries[0]).toMatchObject({ words: '电话问了效果' });
    expect((await owed(house, 'return')).every(({ state }) => state !== 'open')).toBe(true);
  });

  test('left open, it closes at the end of the day by itself', async () => {
    house.clock.set('2026-03-12T11:00:00+08:00');
    await house.db.inOrganisation('anhe', (tx) => openFileForCall(tx, 'li', 'wang-min', null));
    await closeFilesEverywhere(house.db);
    expect((await loans()).at(-1)).toMatchObject({ ended_by: null });
    house.clock.set('2026-03-13T00:00:00+08:00');
    await closeFilesEverywhere(house.db);
    expect((await loans()).at(-1)).toMatchObject({ ended_by: 'day-end' });
  });

  test('while the paper is out with somebody, the call goes on without the file', async () => {
    await batch(who['chen-hui'], 'lend', { numbers: ['F-0001'], borrower: 'wang-min' });
    await house.db.inOrganisation('anhe', async (tx) => {
      expect(await openFileForCall(tx, 'li', 'li-qiang', null)).toBeNull();
    });
  });
});
