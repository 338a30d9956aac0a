import { type Desk, eventOf, openDesk } from '../../../server/modules/events/door/desks/open-desk.ts';
import { finishWalkIn } from '../../../server/modules/events/door/finish-walk-in.ts';
import { openDoors } from '../../../server/modules/events/door/open-doors.ts';
import { settleScan } from '../../../server/modules/events/door/scanning/settle-scan.ts';
import { takeScan } from '../../../server/modules/events/door/scanning/take-scan.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { GUESTS, type Guest } from '../guests.ts';
import type { Step } from '../step.ts';
import { isoAt, type World } from '../the-world.ts';
import { OLD_PASS } from './past-gatherings.ts';
import { invitationOf, SPRING } from './plan-spring.ts';

/** Saturday's two doors: 57 at A and 38 at B, of which one is without a network from 08:38 to 08:52. */

const step = (moment: string, does: (tx: Transaction, world: World) => Promise<unknown>): Step => ({
  moment: `2026-03-14T${moment}`,
  does: (world) => world.tx((tx) => does(tx, world)),
});

/** 88 of the invited come: so many of each inviter's, the named ones among them. */
const COME: Readonly<Record<string, number>> = {
  'wang-min': 22,
  'li-qiang': 18,
  'wu-dan': 9,
  'zhou-xiaoyun': 8,
  'jiang-tao': 16,
  'peng-yulan': 15,
};
const SURELY = [
  GUESTS.zhaoXiulan,
  GUESTS.huangYufen,
  GUESTS.wangXiuying,
  GUESTS.xiangDeming,
  GUESTS.jiangSuying,
  GUESTS.tianFusheng,
  GUESTS.zhongGuodong,
  GUESTS.heKairong,
];

interface Comer {
  invitation: string;
  customer: string;
  inviter: string;
  number: string;
}

/** Whoever holds a pass, the named first, then those who confirmed again, until each inviter's number is full. */
export async function comersOf(tx: Transaction): Promise<Comer[]> {
  const rows = await tx
    .selectFrom('invitation')
    .innerJoin('event_pass', (on) =>
      on
        .onRef('event_pass.org_id', '=', 'invitation.org_id')
        .onRef('event_pass.invitation_id', '=', 'invitation.id')
        .on('event_pass.revoked_at', 'is', null),
    )
    .select(['invitation.id', 'invitation.customer_id', 'invitation.inviter', 'event_pass.number'])
    .select('invitation.reconfirmed_at')
    .where('invitation.org_id', '=', tx.org)
    .where('invitation.event_id', '=', SPRING)
    .where('invitation.state', '=', 'accepted')
    .orderBy('invitation.id')
    .execute();
  const first = new Set<string>(SURELY.map(({ id }) => id));
  const rank = ({ customer_id, reconfirmed_at }: (typeof rows)[number]) =>
    first.has(customer_id) ? 0 : reconfirmed_at ? 1 : 2;
  return Object.entries(COME).flatMap(([inviter, n]) =>
    rows
      .filter((row) => row.inviter === inviter)
      .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
      .slice(0, n)
      .map(({ id, customer_id, number }) => ({ invitation: id, customer: customer_id, inviter, number })),
  );
}

const deskOf = async (tx: Transaction, door: 'a' | 'b'): Promise<Desk> => ({
  id: `desk-${door}`,
  name: `${door.toUpperCase()} 口`,
  openedBy: 'he-jun',
  event: await eventOf(tx, SPRING),
});

const STAND = { a: 'he-jun', b: 'luo-hao' } as const;
/** Told by themselves: she brings an old pass, she comes twice. */
const APART = new Set<string>([GUESTS.huangYufen.id, GUESTS.zhaoXiulan.id]);
const AT_A = 51;

/** The doors in order: 51 at A and 35 at B, one after the other from 07:52 on; three come late. */
async function letIn(tx: Transaction, door: 'a' | 'b', from: number, to: number): Promise<void> {
  const everybody = (await comersOf(tx)).filter(({ customer }) => !APART.has(customer));
  const here = door === 'a' ? everybody.slice(0, AT_A) : everybody.slice(AT_A);
  const desk = await deskOf(tx, door);
  for (const [i, { number }] of here.slice(from, to).entries()) {
    const act = { do: 'number' as const, id: `in.${door}.${from + i}`, by: STAND[door], number };
    await takeScan(tx, desk, {
      ...act,
      at: new Date(tx.clock.now() - (to - from - i) * 20_000).toISOString(),
    });
  }
}

const doors = (moment: string, door: 'a' | 'b', from: number, to: number) =>
  step(moment, (tx) => letIn(tx, door, from, to));

const at = (tx: Transaction) => new Date(tx.clock.now()).toISOString();

interface Card {
  door: 'a' | 'b';
  card: string;
  inviter: string | null;
  name: string;
  phone: string;
}

