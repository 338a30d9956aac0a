import { receive } from '../../../server/modules/tickets/receive.ts';
import {
  answer,
  close,
  complete,
  dispatch,
  feedBack,
  verify,
} from '../../../server/modules/tickets/steps/handle.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { GUESTS } from '../guests.ts';
import type { Step } from '../step.ts';
import { caller, dayAt, type World } from '../the-world.ts';

/** 何淑珍's tub leaks and nobody listened: from the call on Wednesday morning to the close on Thursday. */

export const TICKET = 'ticket.he-shuzhen';

const step = (moment: string, does: (tx: Transaction, world: World) => Promise<unknown>): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx((tx) => does(tx, world)),
});

export const COMPLAINT: readonly Step[] = [
  step('11T09:20', async (tx) =>
    receive(
      tx,
      {
        id: TICKET,
        ticketType: 'complaint',
        matter: 'quality',
        channel: 'phone',
        customer: GUESTS.heShuzhen.id,
        caller: { name: '', phone: '' },
        said: '足浴桶漏水,打了两次没人理',
        value: { amount: '699.00', currency: 'CNY' },
        order: await orderOf(tx),
        againstSupervisor: false,
        unresolved: false,
        insists: false,
      },
      caller('sun-yue'),
    ),
  ),
  step('11T09:27', (tx, world) =>
    answer(
      tx,
      TICKET,
      {
        id: `${TICKET}.answered`,
        words: '先道歉;今天下午三点上门换',
        visit: { day: dayAt(world, '2026-03-11T12:00'), at: '15:00' },
      },
      caller('ma-li'),
    ),
  ),
  step('11T09:40', (tx) =>
    dispatch(
      tx,
      TICKET,
      { id: `${TICKET}.sent`, to: 'feng-gang', words: '带一台新桶去', notice: true },
      caller('ma-li'),
    ),
  ),
  step('11T15:00', async (tx) =>
    complete(
      tx,
      TICKET,
      {
        id: `${TICKET}.done`,
        words: '换了新桶,旧桶带回',
        signed: true,
        attachments: [],
        replaced: { order: await orderOf(tx), line: 0, quantity: 1 },
      },
      caller('feng-gang'),
    ),
  ),
  step('11T15:40', (tx) =>
    feedBack(
      tx,
      TICKET,
      { id: `${TICKET}.told`, words: '冯刚换好了;明天上午再问您好不好用' },
      caller('ma-li'),
    ),
  ),
  step('12T10:40', (tx) =>
    verify(
      tx,
      TICKET,
      { id: `${TICKET}.verified`, satisfied: true, words: '新桶好用;周六不一定来' },
      caller('ma-li'),
    ),
  ),
  step('12T10:55', (tx) =>
    close(tx, TICKET, { id: `${TICKET}.closed`, words: '换机、回访都做了' }, caller('ma-li')),
  ),
];

async function orderOf(tx: Transaction): Promise<string> {
  const { id } = await tx
    .selectFrom('sale_order')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', GUESTS.heShuzhen.id)
    .executeTakeFirstOrThrow();
  return id;
}
