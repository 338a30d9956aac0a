import { beforeAll, describe, expect, it } from 'vitest';
import type { DoorAnswer, DoorBoard, DoorFound, DoorOpen, DoorState } from '../../contract/door.ts';
import { customers } from '../../server/modules/customers/index.ts';
import { makeGuestLink } from '../../server/modules/events/inviting/guest-link.ts';
import {
  deskWith,
  doing,
  type EventHouse,
  eventHouse,
  factsOf,
  invitationId,
  invite,
  makeEvent,
  openTestDesk,
  type TestDesk,
  withdrawPass,
} from '../world/event-house.ts';
import { signedIn } from '../world/small-company.ts';

/** Saturday 07:50, doors A and B on one server: what the desks are told, and what stays on record. */

let house: EventHouse;
let a: TestDesk;
let b: TestDesk;

beforeAll(async () => {
  house = await eventHouse();
  [a, b] = [await openTestDesk(house, 'A 口'), await openTestDesk(house, 'B 口')];
});

const code = (guest: string): string => house.passes[guest]?.code as string;
const number = (guest: string): string => house.passes[guest]?.number as string;
const short = ({ verdict, reason }: DoorAnswer) => (reason ? `${verdict}: ${reason}` : verdict);

describe('a guest with a pass', () => {
  it('is let in by code, by number or by name, and the one who asked them is told', async () => {
    const [byCode, byNumber, byName] = await a.send(
      doing.pass(code('li-guifang')),
      doing.number(number('tian-fusheng')),
      doing.name(invitationId('march', 'huang-yufen')),
    );
    expect([byCode, byNumber, byName].map((answer) => short(answer as DoorAnswer))).toEqual([
      'admitted',
      'admitted',
      'admitted',
    ]);
    expect(byCode?.says.zh).toBe('李桂芳 请进');
    expect(byCode?.guest).toMatchObject({ name: '李桂芳', last4: '8821', inviter: { name: '王敏' } });
    expect(byCode?.next.map(({ zh }) => zh)).toEqual([
      '没有座位:请会务安排',
      '已告诉 王敏',
      '轮椅:请撤一把椅子',
    ]);
    expect(byNumber?.next.map(({ zh }) => zh)).toContain('同来 1 位:每位发一张卡');
    expect(byName?.next.map(({ zh }) => zh)).toContain('发红贴:不要拍照');
    expect(JSON.stringify([byCode, byNumber, byName])).not.toContain('1381234');
    const told = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('notice').select(['member', 'title', 'pushed']).orderBy('member').execute(),
    );
    expect(told.map(({ member }) => member)).toEqual(['li-qiang', 'li-qiang', 'wang-min']);
    expect(told.every(({ pushed }) => pushed)).toBe(true);
    expect(JSON.stringify(told)).toContain('李**8821');
  });

  it('is a fact with whom they were asked by and how they came in', async () => {
    const [fact] = await factsOf(house, 'guest.arrived');
    expect(fact).toMatchObject({
      subject: 'customer:li-guifang',
      actor: 'member:luo-hao',
      refs: { event: 'event:march', inviter: 'member:wang-min' },
      data: { activity: 'get-together', way: 'pass', invited: true },
    });
  });

  it('sent again is answered alike, also when it would be judged otherwise by now', async () => {
    const scan = doing.pass(code('zhang-jianguo'));
    const [first] = await a.send(scan);
    const [again] = await a.send(scan);
    expect(again).toEqual(first);
    await withdrawPass(house, 'zhang-jianguo');
    const [later] = await b.send(scan);
    expect(later).toEqual(first);
    expect((await factsOf(house, 'guest.arrived')).filter(({ id }) => id.endsWith(scan.id))).toHaveLength(1);
  });
});

