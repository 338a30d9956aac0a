import { countLunch } from '../../../server/modules/events/hall/count-lunch.ts';
import { commitDraw, redrawAbsent, revealDraw } from '../../../server/modules/events/hall/draw.ts';
import { reportIn } from '../../../server/modules/events/hall/report-in.ts';
import { speakWith } from '../../../server/modules/events/hall/speak-with.ts';
import { startStage } from '../../../server/modules/events/hall/stages.ts';
import { endEvent, reportEvent, startEvent } from '../../../server/modules/events/hall/start-event.ts';
import { holdMeeting } from '../../../server/modules/events/planning/hold-meeting.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { fillsAt } from '../fills.ts';
import { GUESTS } from '../guests.ts';
import type { Step } from '../step.ts';
import type { World } from '../the-world.ts';
import { comersOf } from './doors.ts';
import { SPRING } from './plan-spring.ts';

/** Saturday 14 March: report, doors, the meeting, lunch, the draw, the summary. */

const step = (moment: string, does: (tx: Transaction, world: World) => Promise<unknown>): Step => ({
  moment: `2026-03-14T${moment}`,
  does: (world) => world.tx((tx) => does(tx, world)),
});

const HE_JUN = 'member:he-jun';
const HOST = 'member:tang-ting';

async function report(tx: Transaction): Promise<void> {
  const crew = await tx
    .selectFrom('event_post')
    .select('member_id')
    .distinct()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', SPRING)
    .where('member_id', 'not in', ['wu-dan', 'jiang-tao'])
    .orderBy('member_id')
    .execute();
  for (const { member_id } of crew)
    await reportIn(tx, SPRING, { id: `in.${member_id}`, member: member_id, neat: true }, HE_JUN, 'demo');
}

const reports = (moment: string, member: string) =>
  step(moment, (tx) => reportIn(tx, SPRING, { id: `in.${member}`, member, neat: true }, HE_JUN, 'demo'));

/** Nobody spoke with these two: they are found by the missing record. */
const FORGOTTEN = new Set<string>([GUESTS.wangXiuying.id, GUESTS.xiangDeming.id]);

async function speak(tx: Transaction): Promise<void> {
  const invited = (await comersOf(tx))
    .filter(({ customer }) => !FORGOTTEN.has(customer))
    .map(({ invitation, inviter }) => ({ guest: `invitation:${invitation}`, by: inviter }));
  const cards = await tx
    .selectFrom('walk_in')
    .select(['id', 'inviter'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', SPRING)
    .orderBy('id')
    .execute();
  const others = cards.map(({ id, inviter }) => ({ guest: `walk-in:${id}`, by: inviter ?? 'peng-yulan' }));
  for (const { guest, by } of [...invited, ...others]) {
    const word = {
      id: `word.${guest.slice(guest.indexOf(':') + 1)}`,
      guest,
      agreedAt: null,
      next: '',
      leaving: false,
    };
    await speakWith(tx, SPRING, word, by, 'demo');
  }
}

const PRIZES = [{ name: '电热水壶', value: { amount: '299.00', currency: 'CNY' as const }, count: 5 }];

async function redrawFourth(tx: Transaction): Promise<void> {
  const drawn = await revealDraw(tx, 'spring.draw', HOST);
  await redrawAbsent(tx, 'spring.draw', drawn.results[3]?.code ?? '');
}

const stage = (moment: string, seq: number) =>
  step(moment, (tx) => startStage(tx, SPRING, seq, HOST, 'demo'));

export const SATURDAY: readonly Step[] = [
  step('06:58', (tx) => report(tx)),
  reports('07:04', 'wu-dan'),
  step('07:05', (tx) =>
    holdMeeting(
      tx,
      SPRING,
      { id: 'spring.morning', meeting: 'morning', attended: 14, minutes: '岗位、注意点过一遍' },
      'member:lin-tao',
      'demo',
    ),
  ),
  step('09:08', (tx) => startEvent(tx, SPRING, { saidSeller: true }, HOST, 'demo')),
  stage('09:09', 1),
  stage('09:17', 2),
  reports('09:50', 'jiang-tao'),
  stage('10:00', 3),
  stage('10:15', 4),
  step('10:20', (tx) => speak(tx)),
  step('10:30', (tx) => {
    const each = { amount: '32.00', currency: 'CNY' as const };
    const planned = { amount: '2880.00', currency: 'CNY' as const };
    return countLunch(tx, SPRING, { id: 'spring.lunch', staff: 15, each, planned }, HE_JUN, 'demo');
  }),
  step('10:40', (tx) =>
    commitDraw(tx, SPRING, { id: 'spring.draw', title: '幸运抽奖', prizes: PRIZES }, HOST, 'demo'),
  ),
  stage('10:45', 5),
  stage('10:56', 6),
  step('11:05', (tx) => redrawFourth(tx)),
  stage('11:06', 7),
  stage('11:15', 8),
  step('11:26', (tx) => endEvent(tx, SPRING, HOST, 'demo')),
  fillsAt('14T13:05', {
    by: 'he-jun',
    clause: 'S000.14-27d',
    id: 'spring.summary-called',
    about: `event:${SPRING}`,
    values: () => ({ where: '雁江宾馆三楼' }),
  }),
  step('13:10', (tx) =>
    holdMeeting(
      tx,
      SPRING,
      {
        id: 'spring.summary',
        meeting: 'summary',
        attended: 15,
        minutes: '李强、王敏、蒋涛讲经验;礼品余 25,话筒少一支',
      },
      'member:lin-tao',
      'demo',
    ),
  ),
  step('13:50', (tx) => reportEvent(tx, SPRING, 'member:lin-tao')),
];