/** Six with a card; the seventh is 刘建军, who comes on his wife's pass. */
export const CARDS: readonly (Card & { moment: string })[] = [
  { moment: '08:20', door: 'a', card: 'W01', inviter: 'li-qiang', name: '周桂珍', phone: '13890110001' },
  { moment: '08:37', door: 'a', card: 'W02', inviter: null, name: '许国平', phone: GUESTS.xuGuoping.phone },
  { moment: '08:46', door: 'a', card: 'W03', inviter: 'li-qiang', name: '何永贵', phone: '13890110003' },
  { moment: '08:55', door: 'a', card: 'W04', inviter: null, name: '邓世芬', phone: '13890110004' },
  { moment: '08:31', door: 'b', card: 'W51', inviter: 'jiang-tao', name: '田淑兰', phone: '13890110051' },
  { moment: '09:02', door: 'b', card: 'W52', inviter: 'peng-yulan', name: '江玉珍', phone: '13890110052' },
];

async function withCard(tx: Transaction, { door, card, inviter }: Card): Promise<void> {
  await takeScan(tx, await deskOf(tx, door), {
    do: 'walk-in',
    id: `card.${card}`,
    by: STAND[door],
    at: at(tx),
    card,
    inviter,
  });
}

async function finishCards(tx: Transaction): Promise<void> {
  for (const { card, name, phone } of CARDS)
    await finishWalkIn(
      tx,
      SPRING,
      `card.${card}`,
      { declined: false, id: `c-${card}`, name, phone, noticeRead: true, household: false },
      'peng-yulan',
    );
  await finishWalkIn(
    tx,
    SPRING,
    'twice.b',
    {
      declined: false,
      id: 'c-liu-again',
      name: GUESTS.liuJianjun.name,
      phone: GUESTS.liuJianjun.phone,
      noticeRead: true,
      household: true,
    },
    'wang-min',
  );
}

/** Pass of 赵秀兰: at A at 08:41, and at B, without a network, at 08:43; B is heard at 08:52. */
async function twice(tx: Transaction, door: 'a' | 'b', moment: string, world: World): Promise<void> {
  const number = await numberOf(tx, GUESTS.zhaoXiulan);
  const scanned = isoAt(world, `2026-03-14T${moment}`);
  await takeScan(tx, await deskOf(tx, door), {
    do: 'number',
    id: `twice.${door}`,
    by: STAND[door],
    at: scanned,
    number,
  });
}

async function numberOf(tx: Transaction, guest: Guest): Promise<string> {
  const { number } = await tx
    .selectFrom('event_pass')
    .select('number')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', SPRING)
    .where('invitation_id', '=', invitationOf({ guest }))
    .executeTakeFirstOrThrow();
  return number;
}

const scanned = (
  moment: string,
  what: { do: 'pass'; code: string } | { do: 'name'; invitation: string },
  id: string,
) =>
  step(moment, async (tx) => takeScan(tx, await deskOf(tx, 'a'), { ...what, id, by: 'he-jun', at: at(tx) }));

/** 许国平's pass was withdrawn on Tuesday: refused, and kept. */
const withdrawn = step('08:36', async (tx) =>
  takeScan(tx, await deskOf(tx, 'a'), {
    do: 'number',
    id: 'withdrawn',
    by: 'he-jun',
    at: at(tx),
    number: await numberOf(tx, GUESTS.xuGuoping),
  }),
);

export const DOORS: readonly Step[] = [
  step('07:40', async (tx) => {
    const event = await eventOf(tx, SPRING);
    for (const door of ['a', 'b'] as const)
      await openDesk(tx, event, { id: `desk-${door}`, name: `${door.toUpperCase()} 口` }, 'he-jun');
  }),
  step('07:50', async (tx) => openDoors(tx, await eventOf(tx, SPRING), { member: 'he-jun' }, 'demo')),
  scanned('07:58', { do: 'pass', code: 'HTTP-88-2201' }, 'unknown-code'),
  doors('08:10', 'a', 0, 14),
  doors('08:12', 'b', 0, 12),
  doors('08:30', 'a', 14, 30),
  doors('08:36', 'b', 12, 22),
  withdrawn,
  step('08:41', (tx, world) => twice(tx, 'a', '08:41', world)),
  doors('08:48', 'a', 30, 44),
  scanned('08:49', { do: 'pass', code: OLD_PASS }, 'old-pass'),
  scanned('08:50', { do: 'name', invitation: invitationOf({ guest: GUESTS.huangYufen }) }, 'huang-by-name'),
  // B is heard again, with what it held since 08:38
  step('08:52', (tx, world) => twice(tx, 'b', '08:43', world)),
  doors('08:53', 'b', 22, 31),
  doors('09:00', 'a', 44, 49),
  step('09:03', async (tx) =>
    settleScan(tx, await deskOf(tx, 'b'), {
      do: 'settle',
      id: 'twice.settled',
      scan: 'twice.b',
      as: 'companion',
      by: 'luo-hao',
      at: at(tx),
    }),
  ),
  doors('09:05', 'b', 31, 35),
  step('09:25', (tx) => finishCards(tx)),
  doors('10:24', 'a', 49, 51),
  ...CARDS.map(({ moment, ...card }) => step(moment, (tx) => withCard(tx, card))),
];