describe('a guest with a phone in their hand', () => {
  it('shows the code of the guest page; an address that is nobody’s is not one of ours', async () => {
    const link = await house.db.inOrganisation('anhe', async (tx) => {
      await invite(tx, 'march', [{ id: 'deng', name: '邓秀琴', phone: '13812342265' }]);
      return makeGuestLink(tx, { id: invitationId('march', 'deng') });
    });
    const [shown, other] = await a.send(
      doing.pass(`http://192.168.1.8:8080${link}`),
      doing.pass(`http://192.168.1.8:8080/g/anhe.${'z'.repeat(24)}`),
    );
    expect([short(shown as DoorAnswer), short(other as DoorAnswer)]).toEqual(['admitted', 'refused: forged']);
    expect(shown?.guest?.name).toBe('邓秀琴');
  });
});

describe('what is not let in is kept', () => {
  it('unknown, forged, withdrawn, last week’s, another event’s: each says what to do', async () => {
    const last = await house.db.inOrganisation('anhe', async (tx) => {
      await makeEvent(tx, 'tea', { starts: '2026-03-08T09:00:00+08:00', name: '三八节茶话会' });
      await makeEvent(tx, 'april', { starts: '2026-04-18T09:00:00+08:00', name: '四月讲座' });
      const [, , , , huang] = await guestsOf();
      const zhang = { id: 'zhong-guodong', name: '钟国栋', phone: '13812344190' };
      return { tea: await invite(tx, 'tea', [huang as never]), april: await invite(tx, 'april', [zhang]) };
    });
    await withdrawPass(house, 'xu-guoping');
    const answers = await a.send(
      doing.pass('6901234567892'),
      doing.number(unusedNumber()),
      doing.pass(`0047${'1'.repeat(40)}`),
      doing.pass(code('xu-guoping')),
      doing.pass(last.tea['huang-yufen']?.code as string),
      doing.pass(last.april['zhong-guodong']?.code as string),
    );
    expect(answers.map(short)).toEqual([
      'refused: unknown',
      'refused: unknown',
      'refused: forged',
      'refused: withdrawn',
      'refused: expired',
      'refused: other-event',
    ]);
    for (const answer of answers) expect(answer.next[0]?.zh).toBeTruthy();
    expect(answers[4]?.instead).toEqual({ invitation: 'march.huang-yufen', name: '黄玉芬' });
    expect(answers[5]?.guest).toBeNull();
    expect(JSON.stringify(answers[5])).not.toContain('钟国栋');
    const facts = await factsOf(house, 'scan.refused');
    expect(facts.slice(-6).map(({ data }) => (data as { reason: string }).reason)).toEqual([
      'unknown',
      'unknown',
      'forged',
      'withdrawn',
      'expired',
      'other-event',
    ]);
    const board = await theBoard();
    expect(board.refused).toHaveLength(7);
  });

  it('a guest erased between invitation and door comes in on a card, and nothing of them is kept', async () => {
    const general = await signedIn(house, 'zhou-qiming');
    const erased = await general.ask('POST', '/api/customers/zhao-xiulan/erasure', {
      id: 'erase-1',
      sure: true,
    });
    expect([erased.status, erased.body]).toMatchObject([200, {}]);
    const [refused, card] = await a.send(doing.pass(code('zhao-xiulan')), doing.walkIn('101', 'wang-min'));
    expect(short(refused as DoorAnswer)).toBe('refused: erased');
    expect(refused?.next[0]?.zh).toContain('照样欢迎');
    expect(JSON.stringify(refused)).not.toContain('赵秀兰');
    expect(short(card as DoorAnswer)).toBe('admitted');
    const { status } = await a.ask('POST', `/api/door/walk-ins/${card?.scan}/completion`, { declined: true });
    expect(status).toBe(200);
    const row = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('walk_in').selectAll().where('card', '=', '101').executeTakeFirstOrThrow(),
    );
    expect(row).toMatchObject({ declined: true, customer_id: null });
  });
});

