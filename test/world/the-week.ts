import {
  expectAllowed,
  keepingRefusals,
  lendFiles,
  RefusedAct,
  takeBackFiles,
} from '../../server/modules/customers/index.ts';
import { openedFact } from '../../server/modules/customers/opening/ask-opening.ts';
import { loadSurvey } from '../../server/modules/customers/survey/survey-row.ts';
import {
  discharge,
  makePromise,
  saveReview,
  setAbsence,
  startCall,
  waive,
} from '../../server/modules/followup/index.ts';
import { deliverGoods, placeOrder, takePayment } from '../../server/modules/sales/index.ts';
import type { Transaction } from '../../server/platform/database.ts';
import { MARCH } from './attendances.ts';
import { call, obligationOf } from './calls.ts';
import { importsChengnan } from './chengnan-list.ts';
import { ORG } from './company.ts';
import { AT_NIGHT, MONDAY, type Planned, TUESDAY, WEDNESDAY, WEDNESDAY_EVENING } from './first-calls.ts';
import { GUESTS, type Guest } from './guests.ts';
import { OFFICE_WEEK } from './office/office-week.ts';
import { OLD_FORM } from './old-form.ts';
import { promisesForSaturday, SECOND_VISIT } from './promises.ts';
import { CONSULTANTS, SECOND_CALLS } from './second-calls.ts';
import { invitesInPerson } from './spring/before-saturday.ts';
import { SPRING_WEEK } from './spring/spring-week.ts';
import { STALL } from './stall.ts';
import type { Step } from './step.ts';
import { caller, dayAt, doer, isoAt, type World } from './the-world.ts';

/** Monday 9 to Wednesday 11 March, as far as it needs no gathering, no service case and no shop. */

const step = (moment: string, does: Step['does']): Step => ({ moment: `2026-03-${moment}`, does });
const planned = (plan: readonly Planned[]): Step[] =>
  plan.map(({ moment, by, guest }) => ({ moment, does: (world) => world.tx((tx) => call(tx, by, guest)) }));

const F_0118 = 'F-0118';

const monday: readonly Step[] = [
  // Sunday was worked: rest days
  step('09T08:05', (world) => world.tx((tx) => away(tx, world))),
  step('09T09:10', (world) => world.tx((tx) => importsChengnan(tx))),
  step('09T16:00', (world) =>
    world.tx((tx) =>
      lendFiles(
        tx,
        [F_0118],
        { borrower: 'wang-min', purpose: 'call-back', medium: 'paper' },
        doer('chen-hui'),
      ),
    ),
  ),
  step('09T17:50', (world) => world.tx((tx) => promisesForSaturday(tx, world))),
];

const tuesday: readonly Step[] = [
  // world.md has the folder back at 09:05, yet overdue on her list at 10:05; a list cannot say both, so it comes back after
  step('10T10:20', (world) => world.tx((tx) => takeBackFiles(tx, [F_0118], true))),
  step('10T11:32', (world) => world.tx((tx) => invites(tx, 'visit-1', GUESTS.zhaoXiulan))),
  step('10T14:31', (world) => world.tx((tx) => invites(tx, 'visit-2', SECOND_VISIT))),
  step('10T15:06', (world) => world.tx((tx) => keeps(tx, 'wang-min', 'p.equipment'))),
  step('10T16:58', (world) => world.tx((tx) => keeps(tx, 'wang-min', 'p.confirmed'))),
  step('10T17:29', (world) => world.tx((tx) => keeps(tx, 'wang-min', 'p.progress'))),
  step('10T14:05', (world) => world.tx((tx) => xuGuopingSaysNo(tx))),
  step('10T15:30', (world) => world.tx((tx) => atLiGuifangs(tx))),
  // Asked in person at the table, after the business of the visit: one selling contact
  step('10T15:50', (world) => world.tx((tx) => invitesInPerson(tx, 'w.li-guifang', GUESTS.liGuifang))),
  step('10T18:30', (world) =>
    world.tx((tx) =>
      saveReview(
        tx,
        { id: 'review.10', day: dayAt(world, '2026-03-10T12:00'), note: '罗素华明早补' },
        caller('chen-hui'),
      ),
    ),
  ),
];

