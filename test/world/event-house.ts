import type { DoorAct, DoorAnswer, DoorCounts } from '../../contract/door.ts';
import { addCustomer, memberDoer } from '../../server/modules/customers/index.ts';
import { issuePass, makePassCode, revokePass } from '../../server/modules/events/door/issue-pass.ts';
import { addMember, hashPassword, setPassword } from '../../server/modules/identity/index.ts';
import type { Transaction } from '../../server/platform/database.ts';
import { newId } from '../../web/api/new-id.ts';
import { type Device, type TestApp, testApp } from './app.ts';
import { PASSWORD, signedIn, smallCompany } from './small-company.ts';

/** 三月联谊会 on a Saturday morning, its guests with passes in their hands, before any seat is planned. */

const DOORS = '2026-03-14T07:50:00+08:00';

export interface EventGuest {
  id: string;
  name: string;
  phone: string;
  inviter?: string;
  bought?: boolean;
  care?: string[];
  companions?: number;
}

export const guests: readonly EventGuest[] = [
  { id: 'zhao-xiulan', name: '赵秀兰', phone: '13812341052', bought: true },
  { id: 'li-guifang', name: '李桂芳', phone: '13812348821', bought: true, care: ['wheelchair'] },
  { id: 'zhang-jianguo', name: '张建国', phone: '13812343307' },
  { id: 'xu-guoping', name: '许国平', phone: '13812347718', inviter: 'li-qiang' },
  { id: 'huang-yufen', name: '黄玉芬', phone: '13812347254', inviter: 'li-qiang', care: ['no-photo'] },
  { id: 'tian-fusheng', name: '田福生', phone: '13812345866', inviter: 'li-qiang', companions: 1 },
  { id: 'wang-min-guest', name: '王敏', phone: '13812346601', inviter: 'li-qiang' },
  { id: 'wang-minzhi', name: '王敏芝', phone: '13812346602', inviter: 'li-qiang' },
];

export interface EventHouse extends TestApp {
  /** What each guest holds: the code of their pass, and its number. */
  passes: Record<string, { code: string; number: string }>;
}

interface Options {
  now?: string;
  webRoot?: string | null;
  fireLimit?: number;
  opened?: boolean;
}

export async function eventHouse({
  now = DOORS,
  webRoot = null,
  fireLimit = 200,
  opened = true,
}: Options = {}): Promise<EventHouse> {
  const house = await testApp({ now: '2026-03-01T09:00:00+08:00', webRoot });
  await smallCompany(house);
  await conferenceCrew(house);
  const passes = await house.db.inOrganisation('anhe', async (tx) => {
    await makeEvent(tx, 'march', { fireLimit, opened });
    return invite(tx, 'march', guests);
  });
  house.clock.set(now);
  return { ...house, passes };
}

async function conferenceCrew(house: TestApp): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  const hand = { by: 'system:set-up', source: 'set-up' as const };
  await house.db.inOrganisation('anhe', async (tx) => {
    for (const [id, name, post] of [
      ['he-jun', '何俊', 'conference-manager'],
      ['tang-ting', '唐婷', 'host'],
      ['luo-hao', '罗浩', 'crew'],
    ] as const) {
      await addMember(
        tx,
        { id, name, signInName: id, department: 'office', posts: [{ post, department: 'office' }] },
        hand,
      );
      await setPassword(tx, id, hash, hand.by, 'set-up');
    }
  });
}

interface Kind {
  starts?: string;
  name?: string;
  fireLimit?: number;
  opened?: boolean;
}

export async function makeEvent(
  tx: Transaction,
  id: string,
  { starts = '2026-03-14T09:00:00+08:00', name = '三月联谊会', fireLimit = 200, opened = true }: Kind = {},
): Promise<void> {
  const start = Date.parse(starts);
  await tx
    .insertInto('event')
    .values({
      id,
      name,
      type: 'get-together',
      hall: '雁江宾馆三楼',
      address: '雁江区娇子大道 18 号,2 路车雁江宾馆站',
      region: '512002',
      doors_at: new Date(start - 70 * 60_000),
      starts_at: new Date(start),
      ends_at: new Date(start + 150 * 60_000),
      capacity: Math.min(130, fireLimit),
      fire_limit: fireLimit,
      sells: '安禾公司邀请您,会上销售蛋白粉和足浴桶',
      goal_guests: 90,
      planned_by: 'member:he-jun',
      planned_at: new Date(tx.clock.now()),
      opened_at: opened ? new Date(start - 70 * 60_000) : null,
    })
    .execute();
}