describe('one pass at two desks in the same second', () => {
  it('lets one in; the other is settled by a person, and both desks count the same', async () => {
    await house.db.inOrganisation('anhe', (tx) =>
      invite(tx, 'march', [{ id: 'chen-aizhen', name: '陈爱珍', phone: '13812340001' }]).then((more) =>
        Object.assign(house.passes, more),
      ),
    );
    const before = (await a.counts()).people;
    const [one, two] = await Promise.all([
      a.send(doing.pass(code('chen-aizhen'))),
      b.send(doing.pass(code('chen-aizhen'), { by: 'tang-ting' })),
    ]);
    const answers = [...one, ...two];
    expect(answers.map(({ verdict }) => verdict).sort()).toEqual(['admitted', 'repeated']);
    const second = answers.find(({ verdict }) => verdict === 'repeated') as DoorAnswer;
    expect(second.before?.desk).toMatch(/口$/);
    expect((await a.counts()).people).toBe(before + 1);
    const open = await b.ask<DoorOpen>('GET', '/api/door/open');
    expect(open.body.repeats.map(({ scan }) => scan)).toEqual([second.scan]);
    const [settled] = await b.send(doing.settle(second.scan, 'companion'));
    expect(settled).toMatchObject({
      verdict: 'admitted',
      guest: { invited: false, inviter: { id: 'wang-min' } },
    });
    expect(settled?.guest?.number).toBe(`${number('chen-aizhen')}-2`);
    const [ca, cb] = [await a.counts(), await b.counts()];
    expect(ca.people).toBe(before + 2);
    expect(cb.people).toBe(ca.people);
    expect(ca.toSettle).toBe(0);
  });

  it('or is the same person again: counted once; settled the other way by a colleague is said', async () => {
    const before = (await a.counts()).people;
    const [again] = await b.send(doing.pass(code('chen-aizhen')));
    expect(again?.verdict).toBe('repeated');
    const [same, twice, otherwise] = await b.send(
      doing.settle(again?.scan as string, 'same'),
      doing.settle(again?.scan as string, 'same'),
      doing.settle(again?.scan as string, 'companion'),
    );
    expect([same?.verdict, twice?.says]).toEqual(['repeated', same?.says]);
    expect(same?.says.zh).toBe('陈爱珍 同一个人,只计一次');
    expect(otherwise?.says.zh).toContain('别的裁定');
    expect((await a.counts()).people).toBe(before);
    expect(await factsOf(house, 'scan.repeated')).toHaveLength(2);
  });
});

const attended = (id: string) =>
  house.db.inOrganisation(
    'anhe',
    async (tx) => (await customers.answers['customer.attended']?.(tx, [id]))?.get(id) ?? null,
  );

describe('undo', () => {
  it('is for the member who let them in; the arrival is withdrawn, and they may come again', async () => {
    await house.db.inOrganisation('anhe', async (tx) =>
      Object.assign(
        house.passes,
        await invite(tx, 'march', [{ id: 'wu', name: '吴秀英', phone: '13812340002' }]),
      ),
    );
    const before = (await a.counts()).people;
    const [scan] = await a.send(doing.pass(code('wu')));
    expect(await attended('wu')).toBe(true);
    const [stranger] = await b.send(doing.undo(scan?.scan as string, { by: 'tang-ting' }));
    expect(stranger?.says.zh).toBe('谁放行的谁撤销');
    const [undone, again] = await a.send(doing.undo(scan?.scan as string), doing.undo(scan?.scan as string));
    expect([undone?.verdict, again?.verdict]).toEqual(['undone', 'undone']);
    expect((await a.counts()).people).toBe(before);
    const withdrawn = await factsOf(house, 'fact.withdrawn', 'scan.undone');
    expect(withdrawn.map(({ kind }) => kind)).toEqual(['scan.undone', 'fact.withdrawn']);
    // What was undone did not happen, for clauses that ask who ever came
    expect(await attended('wu')).toBe(false);
    expect(short((await a.send(doing.pass(code('wu'))))[0] as DoorAnswer)).toBe('admitted');
    expect((await a.counts()).people).toBe(before + 1);
  });
});

