import { beforeAll, describe, expect, it } from 'vitest';
import type { SeatPlan } from '../../contract/seats.ts';
import type { Answer, Device } from '../world/app.ts';
import { doing, type EventHouse, eventHouse, openTestDesk } from '../world/event-house.ts';
import { signedIn } from '../world/small-company.ts';

/** The evening before: tables are put out, the proposal is taken, a few change places; in the morning guests are led to them. */

let house: EventHouse;
let manager: Device;
const path = '/api/events/march/seats';
type Plan = Answer<SeatPlan & { error?: { code: string; message: { zh: string } } }>;
const put = (what: string, body: unknown): Promise<Plan> => manager.ask('PUT', `${path}/${what}`, body);

beforeAll(async () => {
  house = await eventHouse({ now: '2026-03-13T17:00:00+08:00', fireLimit: 60 });
  manager = await signedIn(house, 'he-jun');
});

const placeOf = (plan: SeatPlan, guest: string) => {
  for (const { table, row, chairs } of plan.tables)
    for (const { seat, sits, kind } of chairs)
      if (sits?.ref === `invitation:march.${guest}`) return { table, row, seat, kind };
  return null;
};

describe('putting out tables', () => {
  it('refuses more chairs than the fire rules or the plan allow', async () => {
    const fire = await put('layout', { tables: 13, chairs: 10, across: 5 });
    expect([fire.status, fire.body.error?.code]).toEqual([422, 'seats.over-fire-limit']);
    expect(fire.body.error?.message.zh).toBe('摆 130 个座位,消防核定只有 60 人');
    await house.db.inOrganisation('anhe', (tx) =>
      tx.updateTable('event').set({ capacity: 20 }).where('id', '=', 'march').execute(),
    );
    const plan = await put('layout', { tables: 3, chairs: 8, across: 3 });
    expect([plan.status, plan.body.error?.code]).toEqual([422, 'seats.over-capacity']);
    await house.db.inOrganisation('anhe', (tx) =>
      tx.updateTable('event').set({ capacity: 60 }).where('id', '=', 'march').execute(),
    );
    expect((await put('layout', { tables: 4, chairs: 6, across: 3 })).body.chairs).toBe(24);
  });
});

describe('the proposal', () => {
  it('seats guests with whoever asked them, care in front, a chair for staff at each table', async () => {
    const { status, body } = await manager.ask<SeatPlan>('POST', `${path}/proposal`);
    expect(status).toBe(200);
    expect([body.seated, body.unseated]).toEqual([8, []]);
    expect(placeOf(body, 'li-guifang')).toMatchObject({ row: 1, kind: 'wheelchair' });
    const wang = body.tables.filter(({ inviter }) => inviter?.id === 'wang-min');
    expect(wang).toHaveLength(1);
    expect(wang[0]?.chairs.flatMap(({ sits }) => sits?.name ?? [])).toEqual([
      '王敏',
      '李桂芳',
      '赵秀兰',
      '张建国',
    ]);
    for (const { chairs } of body.tables) expect(chairs[0]?.kind).toBe('staff');
    expect((await manager.ask<SeatPlan>('POST', `${path}/proposal`)).body).toEqual(body);
  });

  it('is settled: how many tables, and which have only new guests or nobody of the staff', async () => {
    const once = await manager.ask('POST', `${path}/settled`, { id: 's1' });
    expect(once.status).toBe(200);
    expect((await manager.ask('POST', `${path}/settled`, { id: 's1' })).status).toBe(200);
    const facts = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('fact').select('data').where('kind', '=', 'seating.settled').execute(),
    );
    expect(facts).toHaveLength(1);
    const { tables } = (await manager.ask<SeatPlan>('GET', path)).body;
    const named = (hint: 'no-returning' | 'no-staff') =>
      tables.filter(({ hints }) => hints.includes(hint)).map(({ table }) => `T${table}`);
    expect(facts[0]?.data).toEqual({
      tables: tables.length,
      without_returning: named('no-returning'),
      without_staff: named('no-staff'),
    });
  });

  it('two change places in one step; the same again is nothing', async () => {
    const { body: before } = await manager.ask<SeatPlan>('GET', path);
    const [zhang, huang] = [placeOf(before, 'zhang-jianguo'), placeOf(before, 'huang-yufen')];
    const to = { table: huang?.table, seat: huang?.seat };
    const moved = await put('places/invitation:march.zhang-jianguo', to);
    expect(placeOf(moved.body, 'zhang-jianguo')).toMatchObject(to);
    expect(placeOf(moved.body, 'huang-yufen')).toMatchObject({ table: zhang?.table, seat: zhang?.seat });
    expect((await put('places/invitation:march.zhang-jianguo', to)).body).toEqual(moved.body);
    const nobody = await put('places/invitation:none', to);
    expect([nobody.status, nobody.body.error?.code]).toEqual([404, 'seats.not-here']);
    const nowhere = await put('places/invitation:march.zhang-jianguo', { table: 99, seat: 1 });
    expect([nowhere.status, nowhere.body.error?.code]).toEqual([404, 'seats.no-such-chair']);
    const up = await manager.ask<SeatPlan>('DELETE', `${path}/places/invitation:march.zhang-jianguo`);
    expect(up.body.unseated.map(({ name }) => name)).toEqual(['张建国']);
  });

  it('is for those who plan; a representative reads it', async () => {
    const rep = await signedIn(house, 'wang-min');
    expect((await rep.ask<SeatPlan>('GET', path)).body.may).toBe(false);
    expect((await rep.ask('POST', `${path}/proposal`)).status).toBe(403);
  });
});