/** Adds who is not on record yet, asks them and gives each a pass. */
export async function invite(
  tx: Transaction,
  event: string,
  asked: readonly EventGuest[],
): Promise<EventHouse['passes']> {
  const passes: EventHouse['passes'] = {};
  for (const { id, name, phone, inviter = 'wang-min', bought = false, care = [], companions = 0 } of asked) {
    const known = await tx.selectFrom('customer').select('id').where('id', '=', id).executeTakeFirst();
    const by = memberDoer({ member: inviter, posts: ['representative'] });
    if (!known) await addCustomer(tx, { id, name, phones: [phone], source: 'event' }, by);
    if (bought) await tx.updateTable('customer').set({ bought }).where('id', '=', id).execute();
    const row = { id: invitationId(event, id), event_id: event, customer_id: id, inviter };
    const now = new Date(tx.clock.now());
    await tx
      .insertInto('invitation')
      .values({
        ...row,
        state: 'accepted',
        care,
        companions,
        listed_at: now,
        invited_at: now,
        confirmed_at: now,
      })
      .execute();
    const pass = await issuePass(tx, row, `member:${inviter}`);
    passes[id] = { number: pass.number, code: await makePassCode(tx, pass) };
  }
  return passes;
}

export const invitationId = (event: string, guest: string): string => `${event}.${guest}`;

export const withdrawPass = (house: TestApp, guest: string, event = 'march'): Promise<void> =>
  house.db.inOrganisation('anhe', async (tx) => {
    const row = await tx
      .selectFrom('invitation')
      .select(['id', 'event_id', 'customer_id', 'inviter'])
      .where('id', '=', invitationId(event, guest))
      .executeTakeFirstOrThrow();
    await revokePass(tx, row, 'member:li-qiang');
  });

/** A desk as its page talks to the server. */
export interface TestDesk {
  token: string;
  ask<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: T }>;
  /** Sends what was done, in order. */
  send(...acts: DoorAct[]): Promise<DoorAnswer[]>;
  counts(): Promise<DoorCounts>;
}

export async function openTestDesk(
  house: TestApp,
  name: string,
  { by, event = 'march' }: { by?: Device; event?: string } = {},
): Promise<TestDesk> {
  const manager = by ?? (await signedIn(house, 'he-jun'));
  const { status, body } = await manager.ask<{ token: string }>('POST', `/api/events/${event}/desks`, {
    id: newId(),
    name,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return deskWith(house, body.token);
}

export function deskWith(house: Pick<TestApp, 'address'>, token: string): TestDesk {
  const ask: TestDesk['ask'] = async (method, path, body) => {
    const answer = await fetch(house.address + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'x-guiju': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : null };
  };
  return {
    token,
    ask,
    async send(...acts) {
      const { status, body } = await ask<{ answers: DoorAnswer[] }>('POST', '/api/door/acts', { acts });
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
      return body.answers;
    },
    counts: async () => (await ask<DoorCounts>('GET', '/api/door/counts')).body,
  };
}

interface When {
  id?: string;
  at?: string;
  by?: string;
}
const done = ({ id = newId(), at = DOORS, by = 'luo-hao' }: When = {}) => ({ id, at, by });

/** What is done at a desk, each with an id of its own. */
export const doing = {
  pass: (code: string, when?: When): DoorAct => ({ do: 'pass', ...done(when), code }),
  number: (number: string, when?: When): DoorAct => ({ do: 'number', ...done(when), number }),
  name: (invitation: string, when?: When): DoorAct => ({ do: 'name', ...done(when), invitation }),
  walkIn: (card: string, inviter: string | null, when?: When): DoorAct => ({
    do: 'walk-in',
    ...done(when),
    card,
    inviter,
  }),
  undo: (scan: string, when?: When): DoorAct => ({ do: 'undo', ...done(when), scan }),
  settle: (scan: string, as: 'same' | 'companion', when?: When): DoorAct => ({
    do: 'settle',
    ...done(when),
    scan,
    as,
  }),
};

export const factsOf = (house: TestApp, ...kinds: string[]) =>
  house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('fact')
      .select(['id', 'kind', 'subject', 'refs', 'actor', 'data'])
      .where('kind', 'in', kinds)
      .orderBy('seq')
      .execute(),
  );