describe('a walk-in', () => {
  it('is in within one tap, finished at the seat with name, number and the notice read', async () => {
    const [card] = await b.send(doing.walkIn('7', 'li-qiang', { by: 'tang-ting' }));
    expect(card?.says.zh).toBe('卡 7 请进');
    const rep = await signedIn(house, 'li-qiang');
    const path = `/api/events/march/walk-ins/${card?.scan}/completion`;
    const given = { declined: false, id: 'liu', name: '刘淑芳', phone: '138 1234 9099' };
    const unread = await rep.ask<{ error: { code: string } }>('POST', path, { ...given, noticeRead: false });
    expect([unread.status, unread.body.error.code]).toEqual([422, 'walk-in.notice-not-read']);
    const finished = { ...given, noticeRead: true };
    expect((await rep.ask('POST', path, finished)).status).toBe(200);
    expect((await rep.ask('POST', path, finished)).status).toBe(200);
    const customer = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('customer')
        .select(['name', 'owner', 'source'])
        .where('id', '=', 'liu')
        .executeTakeFirst(),
    );
    expect(customer).toEqual({ name: '刘淑芳', owner: 'li-qiang', source: 'event' });
    const consents = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('consent').select('purpose').where('customer_id', '=', 'liu').execute(),
    );
    expect(consents).toEqual([]);
    const arrived = await factsOf(house, 'guest.arrived');
    expect(arrived.at(-1)).toMatchObject({
      subject: 'customer:liu',
      data: { invited: false, way: 'walk-in' },
    });
  });

  it('whose card was given out already waits for a person', async () => {
    const [second] = await a.send(doing.walkIn('7', null));
    expect(short(second as DoorAnswer)).toBe('repeated: card-taken');
    const [settled] = await a.send(doing.settle(second?.scan as string, 'companion'));
    expect(settled?.guest?.number).toBe('7-2');
  });

  it('on record already is that customer; one household is settled by who saw them', async () => {
    await house.db.inOrganisation('anhe', async (tx) =>
      Object.assign(
        house.passes,
        await invite(tx, 'march', [{ id: 'jiang', name: '姜素英', phone: '13812348376' }]),
      ),
    );
    await a.send(doing.pass(code('jiang')));
    const [second] = await b.send(doing.pass(code('jiang')));
    const [settled] = await b.send(doing.settle(second?.scan as string, 'companion'));
    const answer = await b.ask('POST', `/api/door/walk-ins/${settled?.scan}/completion`, {
      declined: false,
      by: 'luo-hao',
      id: 'jiang-husband',
      name: '刘建军',
      phone: '13812348376',
      noticeRead: true,
      household: true,
    });
    expect(answer.status).toBe(200);
    const household = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('household_member')
        .select(['customer_id', 'settled_by'])
        .orderBy('customer_id')
        .execute(),
    );
    expect(household).toEqual([
      { customer_id: 'jiang', settled_by: 'member:luo-hao' },
      { customer_id: 'jiang-husband', settled_by: 'member:luo-hao' },
    ]);
  });
});

describe('looking somebody up', () => {
  const found = async (q: string) => {
    const { body } = await a.ask<DoorFound>('GET', `/api/door/search?q=${encodeURIComponent(q)}`);
    return { names: body.found.map(({ name }) => name), says: body.says?.zh };
  };

  it('finds by whole name, four digits, two characters or initials with two digits', async () => {
    expect((await found('李桂芳')).names).toEqual(['李桂芳']);
    expect((await found('8821')).names).toEqual(['李桂芳']);
    expect((await found('桂芳21')).names).toEqual(['李桂芳']);
    expect((await found('lgf21')).names).toEqual(['李桂芳']);
    expect((await found(number('tian-fusheng'))).names).toEqual(['田福生']);
    expect((await found('王敏')).names).toEqual(['王敏']);
  });

  it('is no browsing: part of a name, initials alone or one character find nobody', async () => {
    for (const q of ['桂芳', 'lgf', '李', '88']) expect((await found(q)).names, q).toEqual([]);
    expect((await found('lgf')).says).toContain('全名');
    const { body } = await a.ask('GET', '/api/door/search?q=8821');
    expect(JSON.stringify(body)).not.toContain('13812348821');
  });
});

