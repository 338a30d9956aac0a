import { discharge } from '../../../server/modules/followup/index.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { fillsAt, openDuty, type SheetTold } from '../fills.ts';
import type { Step } from '../step.ts';
import { caller, dayAt, type World } from '../the-world.ts';

/** Wednesday in the shop of 邹梅 and 曾艳: eighteen booked, fifteen came, three of them for the first time. */

export const SHOP_DAY = 'shop-day.11';
export const SHOP_MONTH = 'shop-month.03';
const ABOUT = `shop-day:${SHOP_DAY}`;

const wednesday = (world: World) => dayAt(world, '2026-03-11T12:00');
const here = (moment: string, sheet: Omit<SheetTold, 'about'>) => fillsAt(moment, { about: ABOUT, ...sheet });

/** Done with one tap, from one's own list. */
const taps = (moment: string, by: string, clause: string): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx((tx) => tapped(tx, by, clause)),
});

async function tapped(tx: Transaction, by: string, clause: string): Promise<void> {
  const id = await openDuty(tx, { clause, subject: ABOUT, holder: `member:${by}` });
  const at = new Date(tx.clock.now()).toISOString();
  const done = { id: `${SHOP_DAY}.${clause}.${by}`, at, also: [], note: '', attachments: [] };
  await discharge(tx, id, done, caller(by), 'demo');
}

/** Old customers by the numbers of their cards; two of the three newcomers took one at once. */
const VISITS = [
  ['09:05', 12],
  ['09:10', 31],
  ['09:12', 7],
  ['09:30', 44],
  ['09:41', 18],
  ['10:05', 90, 'new'],
  ['10:20', 52],
  ['10:32', 29],
  ['11:00', 91, 'new'],
  ['14:10', 63],
  ['14:25', 5],
  ['14:40', 38],
  ['15:15', null, 'new'],
  ['15:30', 71],
  ['16:05', 26],
] as const;

const meeting = (
  moment: string,
  id: string,
  values: { meeting: 'morning' | 'closing'; minutes: number; came?: number; said: string },
) => here(moment, { by: 'zou-mei', clause: 'S001.34-04b', id, values: () => ({ attended: 2, ...values }) });

export const SHOP: readonly Step[] = [
  fillsAt('10T17:35', {
    by: 'zou-mei',
    clause: 'S001.34-51',
    id: SHOP_DAY,
    values: (world) => ({
      day: wednesday(world),
      opens_at: '09:00',
      closes_at: '17:30',
      assistant: 'member:zeng-yan',
      booked: 18,
    }),
  }),
  taps('11T08:36', 'zeng-yan', 'S001.34-01'),
  taps('11T08:38', 'zou-mei', 'S001.34-01'),
  here('11T08:46', {
    by: 'zeng-yan',
    clause: 'S001.34-02b',
    id: `${SHOP_DAY}.ready`,
    values: () => ({ areas: ['own-area', 'surroundings', 'window'] }),
  }),
  meeting('11T08:50', `${SHOP_DAY}.morning`, {
    meeting: 'morning',
    minutes: 8,
    said: '昨天十二位;今天预约十八位,下午邓老师来取货',
  }),
  taps('11T09:00', 'zou-mei', 'S001.34-05'),
  ...VISITS.map(([at, card, kind], i) =>
    here(`11T${at}`, {
      by: 'zeng-yan',
      clause: 'S001.34-20c',
      id: `${SHOP_DAY}.visit.${i + 1}`,
      values: () => ({ newcomer: kind === 'new', ...(card !== null && { card }) }),
    }),
  ),
  meeting('11T17:42', `${SHOP_DAY}.closing`, {
    meeting: 'closing',
    minutes: 12,
    came: VISITS.length,
    said: '新顾客三位都讲清了是销售;明天样机换水',
  }),
  here('11T17:46', {
    by: 'zou-mei',
    clause: 'S001.34-49c',
    id: `${SHOP_DAY}.closed`,
    values: () => ({
      cleared: ['smoke', 'floor', 'rubbish'],
      closed: ['doors', 'power', 'gas', 'water'],
    }),
  }),
  fillsAt('11T17:50', {
    by: 'zou-mei',
    clause: 'S001.35-07c',
    id: SHOP_MONTH,
    values: (world) => ({ until: dayAt(world, '2026-03-10T12:00'), newcomers: 14, planned_sales: 5 }),
  }),
];
