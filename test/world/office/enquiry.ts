import { receive } from '../../../server/modules/tickets/receive.ts';
import { answer, close } from '../../../server/modules/tickets/steps/handle.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { call } from '../calls.ts';
import { GUESTS } from '../guests.ts';
import type { Step } from '../step.ts';
import { caller } from '../the-world.ts';

/** 钟国栋 telephones on Monday about Saturday; 孙悦 takes it, and calls him back the same afternoon. */

export const ASKED_ABOUT_SATURDAY = 'ticket.zhong-guodong';

const step = (moment: string, does: (tx: Transaction) => Promise<unknown>): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx(does),
});

export const ENQUIRY: readonly Step[] = [
  step('09T10:32', (tx) =>
    receive(
      tx,
      {
        id: ASKED_ABOUT_SATURDAY,
        ticketType: 'enquiry',
        matter: 'service',
        channel: 'phone',
        customer: GUESTS.zhongGuodong.id,
        caller: { name: '', phone: '' },
        said: '周六的联谊会还能不能来',
        value: null,
        order: null,
        againstSupervisor: false,
        unresolved: false,
        insists: false,
      },
      caller('sun-yue'),
    ),
  ),
  step('09T10:34', (tx) =>
    answer(
      tx,
      ASKED_ABOUT_SATURDAY,
      { id: `${ASKED_ABOUT_SATURDAY}.answered`, words: '满座了,先排候补,今天给您回电话', visit: null },
      caller('sun-yue'),
    ),
  ),
  step('09T16:05', (tx) =>
    call(tx, 'sun-yue', GUESTS.zhongGuodong, {
      noun: 'ring-back',
      said: { customer: '有位子就来', mine: '候补第一位,有空位马上告诉您' },
    }),
  ),
  step('09T16:09', (tx) =>
    close(
      tx,
      ASKED_ABOUT_SATURDAY,
      { id: `${ASKED_ABOUT_SATURDAY}.closed`, words: '回过电话,候补第一位' },
      caller('sun-yue'),
    ),
  ),
];
