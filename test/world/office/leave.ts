import { fillPosts } from '../../../server/modules/events/planning/fill-posts.ts';
import { delegate, discharge } from '../../../server/modules/followup/index.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { obligationOf } from '../calls.ts';
import { fillsAt, fillsIn, openDuty, type SheetTold, saysYes } from '../fills.ts';
import { COVERED } from '../first-calls.ts';
import type { Guest } from '../guests.ts';
import { POSTS, SPRING } from '../spring/plan-spring.ts';
import type { Step } from '../step.ts';
import { caller, dayAt, timeGoesOn, type World } from '../the-world.ts';

/** Two leaves: 彭玉兰's two days, asked for on Friday, and 蒋涛's Saturday morning with a sick child. */

export const PENGS_LEAVE = 'leave.peng-yulan';
export const JIANGS_MORNING = 'meeting-leave.jiang-tao';

const PENGS_SLIP: SheetTold = {
  by: 'peng-yulan',
  clause: 'S001.29-01b',
  id: PENGS_LEAVE,
  values: (world) => ({
    leave_type: 'personal',
    first_day: dayAt(world, '2026-03-10T12:00'),
    last_day: dayAt(world, '2026-03-11T12:00'),
    days: 2,
    urgent: false,
    reason: '回老家给母亲办手续',
  }),
};

/** Friday 6 March; what falls due on those days follows from a gathering that is still to come. */
export async function pengAsksForLeave(world: World): Promise<void> {
  await timeGoesOn(world, '2026-03-06T16:20');
  await world.tx((tx) => fillsIn(tx, world, PENGS_SLIP));
}

export const LEAVES: readonly Step[] = [
  {
    moment: '2026-03-09T17:20',
    does: (world) => world.tx((tx) => coverForPeng(tx)),
  },
  saysYes('09T17:22', 'zhao-lei', `leave:${PENGS_LEAVE}`),
  { moment: '2026-03-10T09:00', does: (world) => world.tx((tx) => filesTheSlip(tx)) },
  fillsAt('13T18:30', {
    by: 'jiang-tao',
    clause: 'S000.10-01c',
    id: JIANGS_MORNING,
    about: `event:${SPRING}`,
    values: (world) => ({
      leave: 'family-care',
      day: dayAt(world, '2026-03-14T12:00'),
      until: '10:00',
      meeting: false,
      event_day: true,
      reason: '孩子发烧,上午去医院,十点前到',
    }),
  }),
  saysYes('13T18:42', 'zhou-qiming', 'member:jiang-tao'),
  { moment: '2026-03-13T18:50', does: (world) => world.tx((tx) => zhaoStandsIn(tx)) },
];

/** The lift and his tables are 赵磊's until he is there. */
async function zhaoStandsIn(tx: Transaction): Promise<void> {
  const posts = [...POSTS, ['lift', 'zhao-lei'] as const].map(([post, member]) => ({ post, member }));
  await fillPosts(tx, SPRING, { posts }, 'member:he-jun', 'demo');
}

/** Before the yes: seven first calls would fall due in her name. Three go to 李强, four he makes himself. */
async function coverForPeng(tx: Transaction): Promise<void> {
  for (const [to, guests] of Object.entries(COVERED)) {
    const obligations: string[] = [];
    for (const guest of guests) obligations.push(await obligationOf(tx, 'peng-yulan', guest as Guest));
    await delegate(
      tx,
      { id: `cover.${to}`, obligations, to, reason: '彭玉兰请假 10–11 日' },
      caller('zhao-lei'),
    );
  }
}

async function filesTheSlip(tx: Transaction): Promise<void> {
  const id = await openDuty(tx, { clause: 'S001.29-01', subject: `leave:${PENGS_LEAVE}` });
  const at = new Date(tx.clock.now()).toISOString();
  const done = { id: 'leave.peng-yulan.filed', at, also: [], note: '', attachments: [] };
  await discharge(tx, id, done, caller('zheng-fang'), 'demo');
}
