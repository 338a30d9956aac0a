import { sql } from 'kysely';
import { eventOf, openDesk } from '../../../server/modules/events/door/desks/open-desk.ts';
import { finishWalkIn } from '../../../server/modules/events/door/finish-walk-in.ts';
import { openDoors } from '../../../server/modules/events/door/open-doors.ts';
import { takeScan } from '../../../server/modules/events/door/scanning/take-scan.ts';
import { countLunch } from '../../../server/modules/events/hall/count-lunch.ts';
import { reportIn } from '../../../server/modules/events/hall/report-in.ts';
import { speakWith } from '../../../server/modules/events/hall/speak-with.ts';
import { startStage } from '../../../server/modules/events/hall/stages.ts';
import { endEvent, startEvent } from '../../../server/modules/events/hall/start-event.ts';
import { holdMeeting } from '../../../server/modules/events/planning/hold-meeting.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { said } from './said.ts';
import { PLAYERS, SALON } from './salon-people.ts';
import { type Scene, says, yuan } from './scene.ts';

/** The event's own day, from the crew's report to the closing words. */
export const SALON_DAY: readonly Scene[] = [
  {
    day: 0,
    clock: '06:55',
    part: 'doors',
    who: 'tao-ran',
    says: says('10 位同事准时报到', 'ten colleagues report in on time'),
    does: reportAll,
  },
  {
    day: 0,
    clock: '07:05',
    part: 'doors',
    who: 'gu-ping',
    says: says('开早会,查设备', 'holds the morning meeting; the equipment is checked'),
    does: morning,
  },
  {
    day: 0,
    clock: '08:20',
    part: 'doors',
    who: 'tao-ran',
    says: says('开门,A、B 两个签到口', 'opens the doors, with desks A and B'),
    does: open,
  },
  {
    day: 0,
    clock: '08:40',
    part: 'doors',
    who: 'tao-ran',
    says: says('A 口签到 11 位', 'signs in 11 at desk A'),
    does: (tx) => letIn(tx, 'a', 'tao-ran', 'su-qing', 11),
  },
  {
    day: 0,
    clock: '08:44',
    part: 'doors',
    who: 'ding-yi',
    says: says('B 口签到 7 位', 'signs in 7 at desk B'),
    does: (tx) => letIn(tx, 'b', 'ding-yi', 'fang-yuan', 7),
  },
  {
    day: 0,
    clock: '08:48',
    part: 'doors',
    who: 'ding-yi',
    says: says(
      '同一张入场券又来一次:B 口请人核对,不重复计数',
      'a pass comes twice: a person looks, nobody is counted twice',
    ),
    does: again,
  },
  {
    day: 0,
    clock: '08:52',
    part: 'doors',
    who: 'ding-yi',
    says: says('没邀约的 2 位:发卡片,入座再补名字', 'two come uninvited: a card now, the name at the seat'),
    does: walkIns,
  },
  stage('09:02', 'yu-bo', '开场:先说我们是谁、卖什么', 'opens by saying who we are and what is sold', 1),
  stage('09:12', 'qin-yue', '讲座', 'gives the talk', 2),
  stage('09:50', 'yu-bo', '中场休息', 'calls the break', 3),
  {
    day: 0,
    clock: '10:00',
    part: 'hall',
    who: 'su-qing',
    says: says('和来的每一位都说上话,只漏了 1 位', 'speaks with everybody; one is forgotten'),
    does: speak,
  },
  {
    day: 0,
    clock: '10:04',
    part: 'hall',
    who: 'tao-ran',
    says: says('按实到人数点茶点', 'orders refreshments for those who are there'),
    does: (tx) =>
      countLunch(
        tx,
        SALON,
        { id: 'refreshments', staff: 10, each: yuan(6), planned: yuan(120) },
        'member:tao-ran',
        'demo',
      ),
  },
  stage('10:05', 'qin-yue', '产品说明和问答', 'explains the goods and answers questions', 4, 5),
  stage('10:40', 'yu-bo', '结束语', 'closes', 6, 7, 8),
  {
    day: 0,
    clock: '10:56',
    part: 'hall',
    who: 'yu-bo',
    says: says(
      '散会:答应了没来的记下,不责怪',
      'ends it; who said yes and did not come is noted, without reproach',
    ),
    does: (tx) => endEvent(tx, SALON, 'member:yu-bo', 'demo'),
  },
];

async function reportAll(tx: Transaction): Promise<void> {
  for (const { id } of PLAYERS.filter(({ post }) => post !== 'general-manager' && post !== 'driver'))
    await reportIn(tx, SALON, { id: `in.${id}`, member: id, neat: true }, 'member:tao-ran', 'demo');
}