const wednesday: readonly Step[] = [
  step('11T10:30', (world) => refusedAct(world, (tx) => openWithoutAsking(tx))),
  step('11T10:40', (world) => world.tx((tx) => dengBuys(tx))),
  step('11T12:15', (world) => world.tx((tx) => promiseAtNoon(tx, world))),
  step('11T12:20', (world) => refusedAct(world, (tx) => dials(tx, 'wu-dan', GUESTS.liuKaifu))),
  step('11T15:55', (world) => world.tx((tx) => strangerPromised(tx, world))),
  step('11T16:00', (world) => refusedAct(world, (tx) => dials(tx, 'jiang-tao', GUESTS.mengGuangming))),
  step('11T15:02', (world) => world.tx((tx) => keeps(tx, 'wu-dan', `p.${GUESTS.liuKaifu.id}`))),
  step('11T16:10', (world) => world.tx((tx) => letBe(tx))),
  step('11T18:00', (world) =>
    world.tx((tx) =>
      saveReview(
        tx,
        { id: 'review.11', day: dayAt(world, '2026-03-11T12:00'), note: '还有九位,名单已发' },
        caller('chen-hui'),
      ),
    ),
  ),
  // Outside the company's hours the app asks; he says she asked for it, dials, and records it
  step('11T20:30', (world) => refusedAct(world, (tx) => dials(tx, 'jiang-tao', AT_NIGHT.reached))),
  step('11T20:31', (world) => world.tx((tx) => dials(tx, 'jiang-tao', AT_NIGHT.reached, true))),
  step('11T20:34', (world) => world.tx((tx) => call(tx, 'jiang-tao', AT_NIGHT.reached, { asked: true }))),
  step('11T21:10', (world) => refusedAct(world, (tx) => dials(tx, 'jiang-tao', AT_NIGHT.tooLate))),
];

const eve: readonly Step[] = [
  step('13T17:20', (world) => world.tx((tx) => keeps(tx, 'wang-min', 'p.t-1'))),
  step('14T06:52', (world) => world.tx((tx) => keeps(tx, 'wang-min', 'p.saturday'))),
];

const consultants = CONSULTANTS.map(
  ({ moment, by, guest }): Step => ({
    moment,
    does: (world) => world.tx((tx) => call(tx, by, guest, { channel: 'phone' })),
  }),
);

export const WEEK: readonly Step[] = [
  ...monday,
  ...tuesday,
  ...wednesday,
  ...eve,
  ...STALL,
  ...SPRING_WEEK,
  ...OFFICE_WEEK,
  ...consultants,
  ...[MONDAY, SECOND_CALLS, TUESDAY, WEDNESDAY, WEDNESDAY_EVENING].flatMap(planned),
].sort((a, b) => (a.moment < b.moment ? -1 : a.moment > b.moment ? 1 : 0));

async function away(tx: Transaction, world: World): Promise<void> {
  for (const [member, first, last, kind] of AWAY)
    await setAbsence(
      tx,
      {
        id: `away.${member}.${first}`,
        member,
        first: dayAt(world, `2026-03-${first}T12:00`),
        last: dayAt(world, `2026-03-${last}T12:00`),
        kind,
      },
      'zhao-lei',
    );
}

const AWAY = [
  ['li-qiang', '09', '09', 'rest'],
  ['jiang-tao', '09', '09', 'rest'],
  ['wang-min', '16', '16', 'rest'],
  ['wu-dan', '16', '16', 'rest'],
  ['peng-yulan', '16', '16', 'rest'],
] as const;

/** 「不要再打了」: this call is met, the next is cancelled, and he is still welcome. */
const xuGuopingSaysNo = (tx: Transaction) =>
  call(tx, 'li-qiang', GUESTS.xuGuoping, {
    result: 'other',
    said: { customer: '不要再打了', mine: '好的,不再打扰,您随时可以来' },
    refused: { purpose: 'selling', channel: 'phone' },
  });

