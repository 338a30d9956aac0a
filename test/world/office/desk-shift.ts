import { receive } from '../../../server/modules/tickets/receive.ts';
import { handOver, takeOver } from '../../../server/modules/tickets/steps/hand-over.ts';
import { answer, close } from '../../../server/modules/tickets/steps/handle.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { fillsAt } from '../fills.ts';
import { TICKET } from '../spring/complaint.ts';
import type { Step } from '../step.ts';
import { caller, dayAt, type World } from '../the-world.ts';

/** Wednesday at the desk: 孙悦 until two, then 任佳, who is there ten minutes before and takes over three open tickets. */

export const EARLY = 'shift.sun-yue.11';
export const LATE = 'shift.ren-jia.11';
/** Two questions of the morning, answered at once and not yet closed. */
export const ASKED_BY_PHONE = ['ticket.bus', 'ticket.plan'] as const;

const step = (moment: string, does: (tx: Transaction) => Promise<unknown>): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx(does),
});

const wednesday = (world: World) => dayAt(world, '2026-03-11T12:00');

const planned = (moment: string, id: string, member: string, hours: [string, string], next?: string) =>
  fillsAt(moment, {
    by: 'ma-li',
    clause: 'S001.10-05b',
    id,
    values: (world) => ({
      member: `member:${member}`,
      ...(next && { next: `member:${next}` }),
      starts_on: wednesday(world),
      starts_at: hours[0],
      ends_on: wednesday(world),
      ends_at: hours[1],
    }),
  });

const arrives = (moment: string, by: string, shift: string) =>
  fillsAt(moment, {
    by,
    clause: 'S001.10-01b',
    id: `${shift}.arrived`,
    from: { clause: 'S001.10-01', subject: `shift:${shift}` },
    values: () => ({ lacking: [] }),
  });

const clocksOut = (moment: string, by: string, shift: string, ends: string, on: string, agreed?: string) =>
  fillsAt(moment, {
    by,
    clause: 'S001.10-03c',
    id: `${shift}.out`,
    about: `shift:${shift}`,
    values: (world) => ({
      ends_on: wednesday(world),
      ends_at: ends,
      on,
      ...(agreed && { agreed_by: `member:${agreed}` }),
    }),
  });

const asks = (moment: string, id: string, name: string, said: string, words: string) =>
  step(moment, async (tx) => {
    await receive(
      tx,
      {
        id,
        ticketType: 'enquiry',
        matter: 'service',
        channel: 'phone',
        customer: null,
        caller: { name, phone: '' },
        said,
        value: null,
        order: null,
        againstSupervisor: false,
        unresolved: false,
        insists: false,
      },
      caller('sun-yue'),
    );
    await answer(tx, id, { id: `${id}.answered`, words, visit: null }, caller('sun-yue'));
  });

const [BUS, PLAN] = ASKED_BY_PHONE;

export const DESK_SHIFT: readonly Step[] = [
  planned('10T17:10', EARLY, 'sun-yue', ['08:00', '14:00'], 'ren-jia'),
  planned('10T17:12', LATE, 'ren-jia', ['14:00', '20:00']),
  arrives('11T07:48', 'sun-yue', EARLY),
  asks('11T10:15', BUS, '周先生', '周六有没有车,几点到松涛路口', '有,07:40;订了座再给您回个电话'),
  asks('11T11:05', PLAN, '何女士', '服务包能不能先试一次', '要问店里,下午给您回话'),
  arrives('11T13:50', 'ren-jia', LATE),
  step('11T13:50', (tx) =>
    handOver(
      tx,
      {
        id: 'over.11',
        to: 'ren-jia',
        tickets: [TICKET, ...ASKED_BY_PHONE],
        shift: `shift:${EARLY}`,
        words: '漏水的下午三点换;两位等回话',
      },
      caller('sun-yue'),
    ),
  ),
  ...[TICKET, ...ASKED_BY_PHONE].map((ticket, i) =>
    step(`11T13:5${2 + 2 * i}`, (tx) =>
      takeOver(tx, ticket, { id: `${ticket}.taken`, words: '' }, caller('ren-jia')),
    ),
  ),
  fillsAt('11T13:58', {
    by: 'sun-yue',
    clause: 'S001.10-02',
    id: 'over.11.signed',
    about: `shift:${EARLY}`,
    values: () => ({
      to: 'member:ren-jia',
      open: 3,
      listed: 3,
      situation: '漏水投诉下午三点上门换;两位来电等回话',
      explained: true,
      signed_out: true,
      signed_in: true,
    }),
  }),
  clocksOut('11T14:00', 'sun-yue', EARLY, '14:00', 'handed-over'),
  step('11T16:20', (tx) =>
    close(tx, BUS, { id: `${BUS}.closed`, words: '座位留好,告诉他了' }, caller('ren-jia')),
  ),
  step('11T17:05', (tx) =>
    close(tx, PLAN, { id: `${PLAN}.closed`, words: '邹梅约她周五到店' }, caller('ren-jia')),
  ),
  clocksOut('11T20:00', 'ren-jia', LATE, '20:00', 'consent', 'ma-li'),
];
