import { describe, expect, it } from 'vitest';
import type { HeldThing } from '../../contract/identity.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import type { Clause } from '../../kernel/index.ts';
import { record, replay } from '../../server/ledger/index.ts';
import { leaveAtTheHour, obligationsParty } from '../../server/modules/identity/index.ts';
import { testApp } from '../world/app.ts';
import { signedIn, smallCompany } from '../world/small-company.ts';

const house = await testApp({ now: '2026-03-10T09:00:00+08:00' });
await smallCompany(house);
const here = <R>(work: Parameters<typeof house.db.inOrganisation<R>>[1]) =>
  house.db.inOrganisation('anhe', work);
const text = (zh: string) => ({ zh, en: zh });

/** Own promises oblige, and leaving obliges the leaver to hand over: two clauses are enough to leave by. */
const clauses: Clause[] = [
  {
    id: 'OWN-1',
    form: 'duty',
    strength: 'nag',
    text: text('答应的事要做到'),
    on: 'promise.made',
    owes: {
      obligation: 'promise',
      of: 'actor',
      due: { on: 'fact.data.due' },
      metBy: { fact: 'promise.kept' },
    },
  },
  {
    id: 'S003.3-30',
    form: 'duty',
    strength: 'checklist',
    text: text('离职要交清'),
    on: 'member.gave-notice',
    owes: {
      obligation: 'hand-over',
      of: 'subject',
      due: { on: 'fact.data.last_day' },
      metBy: {
        fact: 'member.handed-over',
        where: 'fact.data.what == "files" && fact.data.done == fact.data.of',
      },
    },
  },
];
await here(async (tx) => {
  const rows = clauses.map((body) => ({
    org_id: 'anhe',
    clause: body.id,
    n: 1,
    pack: 'test',
    rank: 'pack',
    from_day: '2026-01-01',
    body: JSON.stringify(body),
    sha256: 'x',
  }));
  await tx.insertInto('clause_version').values(rows).execute();
  const promises = ['li', 'zhang', 'he'].map((customer, i) => ({
    id: `promise-${customer}`,
    kind: 'promise.made',
    subject: `customer:${customer}`,
    actor: 'member:zhou-xiaoyun',
    data: { due: `2026-03-${16 + i}T15:00:00+08:00`, noun: 'visit' },
  }));
  await record(tx, promises);
});

const owed = () =>
  here((tx) =>
    tx.selectFrom('obligation').select(['subject', 'holder', 'due_at', 'state']).orderBy('due_at').execute(),
  );
const atTheHour = () => leaveAtTheHour([obligationsParty]).run({ db: house.db, org: null, payload: {} });

interface Handover {
  rest: { id: string } | null;
  things: HeldThing[];
  moved: { what: string; to: { id: string }; count: number }[];
}

