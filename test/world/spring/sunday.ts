import { askCode } from '../../../server/modules/customers/own-page/ask-code.ts';
import { enterCode } from '../../../server/modules/customers/own-page/own-session.ts';
import { scorePhase } from '../../../server/modules/events/hall/score-phase.ts';
import { addLesson } from '../../../server/modules/events/planning/add-lesson.ts';
import { setCosts } from '../../../server/modules/events/planning/set-costs.ts';
import { decideAppeal, lodgeAppeal } from '../../../server/modules/followup/awards/appeal.ts';
import { payRefund } from '../../../server/modules/sales/index.ts';
import { returnOwn } from '../../../server/modules/sales/returns/own-returns.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { call } from '../calls.ts';
import { GUESTS } from '../guests.ts';
import type { Step } from '../step.ts';
import { caller } from '../the-world.ts';
import { HE_KAIRONGS } from './orders.ts';
import { PLANNED, SPRING } from './plan-spring.ts';

/** From Saturday evening to Monday morning: an appeal, two apologies, the retrospective, one return. */

const step = (moment: string, does: (tx: Transaction) => Promise<unknown>): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx((tx) => does(tx)),
});

export const APPEAL = 'appeal.wu-dan';

async function appeals(tx: Transaction): Promise<void> {
  const { id } = await tx
    .selectFrom('award_entry')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('member', '=', 'member:wu-dan')
    .where('clause', 'like', 'S000.14-29%')
    .executeTakeFirstOrThrow();
  const words = '松涛路修路,公交站封了,绕行迟到四分钟';
  await lodgeAppeal(tx, id, { id: APPEAL, words }, caller('wu-dan'));
}

/** Nobody had spoken with them on Saturday: an apology, and nothing sold. */
const apologises = (tx: Transaction, guest: typeof GUESTS.wangXiuying) =>
  call(tx, 'jiang-tao', guest, {
    noun: 'apology',
    said: { customer: '没事,人多嘛', mine: '昨天没顾上招呼您,抱歉' },
  });

const yuan = (n: number) => ({ amount: n.toFixed(2), currency: 'CNY' as const });

/** 8,750 of 9,000. */
const SPENT: Readonly<Record<keyof typeof PLANNED, number>> = {
  venue: 1800,
  catering: 3040,
  equipment: 300,
  publicity: 860,
  transport: 950,
  prizes: 1200,
  other: 600,
};

async function looksBack(tx: Transaction): Promise<void> {
  const lines = (Object.keys(PLANNED) as (keyof typeof PLANNED)[]).map((line) => ({
    line,
    planned: yuan(PLANNED[line]),
    spent: yuan(SPENT[line]),
  }));
  await setCosts(tx, SPRING, { lines }, 'member:lin-tao');
  // What follows the event is not over: it has no score yet
  await scorePhase(tx, SPRING, { id: 'spring.before', phase: 'before', score: 84 }, 'member:lin-tao');
  await scorePhase(tx, SPRING, { id: 'spring.during', phase: 'during', score: 90 }, 'member:lin-tao');
  await addLesson(tx, SPRING, { id: 'spring.lesson', words: '午餐按敲定人数加一成订' }, 'lin-tao');
}

/** With a code to her own phone, not with the link of her pass; whoever shares the phone opens nothing with that. */
async function heKairongReturns(tx: Transaction): Promise<void> {
  const { name, phone, id } = GUESTS.heKairong;
  await askCode(tx, { name, phone });
  const { body } = await tx
    .selectFrom('customer_message')
    .select('body')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', id)
    .orderBy('made_at', 'desc')
    .executeTakeFirstOrThrow();
  const session = await enterCode(tx, { name, phone, code: /\d{6}/.exec(body)?.[0] ?? '' });
  if (!session) throw new Error('The code did not open her page');
  const lines = [{ line: 0, quantity: 2 }];
  await returnOwn(tx, session.customer, HE_KAIRONGS, { id: RETURN, lines, way: 'wechat' });
}

export const RETURN = 'r.he-kairong';

export const SUNDAY: readonly Step[] = [
  step('14T18:20', (tx) => appeals(tx)),
  step('15T10:20', (tx) => apologises(tx, GUESTS.wangXiuying)),
  step('15T15:00', (tx) =>
    decideAppeal(
      tx,
      APPEAL,
      { id: `${APPEAL}.decided`, upheld: true, words: '高琳查过公告,公交站确实封了;两人一致' },
      caller('lin-tao'),
    ),
  ),
  step('15T16:00', (tx) => looksBack(tx)),
  step('15T16:40', (tx) => apologises(tx, GUESTS.xiangDeming)),
  step('15T20:10', (tx) => heKairongReturns(tx)),
  step('16T10:00', (tx) =>
    payRefund(tx, RETURN, { id: `${RETURN}.paid`, way: 'wechat' }, 'member:zheng-fang', 'demo'),
  ),
];
