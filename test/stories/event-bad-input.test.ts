import { beforeAll, describe, expect, it } from 'vitest';
import type { DoorBoard } from '../../contract/door.ts';
import type { EventPage } from '../../contract/events.ts';
import type { Draw } from '../../contract/hall.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { checkDraw } from '../../web/features/events/hall/check-draw.ts';
import type { Answer, Device } from '../world/app.ts';
import {
  doing,
  type EventHouse,
  eventHouse,
  factsOf,
  makeEvent,
  openTestDesk,
} from '../world/event-house.ts';
import { signedIn } from '../world/small-company.ts';

/**
 * What goes wrong around one event, each with a sentence that says what to do, and nothing lost. Passes that are
 * not good, guests erased and one pass at two desks: door-desk. The filing: door-opening. Seats over what is
 * allowed: events-planning, seats. Money and returns: sales-desk, sales-after. Texts: event-texts. Two at once:
 * event-same-second.
 */

let house: EventHouse;
let crew: Device;
let manager: Device;

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
/** Refused in both languages, and by what. */
const refused = ({ status, body }: Answer<unknown>) => {
  const { error } = body as RefusalAnswer;
  expect(error.message.zh).toBeTruthy();
  expect(error.message.en).toBeTruthy();
  return [status, error.code];
};

beforeAll(async () => {
  house = await eventHouse({ now: '2026-03-14T08:00:00+08:00' });
  crew = await signedIn(house, 'tang-ting');
  manager = await signedIn(house, 'zhao-lei');
});

describe('a draw', () => {
  const prizes = [
    { name: '电饭煲', count: 1, value: yuan('299.00') },
    { name: '雨伞', count: 2, value: yuan('30.00') },
  ];
  const commit = (id: string, more: object = {}) =>
    crew.ask<Draw>('POST', '/api/events/march/draws', { id, title: '上午抽奖', prizes, ...more });
  const published = async (id = 'd1', organisation = 'anhe') =>
    house.device().ask<Draw>('GET', `/api/public-draws/${organisation}/${id}`);

  it('without a commitment is not drawn, nor one that nobody could take part in', async () => {
    expect(refused(await crew.ask('POST', '/api/draws/never/reveal'))).toEqual([404, 'draw.unknown']);
    expect(refused(await crew.ask('POST', '/api/draws/never/absent', { code: '0001' }))).toEqual([
      404,
      'draw.unknown',
    ]);
    expect(refused(await published('never'))).toEqual([404, 'draw.unknown']);
    expect(refused(await published('never', 'nobody'))).toEqual([404, 'draw.unknown']);
    expect(refused(await commit('d1'))).toEqual([409, 'draw.nobody']);
    expect(refused(await crew.ask('POST', '/api/draws/d1/reveal'))).toEqual([404, 'draw.unknown']);
    expect(await factsOf(house, 'draw.committed', 'draw.drawn')).toEqual([]);
  });

  it('once committed is over those who were there then, whoever sends it again with whatever', async () => {
    const desk = await openTestDesk(house, 'A 口');
    const codes = Object.values(house.passes).map(({ code }) => code);
    await desk.send(...codes.slice(0, 5).map((code) => doing.pass(code)));
    const many = { prizes: [{ name: '雨伞', count: 6, value: yuan('30.00') }] };
    expect(refused(await commit('d0', many))).toEqual([422, 'draw.too-many-prizes']);
    const { body: first } = await commit('d1');
    expect(first.entries).toHaveLength(5);
    expect(first.seed).toBeNull();
    await desk.send(doing.pass(codes[5] as string));
    expect((await commit('d1', many)).body).toEqual(first);
    expect(refused(await crew.ask('POST', '/api/draws/d1/absent', { code: first.entries[0] }))).toEqual([
      409,
      'draw.not-drawn',
    ]);
  });

  it('drawn twice in the same second is one draw, and anybody can compute it again', async () => {
    const [one, other] = await Promise.all(
      ['A', 'B'].map(() => crew.ask<Draw>('POST', '/api/draws/d1/reveal')),
    );
    expect(one?.body).toEqual(other?.body);
    expect(await factsOf(house, 'draw.drawn')).toHaveLength(1);
    const { body } = await published();
    expect(body).toEqual(one?.body);
    expect(checkDraw(body)).toBeNull();
    expect(refused(await crew.ask('POST', '/api/draws/d1/absent', { code: '9999' }))).toEqual([
      422,
      'draw.not-a-winner',
    ]);
  });

  it('with a changed list, another seed or another winner does not check', async () => {
    const { body } = await published();
    const [first = '', ...rest] = body.entries;
    expect(checkDraw({ ...body, entries: ['9999', ...rest] })).toBe('list');
    expect(checkDraw({ ...body, entries: [...body.entries, '9999'] })).toBe('list');
    expect(checkDraw({ ...body, entries: [...rest, first] })).toBe('list');
    expect(checkDraw({ ...body, seed: `${body.seed}0` })).toBe('seed');
    const [winner, ...others] = body.results;
    const loser = body.entries.find((entry) => body.results.every(({ code }) => code !== entry));
    expect(checkDraw({ ...body, results: [{ ...winner, code: loser } as never, ...others] })).toBe('order');
  });

  it('runs out of people in a sentence; those who won stay', async () => {
    let [drawn, last] = [(await published()).body, 200];
    for (let n = 0; n < 3 && last === 200; n++) {
      const here = drawn.results.find(({ absent }) => !absent)?.code;
      const answer = await crew.ask<Draw>('POST', '/api/draws/d1/absent', { code: here });
      last = answer.status;
      if (last === 200) drawn = answer.body;
      else expect(refused(answer)).toEqual([409, 'draw.nobody-left']);
    }
    expect(last).toBe(409);
    expect((await published()).body).toEqual(drawn);
    expect(checkDraw(drawn)).toBeNull();
  });
});