describe('counting', () => {
  it('adds up by door and by inviter, the same at both desks, and says as of when', async () => {
    const [ca, cb] = [await a.counts(), await b.counts()];
    expect(cb).toEqual(ca);
    const sum = (parts: { people: number }[]) => parts.reduce((total, { people }) => total + people, 0);
    expect([sum(ca.byDoor), sum(ca.byInviter), ca.invited + ca.walkIns]).toEqual([
      ca.people,
      ca.people,
      ca.people,
    ]);
    const admitted = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('scan').select('id').where('verdict', '=', 'admitted').execute(),
    );
    expect(ca.people).toBe(admitted.length);
    expect(ca.asOf).toBe('2026-03-13T23:50:00.000Z');
  });
});

describe('a desk', () => {
  it('is told its link once, knows its people, and is nobody’s after it is taken back', async () => {
    const manager = await signedIn(house, 'he-jun');
    const path = '/api/events/march/desks';
    const made = await manager.ask<{ token: string }>('POST', path, { id: 'desk-c', name: 'C 口' });
    const again = await manager.ask<{ error: { code: string } }>('POST', path, {
      id: 'desk-c',
      name: 'C 口',
    });
    expect([made.status, again.status, again.body.error.code]).toEqual([200, 409, 'desk.told-once']);
    const stored = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('door_device').selectAll().where('id', '=', 'desk-c').executeTakeFirstOrThrow(),
    );
    expect(JSON.stringify(stored)).not.toContain(made.body.token.split('.')[1]);
    const c = deskWith(house, made.body.token);
    const state = await c.ask<DoorState>('POST', '/api/door/presence', { waiting: 3 });
    expect(state.body).toMatchObject({ desk: { name: 'C 口' }, event: { id: 'march', open: true } });
    expect(state.body.crew[0]).toEqual({ id: 'he-jun', name: '何俊' });
    expect(state.body.counts.byDoor.find(({ desk }) => desk === 'desk-c')).toMatchObject({ waiting: 3 });
    expect((await manager.ask('DELETE', `${path}/desk-c`)).status).toBe(200);
    const closed = await c.ask<{ error: { code: string } }>('POST', '/api/door/presence', { waiting: 0 });
    expect([closed.status, closed.body.error.code]).toEqual([401, 'desk.closed']);
  });

  it('with a made-up or missing token is answered, and learns nothing', async () => {
    for (const token of ['', 'anhe.short', `anhe.${'x'.repeat(43)}`, `nobody.${'x'.repeat(43)}`]) {
      const { status } = await deskWith(house, token).ask('POST', '/api/door/presence', {});
      expect([token, status]).toEqual([token, 401]);
    }
  });

  it('refuses somebody who does not work here, as a whole, and nothing of it happened', async () => {
    const { status, body } = await a.ask<{ error: { code: string } }>('POST', '/api/door/acts', {
      acts: [doing.walkIn('55', null, { by: 'nobody' })],
    });
    expect([status, body.error.code]).toEqual([422, 'desk.no-such-member']);
  });

  it('is for those who may: a representative opens none', async () => {
    const rep = await signedIn(house, 'wang-min');
    expect((await rep.ask('POST', '/api/events/march/desks', { id: 'x', name: 'x' })).status).toBe(403);
    expect((await rep.ask('GET', '/api/events/march/door')).status).toBe(403);
  });

  it('closes by itself after the event', async () => {
    const before = house.clock.now();
    house.clock.set('2026-03-15T08:00:00+08:00');
    const { status, body } = await a.ask<{ error: { code: string } }>('POST', '/api/door/presence', {});
    expect([status, body.error.code]).toEqual([401, 'desk.over']);
    house.clock.set(new Date(before).toISOString());
  });
});

async function theBoard(): Promise<DoorBoard> {
  const manager = await signedIn(house, 'he-jun');
  return (await manager.ask<DoorBoard>('GET', '/api/events/march/door')).body;
}

async function guestsOf() {
  return (await import('../world/event-house.ts')).guests;
}

function unusedNumber(): string {
  const taken = new Set(Object.values(house.passes).map((pass) => pass.number));
  for (let n = 1; ; n++) {
    const tried = String(n).padStart(4, '0');
    if (!taken.has(tried)) return tried;
  }
}