describe('leaving in one afternoon', () => {
  it('starts with a notice that tells the leaver the hour', async () => {
    const office = await signedIn(house, 'gao-lin');
    const notice = { id: 'bye', member: 'zhou-xiaoyun', lastDay: '2026-03-15', hour: '17:30' };
    for (let i = 0; i < 2; i++)
      expect((await office.ask('POST', '/api/departures', notice)).status).toBe(200);
    const again = await office.ask<RefusalAnswer>('POST', '/api/departures', { ...notice, id: 'bye-2' });
    expect([again.status, again.body.error.code]).toEqual([409, 'member.leaving']);
    const past = await office.ask<RefusalAnswer>('POST', '/api/departures', {
      ...notice,
      id: 'b',
      member: 'li-qiang',
      lastDay: '2026-03-09',
    });
    expect(past.body.error.code).toBe('departure.past');
    const leaver = await signedIn(house, 'zhou-xiaoyun');
    expect((await leaver.ask('GET', '/api/me')).body).toMatchObject({ leavesAt: '2026-03-15T09:30:00.000Z' });
  });

  it('lists what she holds; her own duty of handing over is not given to heirs', async () => {
    const manager = await signedIn(house, 'zhao-lei');
    const { body } = await manager.ask<Handover>('GET', '/api/departures/bye');
    expect(body.things.map(({ title, dueAt }) => [title.zh, dueAt])).toEqual([
      ['li · 答应的事要做到', '2026-03-16T07:00:00.000Z'],
      ['zhang · 答应的事要做到', '2026-03-17T07:00:00.000Z'],
      ['he · 答应的事要做到', '2026-03-18T07:00:00.000Z'],
    ]);
    expect(body.rest).toEqual({ id: 'zhao-lei', name: '赵磊' });
  });

  it('lets the manager name heirs who work here and stay', async () => {
    const manager = await signedIn(house, 'zhao-lei');
    const { body } = await manager.ask<Handover>('GET', '/api/departures/bye');
    const [li, zhang] = body.things.map(({ ref }) => ref);
    const name = (ref: string | undefined, to: string | null) =>
      manager.ask<Handover & RefusalAnswer>('PUT', '/api/departures/bye/heirs', { heirs: [{ ref, to }] });
    expect((await name(li, 'zhou-xiaoyun')).body.error.code).toBe('departure.heir');
    expect((await name(li, 'nobody')).body.error.code).toBe('departure.heir');
    expect((await name(li, 'li-qiang')).body.things[0]?.named).toEqual({ id: 'li-qiang', name: '李强' });
    await name(zhang, 'li-qiang');
    expect((await name(zhang, null)).body.things[1]?.named).toBeNull();
    const representative = await signedIn(house, 'wang-min');
    expect((await representative.ask('GET', '/api/departures/bye')).status).toBe(403);
  });

  it('moves a thing sooner when the manager says so', async () => {
    const manager = await signedIn(house, 'zhao-lei');
    const { body } = await manager.ask<Handover>('GET', '/api/departures/bye');
    const ref = body.things[0]?.ref;
    const { body: after } = await manager.ask<Handover>('POST', '/api/departures/bye/hand-over', {
      refs: [ref],
    });
    expect(after.things).toHaveLength(2);
    expect(after.moved).toEqual([{ what: 'obligations', to: { id: 'li-qiang', name: '李强' }, count: 1 }]);
    expect((await owed()).find(({ subject }) => subject === 'customer:li')?.holder).toBe('member:li-qiang');
  });

  it('closes sign-in at the hour, whether or not the job has run', async () => {
    const leaver = await signedIn(house, 'zhou-xiaoyun');
    house.clock.set('2026-03-15T17:29:59+08:00');
    expect((await leaver.ask('GET', '/api/me')).status).toBe(200);
    house.clock.set('2026-03-15T17:30:00+08:00');
    const { status, body } = await leaver.ask<RefusalAnswer>('GET', '/api/me');
    expect([status, body.error.code]).toEqual([401, 'session.member-left']);
    expect(body.error.message).toEqual({ zh: '你的账号已停用', en: 'Your account is closed' });
    await expect(signedIn(house, 'zhou-xiaoyun')).rejects.toThrow('sign-in.wrong');
  });

  it('moves what is left with its dues, and leaves no open obligation in her name', async () => {
    const before = await owed();
    await atTheHour();
    await atTheHour();
    const after = await owed();
    expect(after.map(({ due_at }) => due_at)).toEqual(before.map(({ due_at }) => due_at));
    expect(after.map(({ subject, holder, state }) => [subject, holder, state])).toEqual([
      ['member:zhou-xiaoyun', 'member:zhao-lei', 'open'],
      ['customer:li', 'member:li-qiang', 'open'],
      ['customer:zhang', 'member:zhao-lei', 'open'],
      ['customer:he', 'member:zhao-lei', 'open'],
    ]);
  });

  it('keeps her history under her name, and replays to the same rows', async () => {
    const authors = await here((tx) =>
      tx.selectFrom('fact').select('actor').where('kind', '=', 'promise.made').distinct().execute(),
    );
    expect(authors).toEqual([{ actor: 'member:zhou-xiaoyun' }]);
    const kinds = await here((tx) =>
      tx
        .selectFrom('fact')
        .select(['kind', 'actor'])
        .where('subject', '=', 'member:zhou-xiaoyun')
        .orderBy('seq')
        .execute(),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['member.gave-notice', 'post.withdrawn', 'member.handed-over']),
    );
    expect(kinds.at(-1)).toEqual({ kind: 'member.left', actor: 'system:clock' });
    const live = await owed();
    await here(replay);
    expect(await owed()).toEqual(live);
  });

  it('lets her come back under the same sign-in name with a clean start', async () => {
    const admin = await signedIn(house, 'admin');
    const back = { id: 'zhou-2', name: '周小云', signInName: 'zhou-xiaoyun' };
    expect((await admin.ask('POST', '/api/members', back)).status).toBe(200);
  });
});

describe('a member removed while signed in', () => {
  it('is told at the next request, and their manager holds what they owed', async () => {
    const admin = await signedIn(house, 'admin');
    const removed = await signedIn(house, 'li-qiang');
    expect((await removed.ask('GET', '/api/me')).status).toBe(200);
    const notice = {
      id: 'now',
      member: 'li-qiang',
      lastDay: '2026-03-15',
      hour: '20:00',
      cause: 'dismissed',
    };
    expect((await admin.ask('POST', '/api/departures', notice)).status).toBe(200);
    expect((await admin.ask('POST', '/api/departures/now/leave')).body).toEqual({ moved: 1, outstanding: 0 });
    const { status, body } = await removed.ask<RefusalAnswer>('GET', '/api/me');
    expect([status, body.error.code]).toEqual([401, 'session.member-left']);
    expect(body.error.mend?.zh).toContain('管理员');
    expect((await owed()).every(({ holder }) => holder === 'member:zhao-lei')).toBe(true);
  });
});

describe('a notice taken back', () => {
  it('leaves everything as it was', async () => {
    const office = await signedIn(house, 'gao-lin');
    await office.ask('POST', '/api/departures', { id: 'maybe', member: 'chen-hui', lastDay: '2026-03-31' });
    expect((await office.ask('DELETE', '/api/departures/maybe')).status).toBe(200);
    house.clock.set('2026-04-01T09:00:00+08:00');
    await atTheHour();
    expect((await (await signedIn(house, 'chen-hui')).ask('GET', '/api/me')).body).toMatchObject({
      leavesAt: null,
    });
  });
});

describe('the last administrator who leaves', () => {
  it('hands the post on, so that nobody is locked out', async () => {
    const boss = await signedIn(house, 'zhou-qiming');
    const notice = { id: 'adm', member: 'admin', lastDay: '2026-04-01', hour: '18:00' };
    expect((await boss.ask('POST', '/api/departures', notice)).status).toBe(200);
    await boss.ask('POST', '/api/departures/adm/leave');
    const posts = await here((tx) =>
      tx
        .selectFrom('post_holding')
        .select('member_id')
        .where('post', '=', 'administrator')
        .where('to_at', 'is', null)
        .execute(),
    );
    expect(posts).toEqual([{ member_id: 'zhou-qiming' }]);
  });
});
