import { answered } from '../../../server/modules/events/inviting/answered.ts';
import { confirm } from '../../../server/modules/events/inviting/confirm.ts';
import { invite } from '../../../server/modules/events/inviting/invite.ts';
import { listProspects } from '../../../server/modules/events/inviting/list-prospects.ts';
import { countMaterial } from '../../../server/modules/events/planning/count-material.ts';
import { fileEvent } from '../../../server/modules/events/planning/file-event.ts';
import { fillPosts } from '../../../server/modules/events/planning/fill-posts.ts';
import { holdMeeting } from '../../../server/modules/events/planning/hold-meeting.ts';
import { planEvent } from '../../../server/modules/events/planning/plan-event.ts';
import { publishProgress } from '../../../server/modules/events/planning/publish.ts';
import { settleItem } from '../../../server/modules/events/planning/settle-item.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { said } from './said.ts';
import { as, SALON, SALON_GUESTS } from './salon-people.ts';
import { type Scene, says, type When, yuan } from './scene.ts';

/** From the plan to the evening before: nobody is confirmed again before the stock-taking meeting. */
export const BEFORE_SALON: readonly Scene[] = [
  {
    day: -3,
    clock: '09:00',
    part: 'plan',
    who: 'tao-ran',
    says: says('计划体验沙龙:20 位顾客,两个签到口', 'plans a salon: 20 guests, two sign-in desks'),
    does: plan,
  },
  {
    day: -3,
    clock: '09:20',
    part: 'plan',
    who: 'tao-ran',
    says: says('把 11 个岗位交到人', 'gives 11 posts to people'),
    does: (tx) => fillPosts(tx, SALON, { posts: [...POSTS] }, 'member:tao-ran', 'demo'),
  },
  {
    day: -3,
    clock: '09:40',
    part: 'invite',
    who: 'shen-li',
    says: says('列名单:24 位,1 位免打扰,留在名单外', 'lists 24 people; one wants no calls and is left out'),
    does: (tx) => list(tx),
  },
  {
    day: -3,
    clock: '11:00',
    part: 'plan',
    who: 'tao-ran',
    says: says('备案:方案、资质、资料、承诺书都齐', 'files the event with the authority, all four papers'),
    does: (tx) => fileEvent(tx, SALON, PAPERS, 'member:tao-ran', 'demo'),
  },
  {
    day: -3,
    clock: '15:00',
    part: 'invite',
    who: 'su-qing',
    says: says('约好上门,当面邀请 13 位', 'visits 13 by appointment and invites them in person'),
    does: (tx) => inviteAll(tx, 'su-qing'),
  },
  {
    day: -3,
    clock: '16:00',
    part: 'invite',
    who: 'fang-yuan',
    says: says('当面邀请 10 位,2 位说来不了', 'invites 10 in person; two cannot come'),
    does: (tx) => inviteAll(tx, 'fang-yuan'),
  },
  {
    day: -2,
    clock: '10:00',
    part: 'confirm',
    who: 'su-qing',
    says: says('第一次确认:13 位', 'confirms 13 a first time'),
    does: (tx) => confirmAll(tx, 'su-qing', 'first'),
  },
  {
    day: -2,
    clock: '10:20',
    part: 'confirm',
    who: 'fang-yuan',
    says: says('第一次确认:8 位', 'confirms 8 a first time'),
    does: (tx) => confirmAll(tx, 'fang-yuan', 'first'),
  },
  {
    day: -2,
    clock: '10:40',
    part: 'confirm',
    who: 'fang-yuan',
    says: says('想接着打敲定电话', 'wants to go straight on to the second round'),
    refused: true,
    does: (tx) => confirmAll(tx, 'fang-yuan', 'again'),
  },
  {
    day: -2,
    clock: '15:00',
    part: 'confirm',
    who: 'tao-ran',
    says: says('清点物资:样样齐了', 'counts the material: everything is there'),
    does: countAll,
  },
  {
    day: -2,
    clock: '16:00',
    part: 'confirm',
    who: 'gu-ping',
    says: says('开摸底会,公布进度', 'holds the stock-taking meeting and publishes how far it is'),
    does: async (tx) => {
      await meet(tx, 'stocktaking', 9, '名单过了一遍,两位要留前排');
      await publishProgress(tx, SALON, 'member:tao-ran', 'demo');
    },
  },
  {
    day: -1,
    clock: '10:00',
    part: 'confirm',
    who: 'su-qing',
    says: says('敲定 13 位', 'confirms 13 again'),
    does: (tx) => confirmAll(tx, 'su-qing', 'again'),
  },
  {
    day: -1,
    clock: '10:30',
    part: 'confirm',
    who: 'fang-yuan',
    says: says('敲定 8 位', 'confirms 8 again'),
    does: (tx) => confirmAll(tx, 'fang-yuan', 'again'),
  },
  {
    day: -1,
    clock: '16:00',
    part: 'plan',
    who: 'gu-ping',
    says: says('审过讲稿,开分工会和会前会', 'passes the slides and holds the two meetings of the day before'),
    does: async (tx) => {
      await said(tx, 'slides.passed', 'gu-ping');
      await publishProgress(tx, SALON, 'member:tao-ran', 'demo');
      await meet(tx, 'division', 10, '每个岗位都有人');
      await meet(tx, 'eve', 10, '岗位、设备、签到口都过了一遍');
    },
  },
];