async function morning(tx: Transaction): Promise<void> {
  await said(tx, 'equipment.checked', 'ding-yi', { missing: [] });
  const held = { id: 'meet.morning', meeting: 'morning' as const, attended: 10, minutes: '岗位、注意点' };
  await holdMeeting(tx, SALON, held, 'member:gu-ping', 'demo');
}

async function open(tx: Transaction): Promise<void> {
  const event = await eventOf(tx, SALON);
  for (const door of ['a', 'b'] as const)
    await openDesk(tx, event, { id: `desk-${door}`, name: `${door.toUpperCase()} 口` }, 'tao-ran');
  await openDoors(tx, event, { member: 'tao-ran' }, 'demo');
}

const deskAt = async (tx: Transaction, door: 'a' | 'b') => ({
  id: `desk-${door}`,
  name: `${door.toUpperCase()} 口`,
  openedBy: 'tao-ran',
  event: await eventOf(tx, SALON),
});

const passes = (tx: Transaction, inviter: string) =>
  tx
    .selectFrom('event_pass')
    .innerJoin('invitation', (on) =>
      on
        .onRef('invitation.org_id', '=', 'event_pass.org_id')
        .onRef('invitation.id', '=', 'event_pass.invitation_id'),
    )
    .select(['event_pass.number', 'invitation.id', 'invitation.customer_id'])
    .where('event_pass.org_id', '=', tx.org)
    .where('event_pass.revoked_at', 'is', null)
    .where('invitation.inviter', '=', inviter)
    .where('invitation.state', '=', 'accepted')
    .orderBy('invitation.customer_id')
    .execute();

const scan = async (tx: Transaction, door: 'a' | 'b', by: string, id: string, number: string) =>
  takeScan(tx, await deskAt(tx, door), {
    do: 'number',
    id,
    by,
    at: new Date(tx.clock.now()).toISOString(),
    number,
  });

async function letIn(
  tx: Transaction,
  door: 'a' | 'b',
  by: string,
  inviter: string,
  howMany: number,
): Promise<void> {
  for (const { number, customer_id } of (await passes(tx, inviter)).slice(0, howMany))
    await scan(tx, door, by, `scan.${customer_id}`, number);
}

async function again(tx: Transaction): Promise<void> {
  const [first] = await passes(tx, 'su-qing');
  await scan(tx, 'b', 'ding-yi', 'scan.again', first?.number ?? '');
}

const CARDS = [
  { card: 'W01', inviter: 'su-qing', name: '凌玉芝', phone: '13900008801' },
  { card: 'W02', inviter: 'fang-yuan', name: '葛兴发', phone: '13900008802' },
] as const;

async function walkIns(tx: Transaction): Promise<void> {
  const desk = await deskAt(tx, 'b');
  const at = new Date(tx.clock.now()).toISOString();
  for (const { card, inviter, name, phone } of CARDS) {
    await takeScan(tx, desk, { do: 'walk-in', id: `card.${card}`, by: 'ding-yi', at, card, inviter });
    const told = { declined: false, id: `c-${card}`, name, phone, noticeRead: true, household: false };
    await finishWalkIn(tx, SALON, `card.${card}`, told as never, inviter);
  }
}

function stage(clock: string, who: string, zh: string, en: string, ...seqs: number[]): Scene {
  return {
    day: 0,
    clock,
    part: 'hall',
    who,
    says: says(zh, en),
    async does(tx, when) {
      const by = 'member:yu-bo' as const;
      if (seqs[0] === 1) {
        await startEvent(tx, SALON, { saidSeller: true }, by, 'demo');
        await said(tx, 'recording.started', 'ding-yi', { keep_until: when.day(90) });
      }
      for (const seq of seqs) await startStage(tx, SALON, seq, by, 'demo');
    },
  };
}

/** The first of the list is found by the missing word. */
async function speak(tx: Transaction): Promise<void> {
  const here = await tx
    .selectFrom('scan')
    .leftJoin('invitation', (on) =>
      on
        .onRef('invitation.org_id', '=', 'scan.org_id')
        .on(sql<boolean>`scan.guest = 'invitation:' || invitation.id`),
    )
    .select(['scan.guest', 'invitation.inviter'])
    .where('scan.org_id', '=', tx.org)
    .where('scan.event_id', '=', SALON)
    .where('scan.verdict', '=', 'admitted')
    .orderBy('scan.guest')
    .execute();
  for (const { guest, inviter } of here.slice(1)) {
    const word = { id: `word.${guest}`, guest: guest as string, agreedAt: null, next: '', leaving: false };
    await speakWith(tx, SALON, word, inviter ?? 'su-qing', 'demo');
  }
}