/** The tub comes, 599 are paid, she is shown how to use it: one visit meets the call and the promise. */
async function atLiGuifangs(tx: Transaction): Promise<void> {
  const file = MARCH.find(({ guest }) => guest === GUESTS.liGuifang)?.file;
  await call(tx, 'wang-min', GUESTS.liGuifang, {
    channel: 'visit',
    visit: { agreed: true },
    said: { customer: '水温合适,粉早上冲', mine: '教了定时和水位,按标签冲服' },
  });
  await deliverGoods(tx, `o.${file}`, { id: 'tub.li-guifang', lines: [1] }, 'member:wang-min', 'demo');
  const rest = {
    id: 'rest.li-guifang',
    amount: { amount: '599.00', currency: 'CNY' as const },
    way: 'wechat' as const,
    reference: '',
  };
  await takePayment(tx, `o.${file}`, rest, 'member:wang-min', 'demo');
}

/** An invitation in person, for which she had set an hour aside. */
async function invites(tx: Transaction, promise: string, guest: Guest): Promise<void> {
  await invitesInPerson(tx, `w.${promise}`, guest);
  await keeps(tx, 'wang-min', `p.${promise}`);
}

async function keeps(tx: Transaction, who: string, promise: string): Promise<void> {
  const at = new Date(tx.clock.now()).toISOString();
  const done = { id: `w.${promise}`, at, also: [], note: '', attachments: [] };
  await discharge(tx, await promiseOwed(tx, promise), done, caller(who), 'demo');
}

/** Nobody can say where the number came from: 赵磊 lets the call be. */
async function letBe(tx: Transaction): Promise<void> {
  const id = await promiseOwed(tx, `p.${GUESTS.mengGuangming.id}`);
  await waive(tx, id, { id: 'w.waived.meng', reason: '号码没有来源,不打' }, caller('zhao-lei'));
}

async function promiseOwed(tx: Transaction, promise: string): Promise<string> {
  const { id } = await tx
    .selectFrom('obligation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('fact_id', '=', `promise-made:${promise}`)
    .executeTakeFirstOrThrow();
  return id;
}

/** 赵磊 opens a sealed form without anybody's yes. */
async function openWithoutAsking(tx: Transaction): Promise<void> {
  const survey = await loadSurvey(tx, OLD_FORM.id);
  await expectAllowed(tx, { ...openedFact(survey, 'service', doer('zhao-lei')), actor: 'member:zhao-lei' });
}

const dengBuys = (tx: Transaction) =>
  placeOrder(
    tx,
    {
      id: 'o.deng',
      subject: `customer:${GUESTS.dengXiuqin.id}`,
      event: null,
      lines: [{ product: 'protein', quantity: 2, price: { amount: '298.00', currency: 'CNY' } }],
      deposit: null,
    },
    'member:zeng-yan',
    'demo',
  );

const promiseAtNoon = (tx: Transaction, world: World) =>
  promised(tx, world, 'wu-dan', GUESTS.liuKaifu, '2026-03-11T15:00', '问周六来不来');
const strangerPromised = (tx: Transaction, world: World) =>
  promised(tx, world, 'jiang-tao', GUESTS.mengGuangming, '2026-03-11T18:00', '打名单上的号码');

async function promised(
  tx: Transaction,
  world: World,
  by: string,
  guest: Guest,
  moment: string,
  words: string,
): Promise<void> {
  await makePromise(
    tx,
    { id: `p.${guest.id}`, subject: `customer:${guest.id}`, at: isoAt(world, moment), words },
    caller(by),
    'demo',
  );
}

const dials = async (tx: Transaction, by: string, guest: Guest, asked = false) =>
  startCall(
    tx,
    {
      id: `dial.${guest.id}.${tx.clock.now()}`,
      obligations: [await obligationOf(tx, by, guest)],
      asked,
      emergency: false,
    },
    caller(by),
  );

/** Somebody tries what is not allowed: the attempt is kept, and nothing else of it. */
async function refusedAct(world: World, tries: (tx: Transaction) => Promise<unknown>): Promise<void> {
  try {
    await keepingRefusals(world.db, ORG, tries);
  } catch (error) {
    if (error instanceof RefusedAct) return;
    throw error;
  }
  throw new Error('This was to be refused');
}
