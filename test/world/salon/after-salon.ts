import { makeEveningFile } from '../../../server/modules/events/evening/make-file.ts';
import { scorePhase } from '../../../server/modules/events/hall/score-phase.ts';
import { reportEvent } from '../../../server/modules/events/hall/start-event.ts';
import { addLesson } from '../../../server/modules/events/planning/add-lesson.ts';
import { holdMeeting } from '../../../server/modules/events/planning/hold-meeting.ts';
import { confirmCount } from '../../../server/modules/sales/cash/confirm-count.ts';
import { countCash } from '../../../server/modules/sales/cash/count-cash.ts';
import {
  acceptReturn,
  deliverGoods,
  payRefund,
  placeOrder,
  takePayment,
} from '../../../server/modules/sales/index.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { as, SALON, SALON_GUESTS } from './salon-people.ts';
import { type Scene, says, type When, yuan } from './scene.ts';

/** Three orders, the till, the summary, the files of the evening, and one that goes back. */
export const AFTER_SALON: readonly Scene[] = [
  {
    day: 0,
    clock: '11:05',
    part: 'orders',
    who: 'su-qing',
    says: says('邓秀兰 买蛋白粉 2 罐,现金 596', '邓秀兰 buys two tins of protein powder, 596 in cash'),
    does: (tx) => buy(tx, 's-01', 'su-qing', 'protein', 2),
  },
  {
    day: 0,
    clock: '11:10',
    part: 'orders',
    who: 'su-qing',
    says: says('何桂芳 买足浴桶 1 台,现金 699', '何桂芳 buys a foot tub, 699 in cash'),
    does: (tx) => buy(tx, 's-02', 'su-qing', 'foot-tub', 1),
  },
  {
    day: 0,
    clock: '11:14',
    part: 'orders',
    who: 'fang-yuan',
    says: says('夏正国 买蛋白粉 1 罐,现金 298', '夏正国 buys one tin, 298 in cash'),
    does: (tx) => buy(tx, 's-14', 'fang-yuan', 'protein', 1),
  },
  {
    day: 0,
    clock: '11:40',
    part: 'orders',
    who: 'jin-lan',
    says: says('两人对账:现金 1,593,一分不差', 'the till is counted by two: 1,593, to the cent'),
    does: till,
  },
  {
    day: 0,
    clock: '12:10',
    part: 'hall',
    who: 'gu-ping',
    says: says('开总结会,交总结', 'holds the summary meeting and reports'),
    does: sumUp,
  },
  {
    day: 0,
    clock: '19:30',
    part: 'files',
    who: 'su-qing',
    says: says('今晚建档:买了的 2 位先建', 'makes the files of the evening, two buyers first'),
    does: (tx) => files(tx, 'su-qing', 's-01', 's-02'),
  },
  {
    day: 0,
    clock: '19:50',
    part: 'files',
    who: 'su-qing',
    says: says('再建 10 位没买的', 'and ten who did not buy'),
    does: (tx) => files(tx, 'su-qing', ...LOOKED, 'c-W01'),
  },
  {
    day: 0,
    clock: '20:00',
    part: 'files',
    who: 'fang-yuan',
    says: says('建 7 位,还剩 1 位没建', 'makes seven; one is left'),
    does: (tx) => files(tx, 'fang-yuan', 's-14', 's-15', 's-16', 's-17', 's-18', 's-19', 'c-W02'),
  },
  {
    day: 0,
    clock: '20:40',
    part: 'orders',
    who: 'fang-yuan',
    says: says(
      '夏正国 把没拆的那罐退了,当场退 298',
      '夏正国 brings his tin back unopened: 298 are paid at once',
    ),
    does: giveBack,
  },
  {
    day: 0,
    clock: '21:10',
    part: 'after',
    who: 'gu-ping',
    says: says(
      '复盘:给会前、会中打分,会后的还早',
      'looks back: before and during are scored, what comes after is not over',
    ),
    does: lookBack,
  },
];

const PRICE = { protein: 298, 'foot-tub': 699 } as const;

async function buy(
  tx: Transaction,
  customer: string,
  seller: string,
  product: keyof typeof PRICE,
  quantity: number,
): Promise<void> {
  const id = `order.${customer}`;
  const by = `member:${seller}` as const;
  const lines = [{ product, quantity, price: yuan(PRICE[product]) }];
  const order = { id, subject: `customer:${customer}`, event: `event:${SALON}`, lines, deposit: null };
  await placeOrder(tx, order as never, by, { source: 'demo' });
  const paid = {
    id: `${id}.paid`,
    amount: yuan(PRICE[product] * quantity),
    way: 'cash' as const,
    reference: '',
  };
  await takePayment(tx, id, paid, by, 'demo');
  await deliverGoods(tx, id, { id: `${id}.handed`, lines: [0] }, by, 'demo');
}

async function till(tx: Transaction, when: When): Promise<void> {
  const counted = [{ way: 'cash' as const, amount: yuan(1593) }];
  const close = { id: 'till', event: `event:${SALON}`, day: when.day(0), counted, explanation: '' };
  await countCash(tx, close as never, 'jin-lan');
  await confirmCount(tx, 'till', 'tao-ran');
}

async function sumUp(tx: Transaction): Promise<void> {
  const held = {
    id: 'meet.summary',
    meeting: 'summary' as const,
    attended: 10,
    minutes: '一位客人没人聊过,方远打电话致歉',
  };
  await holdMeeting(tx, SALON, held, 'member:gu-ping', 'demo');
  await reportEvent(tx, SALON, 'member:gu-ping');
}

const BOUGHT: Readonly<Record<string, string>> = {
  's-01': '蛋白粉 2 罐',
  's-02': '足浴桶 1 台',
  's-14': '蛋白粉 1 罐',
};

/** 苏晴's who came and bought nothing. */
const LOOKED = ['s-03', 's-04', 's-05', 's-06', 's-07', 's-08', 's-09', 's-10', 's-11'];

async function files(tx: Transaction, maker: string, ...customers: string[]): Promise<void> {
  for (const customer of customers) {
    const bought = BOUGHT[customer];
    const fields = {
      activity: 'lecture',
      outcome: bought ? 'bought' : 'none',
      ...(bought && { products: bought }),
      feedback: '讲得清楚',
      wishes: SALON_GUESTS.find(({ id }) => id === customer)?.gender === 'male' ? '想再看看' : '想学怎么用',
      next_step: '三天内回访',
    };
    await makeEveningFile(tx, SALON, { id: `file.${customer}`, customer, fields, complete: true }, as(maker));
  }
}

/** Unopened, the same evening: the company's seven days have hardly begun. */
async function giveBack(tx: Transaction): Promise<void> {
  const given = { id: 'back', lines: [{ line: 0, quantity: 1 }], way: 'cash' as const, now: true };
  await acceptReturn(tx, 'order.s-14', given, 'member:fang-yuan', 'demo');
  await payRefund(tx, 'back', { id: 'back.paid', way: 'cash' }, 'member:fang-yuan', 'demo');
}

async function lookBack(tx: Transaction): Promise<void> {
  await scorePhase(tx, SALON, { id: 'before', phase: 'before', score: 92 }, 'member:gu-ping');
  await scorePhase(tx, SALON, { id: 'during', phase: 'during', score: 90 }, 'member:gu-ping');
  await addLesson(tx, SALON, { id: 'lesson', words: '有一位没人聊过:下次散会前照名单看一遍' }, 'gu-ping');
}