const POSTS = [
  { post: 'commander', member: 'gu-ping' },
  { post: 'host', member: 'yu-bo' },
  { post: 'lecturer', member: 'qin-yue' },
  { post: 'greeter', member: 'hua-mei' },
  { post: 'sign-in', member: 'tao-ran' },
  { post: 'sign-in', member: 'ding-yi' },
  { post: 'usher', member: 'fang-yuan' },
  { post: 'sound', member: 'ding-yi' },
  { post: 'floater', member: 'shen-li' },
  { post: 'order-desk', member: 'jin-lan' },
  { post: 'first-aid', member: 'su-qing' },
] as const;

const PAPERS = { reference: '演示 001', plan: true, qualifications: true, materials: true, pledge: true };

async function plan(tx: Transaction, when: When): Promise<void> {
  await planEvent(
    tx,
    {
      id: SALON,
      name: '体验沙龙',
      type: 'salon',
      hall: '和畅体验厅',
      address: '松涛路 6 号二楼',
      offSite: false,
      doorsAt: when.iso(0, '08:20'),
      startsAt: when.iso(0, '09:00'),
      endsAt: when.iso(0, '11:00'),
      lunchAt: null,
      capacity: 30,
      fireLimit: 40,
      sells: '和畅公司邀请您,会上销售蛋白粉和足浴桶',
      goalGuests: 20,
      goalSales: yuan(2000),
      quotas: [
        { member: 'su-qing', guests: 14, sales: yuan(1200) },
        { member: 'fang-yuan', guests: 12, sales: yuan(800) },
      ],
      budget: [
        { line: 'venue', planned: yuan(0) },
        { line: 'prizes', planned: yuan(200) },
        { line: 'other', planned: yuan(120) },
      ],
    },
    'member:tao-ran',
    'demo',
  );
  for (const item of ['goal', 'theme', 'purpose', 'time', 'place', 'participants'])
    await settleItem(tx, SALON, item, 'member:tao-ran');
}

const list = (tx: Transaction) =>
  listProspects(
    tx,
    SALON,
    { prospects: SALON_GUESTS.map(({ id, owner }) => ({ customer: id, inviter: owner as string })) },
    as('shen-li'),
  );

const rowsOf = (tx: Transaction, inviter: string, ...states: string[]) =>
  tx
    .selectFrom('invitation')
    .select(['id', 'customer_id'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', SALON)
    .where('inviter', '=', inviter)
    .where('state', 'in', states)
    .orderBy('customer_id')
    .execute();

/** Two of 方远's cannot come. */
const NO = new Set(['s-22', 's-23']);

async function inviteAll(tx: Transaction, inviter: string): Promise<void> {
  for (const { id, customer_id } of await rowsOf(tx, inviter, 'listed')) {
    const asked = {
      id: `ask.${customer_id}`,
      channel: 'visit' as const,
      agreed: true,
      warmedUp: true,
      confident: true,
      likelihood: 'likely' as const,
      answer: 'maybe' as const,
      companions: 0,
      care: [],
      stop: '',
      note: '想看看足浴桶怎么用',
    };
    await invite(tx, id, asked, as(inviter), 'demo');
    const answer = NO.has(customer_id) ? ('no' as const) : ('yes' as const);
    const reply = { id: `reply.${customer_id}`, answer, companions: 0, care: [], stop: '' };
    await answered(tx, id, reply, inviter, 'demo');
  }
}

async function confirmAll(tx: Transaction, inviter: string, round: 'first' | 'again'): Promise<void> {
  for (const { id } of await rowsOf(tx, inviter, 'accepted'))
    await confirm(tx, id, { id: `${round}.${id}`, round }, as(inviter), 'demo');
}

async function countAll(tx: Transaction): Promise<void> {
  const there = { venue: 1, stock: 1, equipment: 5, gifts: 20, supplies: 6 } as const;
  for (const [item, n] of Object.entries(there) as [keyof typeof there, number][])
    await countMaterial(
      tx,
      SALON,
      { id: `count.${item}`, item, have: n, wanted: n },
      'member:tao-ran',
      'demo',
    );
}

const meet = (
  tx: Transaction,
  meeting: 'stocktaking' | 'division' | 'eve',
  attended: number,
  minutes: string,
) => holdMeeting(tx, SALON, { id: `meet.${meeting}`, meeting, attended, minutes }, 'member:gu-ping', 'demo');
