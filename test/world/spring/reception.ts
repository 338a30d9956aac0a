import { decideApprovals } from '../../../server/modules/followup/approvals/decide-approvals.ts';
import { fill } from '../../../server/modules/policy/sheets/fill.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import type { Step } from '../step.ts';
import { caller, dayAt, type World } from '../the-world.ts';

/** Guests from 成都 on Thursday: asked for, approved, a room with tea, and half a day longer than was planned. */

export const RECEPTION = 'reception.chengdu';
export const ROOM = 'booking.chengdu';

const step = (moment: string, does: (tx: Transaction, world: World) => Promise<unknown>): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx((tx) => does(tx, world)),
});

const THURSDAY = (world: World) => dayAt(world, '2026-03-12T12:00');
/** The month in which the reception is asked for. */
const MONTH = (world: World) => `${dayAt(world, '2026-03-11T12:00').slice(0, 7)}-01`;

interface Sheet {
  by: string;
  clause: string;
  id: string;
  about?: string;
  values: (world: World) => Parameters<typeof fill>[2]['values'];
}

const fills = (moment: string, { by, clause, values, ...entry }: Sheet) =>
  step(moment, (tx, world) =>
    fill(tx, clause, { warned: false, attachments: [], ...entry, values: values(world) }, caller(by)),
  );

export const RECEIVED: readonly Step[] = [
  fills('09T08:45', {
    by: 'zheng-fang',
    clause: 'S002.24-05d',
    id: 'budget.reception.march',
    values: (world) => ({ line: 'reception', month: MONTH(world), amount: 300000 }),
  }),
  fills('11T09:10', {
    by: 'zhao-lei',
    clause: 'S002.12-06',
    id: RECEPTION,
    values: (world) => ({
      visitor: 'key-customer',
      class: 'B',
      guest_posts: '成都某养老服务公司,副总经理等四人',
      guests: 4,
      hosts: 3,
      starts_on: THURSDAY(world),
      starts_at: '10:00',
      ends_at: '14:00',
      stay_dates: '当天往返',
      purpose: '谈居家服务合作,需当面看体验店',
      necessary: true,
      requests: '中午简单用餐',
      dining: 'outside',
      estimate: 91000,
      gift_count: 4,
      gift_each: 8800,
      tour: false,
      extras: [],
      extras_asked: false,
      lodging: 'none',
      leaders_needed: false,
    }),
  }),
  step('11T11:05', async (tx) => {
    const rows = await tx
      .selectFrom('obligation')
      .select('id')
      .where('org_id', '=', tx.org)
      .where('subject', '=', `reception:${RECEPTION}`)
      .where('noun', '=', 'approve')
      .where('state', '=', 'open')
      .execute();
    const decisions = rows.map(({ id }) => ({ id: `yes.${id}`, approval: id, yes: true, reason: '' }));
    await decideApprovals(tx, { decisions }, caller('zhou-qiming'));
  }),
  fills('11T11:20', {
    by: 'zhao-lei',
    clause: 'S002.24-10b',
    id: ROOM,
    about: `reception:${RECEPTION}`,
    values: (world) => ({
      room: 'one',
      starts_on: THURSDAY(world),
      starts_at: '10:00',
      ends_at: '14:00',
      tea: true,
      special: false,
    }),
  }),
  fills('11T15:30', {
    by: 'he-jun',
    clause: 'S002.24-10b',
    id: 'booking.stocktaking',
    values: (world) => ({
      room: 'one',
      starts_on: THURSDAY(world),
      starts_at: '16:00',
      ends_at: '17:30',
      tea: false,
      special: false,
    }),
  }),
  fills('12T09:45', {
    by: 'luo-hao',
    clause: 'S002.11-07b',
    id: 'ready.chengdu',
    about: `booking:${ROOM}`,
    values: () => ({ set: ['tea', 'flowers'] }),
  }),
  fills('12T13:40', {
    by: 'zhao-lei',
    clause: 'S002.26-03d',
    id: 'longer.chengdu',
    about: `booking:${ROOM}`,
    values: (world) => ({ room: 'two', starts_on: THURSDAY(world), starts_at: '14:00', ends_at: '16:30' }),
  }),
];