describe('in the morning', () => {
  it('the verdict says the table; who has none is led to the table of whoever asked them', async () => {
    house.clock.set('2026-03-14T07:50:00+08:00');
    const a = await openTestDesk(house, 'A 口');
    const [planned, free, card, nobody] = await a.send(
      doing.pass(house.passes['li-guifang']?.code as string),
      doing.pass(house.passes['zhang-jianguo']?.code as string),
      doing.walkIn('1', 'li-qiang'),
      doing.walkIn('2', null),
    );
    expect(planned?.guest?.seat).toMatchObject({ wheelchair: true });
    expect(planned?.next.map(({ zh }) => zh)).toContain('轮椅:椅子已撤');
    const { body } = await manager.ask<SeatPlan>('GET', path);
    const host = (table: number | undefined) => body.tables.find((one) => one.table === table)?.inviter?.id;
    expect(host(free?.guest?.seat?.table)).toBe('wang-min');
    expect(host(card?.guest?.seat?.table)).toBe('li-qiang');
    expect(nobody?.guest?.seat).toBeNull();
    expect(body.unseated.map(({ name }) => name)).toEqual(['2']);
  });

  it('the hall is not planned anew over the heads of those who sit in it', async () => {
    const again = await manager.ask<{ error: { code: string } }>('POST', `${path}/proposal`);
    expect([again.status, again.body.error.code]).toEqual([409, 'seats.guests-here']);
    expect((await put('layout', { tables: 4, chairs: 6, across: 3 })).status).toBe(409);
  });

  it('one over the fire limit waits outside, whatever two desks send at once', async () => {
    await house.db.inOrganisation('anhe', (tx) =>
      tx.updateTable('event').set({ fire_limit: 5, capacity: 5 }).where('id', '=', 'march').execute(),
    );
    const [a, b] = [await openTestDesk(house, 'C 口'), await openTestDesk(house, 'D 口')];
    const answers = (
      await Promise.all([a.send(doing.walkIn('11', null)), b.send(doing.walkIn('12', null))])
    ).flat();
    expect(answers.map(({ verdict, reason }) => reason ?? verdict).sort()).toEqual(['admitted', 'full']);
    expect((await a.counts()).people).toBe(5);
  });
});