describe('quotas and seats that do not fit', () => {
  const asItStands = async () => (await manager.ask<EventPage>('GET', '/api/events/april')).body;
  beforeAll(() =>
    house.db.inOrganisation('anhe', (tx) =>
      makeEvent(tx, 'april', { starts: '2026-04-18T09:00:00+08:00', name: '四月讲座', opened: false }),
    ),
  );

  it('are refused as a whole, and what stood before stands', async () => {
    const put = (...quotas: object[]) =>
      manager.ask('PUT', '/api/events/april/quotas', { id: `q${JSON.stringify(quotas).length}`, quotas });
    const wang = { member: 'wang-min', guests: 60, sales: yuan('0.00') };
    expect((await put(wang)).status).toBe(204);
    const stood = (await asItStands()).quotas;
    const far = { member: 'li-qiang', guests: 71, sales: yuan('0.00') };
    expect(refused(await put(wang, far))).toEqual([422, 'event.quota-too-many']);
    const dear = { ...wang, sales: yuan('1.00') };
    expect(refused(await put(dear))).toEqual([422, 'event.quota-too-many']);
    expect(refused(await put({ ...wang, member: 'nobody' }))).toEqual([422, 'event.member-unknown']);
    expect(refused(await put({ ...wang, guests: -1 }))).toEqual([400, 'request.invalid']);
    expect(refused(await put({ ...wang, sales: { amount: '1.00', currency: 'USD' } }))).toEqual([
      400,
      'request.invalid',
    ]);
    expect((await asItStands()).quotas).toEqual(stood);
  });

  it('more seats than the fire rules allow, also by lowering what they allow', async () => {
    const change = (body: object) => manager.ask('PATCH', '/api/events/april', body);
    expect(refused(await change({ capacity: 201 }))).toEqual([422, 'event.over-fire-limit']);
    expect(refused(await change({ fireLimit: 129 }))).toEqual([422, 'event.over-fire-limit']);
    expect((await asItStands()).capacity).toBe(130);
  });
});

describe('moved or called off with passes in people’s hands', () => {
  const code = () => house.passes['wang-minzhi']?.code as string;

  it('moved by a week: the pass is good at the new door, and the old scans stay', async () => {
    const scans = (await factsOf(house, 'guest.arrived')).length;
    const moved = {
      doorsAt: '2026-03-21T07:50:00+08:00',
      startsAt: '2026-03-21T09:00:00+08:00',
      endsAt: '2026-03-21T11:30:00+08:00',
    };
    expect((await manager.ask('PATCH', '/api/events/march', moved)).status).toBe(204);
    house.clock.set('2026-03-21T08:00:00+08:00');
    const desk = await openTestDesk(house, 'B 口', { by: await signedIn(house, 'he-jun') });
    const [answer] = await desk.send(doing.pass(code(), { at: '2026-03-21T08:00:00+08:00' }));
    expect(answer?.verdict).toBe('admitted');
    expect(await factsOf(house, 'guest.arrived')).toHaveLength(scans + 1);
  });

  it('called off: doors stay shut, desks close, nobody is asked any more; nothing is lost', async () => {
    const he = await signedIn(house, 'he-jun');
    const desk = await openTestDesk(house, 'C 口', { by: he });
    const arrived = (await he.ask<DoorBoard>('GET', '/api/events/march/door')).body.counts.people;
    expect((await manager.ask('POST', '/api/events/march/cancellation')).status).toBe(204);
    expect(refused(await manager.ask('POST', '/api/events/march/cancellation'))).toEqual([
      409,
      'event.cancelled',
    ]);
    expect(refused(await he.ask('POST', '/api/events/march/doors'))).toEqual([409, 'event.cancelled']);
    const late = await desk.ask('POST', '/api/door/acts', { acts: [doing.pass(code())] });
    expect(refused({ ...late, headers: new Headers(), bytes: Buffer.alloc(0) })).toEqual([401, 'desk.over']);
    expect(refused(await he.ask('POST', '/api/events/march/desks', { id: 'desk-d', name: 'D 口' }))[1]).toBe(
      'desk.over',
    );
    expect((await he.ask<DoorBoard>('GET', '/api/events/march/door')).body.counts.people).toBe(arrived);
  });
});
