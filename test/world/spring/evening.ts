import { handInFiles, keepFiles } from '../../../server/modules/customers/custody/hand-in-files.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { type Attendance, makeFiles } from '../gathering.ts';
import { everyGuest, GUESTS, type Guest } from '../guests.ts';
import type { Step } from '../step.ts';
import { doer, type World } from '../the-world.ts';
import { CARDS, comersOf } from './doors.ts';
import { SPRING } from './plan-spring.ts';

/** 今晚建档: of 95 files 88 are made on Saturday, buyers' first; seven on Sunday before noon, and then all
 * 95 are handed in. */

const gatheringOf = (attendances: readonly Attendance[]) => ({
  event: `event:${SPRING}`,
  day: '2026-03-14',
  attendances,
});

/** Left over on Saturday: five of 蒋涛's and two of 周小云's who did not buy. */
const LATE: Readonly<Record<string, number>> = { 'jiang-tao': 5, 'zhou-xiaoyun': 2 };

/** Who came, less those whose file was made already: somebody may have been quicker than the telling. */
async function everybody(tx: Transaction): Promise<Attendance[]> {
  const made = new Set(await filedFor(tx));
  const first = await nextNumber(tx);
  const known = new Map<string, Guest>(everyGuest().map((guest) => [guest.id, guest]));
  const bought = new Set(await buyersOf(tx));
  const came = (await comersOf(tx)).map(({ customer, inviter }) => ({ customer, rep: inviter }));
  const cards = await tx
    .selectFrom('walk_in')
    .select(['customer_id', 'inviter'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', SPRING)
    .orderBy('card')
    .execute();
  for (const { customer_id, inviter } of cards)
    if (customer_id) came.push({ customer: customer_id, rep: inviter ?? 'li-qiang' });
  return came
    .filter(({ customer }) => !made.has(customer))
    .map(({ customer, rep }, i) => ({
      guest: known.get(customer) ?? stranger(customer),
      rep,
      file: `F-${String(first + i).padStart(4, '0')}`,
      bought: bought.has(customer) ? { lines: [], paid: 0 } : null,
      ordered: bought.has(customer),
    }));
}

async function filedFor(tx: Transaction): Promise<string[]> {
  const rows = await tx
    .selectFrom('customer_file')
    .select('customer_id')
    .where('org_id', '=', tx.org)
    .where('event', '=', SPRING)
    .execute();
  return rows.map(({ customer_id }) => customer_id);
}

async function nextNumber(tx: Transaction): Promise<number> {
  const { last } = await tx
    .selectFrom('customer_number')
    .select('last')
    .where('org_id', '=', tx.org)
    .where('series', '=', 'F')
    .executeTakeFirstOrThrow();
  return last + 1;
}

/** Somebody who came with a card: what the company knows of them is what they gave at the seat. */
function stranger(id: string): Guest {
  const card = CARDS.find((one) => `c-${one.card}` === id);
  return { ...GUESTS.liuJianjun, id, name: card?.name ?? '', phone: card?.phone ?? '', consent: null };
}

async function buyersOf(tx: Transaction): Promise<string[]> {
  const rows = await tx
    .selectFrom('sale_order')
    .select('customer_id')
    .where('org_id', '=', tx.org)
    .where('event', '=', `event:${SPRING}`)
    .execute();
  return rows.map(({ customer_id }) => customer_id);
}

async function split(tx: Transaction): Promise<{ inTime: Attendance[]; late: Attendance[] }> {
  const all = await everybody(tx);
  const late = Object.entries(LATE).flatMap(([rep, n]) =>
    all.filter((one) => one.rep === rep && one.bought === null && one.guest.consent !== null).slice(-n),
  );
  return { inTime: all.filter((one) => !late.includes(one)), late };
}

async function handsIn(tx: Transaction): Promise<void> {
  for (const [by, numbers] of await inState(tx, 'completed')) await handInFiles(tx, numbers, doer(by));
}

async function keepsAll(tx: Transaction): Promise<void> {
  for (const numbers of (await inState(tx, 'handed-in')).values())
    await keepFiles(tx, numbers, doer('zhao-lei'), '档案柜一');
}

/** The gathering's files by who made them. */
async function inState(
  tx: Transaction,
  state: 'completed' | 'handed-in',
): Promise<ReadonlyMap<string, string[]>> {
  const files = await tx
    .selectFrom('customer_file')
    .select(['number', 'made_by'])
    .where('org_id', '=', tx.org)
    .where('event', '=', SPRING)
    .where('state', '=', state)
    .orderBy('number')
    .execute();
  const byMaker = Map.groupBy(files, ({ made_by }) => made_by as string);
  return new Map([...byMaker].map(([by, made]) => [by, made.map(({ number }) => number)]));
}

const step = (moment: string, does: (tx: Transaction, world: World) => Promise<unknown>): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx((tx) => does(tx, world)),
});

export const EVENING: readonly Step[] = [
  step('14T20:40', async (tx, world) => makeFiles(tx, gatheringOf((await split(tx)).inTime), world)),
  step('15T11:30', async (tx, world) => makeFiles(tx, gatheringOf((await split(tx)).late), world)),
  step('15T16:30', (tx) => handsIn(tx)),
  step('15T16:50', (tx) => keepsAll(tx)),
];
