import { answered } from '../../../server/modules/events/inviting/answered.ts';
import { fillPosts } from '../../../server/modules/events/planning/fill-posts.ts';
import { planEvent } from '../../../server/modules/events/planning/plan-event.ts';
import { settleItem } from '../../../server/modules/events/planning/settle-item.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { insertRows } from '../../../server/platform/insert-rows.ts';
import { GUESTS } from '../guests.ts';
import { recordAll } from '../record-all.ts';
import { isoAt, timeGoesOn, type World } from '../the-world.ts';
import { ASKED, type Asked, SHARES } from './guest-list.ts';

export const SPRING = 'get-together-2026-03-14';

const YES = { id: 'spring.yes.xu', answer: 'yes' as const, companions: 0, care: [], stop: '' };

const yuan = (n: number) => ({ amount: n.toFixed(2), currency: 'CNY' as const });

type CostLine = keyof typeof PLANNED;
/** 9,000 in all. */
export const PLANNED = {
  venue: 1800,
  catering: 2880,
  equipment: 300,
  publicity: 900,
  transport: 1000,
  prizes: 1200,
  other: 920,
};

/** Monday 2 March: the plan, its money, who stands where; Tuesday: the homes are visited and 120 are asked. */
export async function planSpring(world: World): Promise<void> {
  await timeGoesOn(world, '2026-03-02T10:00');
  await world.tx((tx) => plan(tx, world));
  await timeGoesOn(world, '2026-03-03T17:00');
  await world.tx((tx) => ask(tx));
  // He says yes at once, and has a pass when he changes his mind a week later
  await world.tx((tx) => answered(tx, invitationOf({ guest: GUESTS.xuGuoping }), YES, 'li-qiang', 'demo'));
}

async function plan(tx: Transaction, world: World): Promise<void> {
  const by = 'member:he-jun';
  await planEvent(
    tx,
    {
      id: SPRING,
      name: '三月联谊会',
      type: 'get-together',
      hall: '雁江宾馆三楼',
      address: '雁江区建设路 18 号',
      offSite: true,
      doorsAt: isoAt(world, '2026-03-14T07:50'),
      startsAt: isoAt(world, '2026-03-14T09:00'),
      endsAt: isoAt(world, '2026-03-14T11:30'),
      lunchAt: isoAt(world, '2026-03-14T11:45'),
      capacity: 130,
      fireLimit: 160,
      sells: '安禾公司邀请您,会上销售蛋白粉、足浴桶和居家安心服务包',
      goalGuests: 90,
      goalSales: yuan(15000),
      quotas: SHARES.map(({ inviter, quota, sales }) => ({
        member: inviter,
        guests: quota,
        sales: yuan(sales),
      })),
      budget: [
        ...Object.entries(PLANNED).map(([line, sum]) => ({ line: line as CostLine, planned: yuan(sum) })),
      ],
    },
    by,
    'demo',
  );
  await fillPosts(tx, SPRING, { posts: POSTS.map(([post, member]) => ({ post, member })) }, by, 'demo');
  for (const item of ['goal', 'theme', 'purpose', 'time', 'place', 'participants'])
    await settleItem(tx, SPRING, item, by);
}

export const POSTS = [
  ['commander', 'lin-tao'],
  ['host', 'tang-ting'],
  ['lecturer', 'chen-hui'],
  ['greeter', 'wu-dan'],
  ['sign-in', 'he-jun'],
  ['sign-in', 'luo-hao'],
  ['usher', 'zhou-xiaoyun'],
  ['sound', 'luo-hao'],
  ['microphone', 'li-qiang'],
  ['floater', 'peng-yulan'],
  ['floater', 'zhao-lei'],
  ['order-desk', 'zheng-fang'],
  ['lift', 'jiang-tao'],
  ['camera', 'feng-gang'],
  ['decorator', 'xie-jun'],
  ['first-aid', 'wang-min'],
] as const;

/** A hundred and twenty visits in one telling: the same rows and facts as one after the other. */
async function ask(tx: Transaction): Promise<void> {
  const now = new Date(tx.clock.now());
  const rows = ASKED.map(({ guest, inviter, likelihood }) => ({
    org_id: tx.org,
    id: invitationOf({ guest }),
    event_id: SPRING,
    customer_id: guest.id,
    inviter,
    state: 'invited',
    likelihood,
    channel: 'visit',
    companions: 0,
    care: [],
    stop: '',
    listed_at: now,
    invited_at: now,
  }));
  await insertRows(tx, 'invitation', rows);
  const notes = ASKED.map(({ guest, inviter, old }) => ({
    org_id: tx.org,
    id: `n.${guest.id}`,
    event_id: SPRING,
    customer_id: guest.id,
    words: old ? '上次来过,想再听听怎么吃' : '第一次来,想先看看',
    made_by: inviter,
    made_at: now,
  }));
  await insertRows(tx, 'invitation_note', notes);
  await recordAll(
    tx,
    ASKED.flatMap((one) => [contacted(one), invited(one), noted(one)]),
  );
}

export const invitationOf = ({ guest }: Pick<Asked, 'guest'>): string => `i.${guest.id}`;

const of = ({ guest, inviter }: Asked) => ({
  subject: `customer:${guest.id}`,
  actor: `member:${inviter}`,
  source: 'demo' as const,
});

const contacted = (one: Asked) => ({
  ...of(one),
  id: `contact:spring.${one.guest.id}`,
  kind: 'contact.made',
  data: { purpose: 'selling', channel: 'visit', direction: 'out', answered: true },
});

const invited = (one: Asked) => ({
  ...of(one),
  id: `invited:spring.${one.guest.id}`,
  kind: 'invitation.made',
  refs: { event: `event:${SPRING}`, inviter: `member:${one.inviter}` },
  data: { channel: 'visit', warmed_up: true, confident: true, likelihood: one.likelihood },
});

const noted = (one: Asked) => ({
  ...of(one),
  id: `invitation-noted:spring.${one.guest.id}`,
  kind: 'invitation.noted',
  refs: { event: `event:${SPRING}`, inviter: `member:${one.inviter}` },
});
