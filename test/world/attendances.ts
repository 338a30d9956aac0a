import type { Attendance, Bought } from './gathering.ts';
import { everyGuest, GUESTS, type Guest } from './guests.ts';

/** Who came to the two gatherings before the week, who invited them, what they bought. */

const cans = (quantity: number, batch = 'B2602'): Bought => ({
  lines: [{ product: 'protein', quantity, delivered: true, batch }],
  paid: quantity * 29800,
});

interface Part {
  rep: string;
  came: number;
  bought: number;
  /** Named ones first among the buyers, then among the rest. */
  buyers?: readonly Guest[];
  others?: readonly Guest[];
}

/** Takes each representative's guests from their own customers, none of them twice. */
function draw(parts: readonly Part[], taken: Set<string>): { guest: Guest; rep: string; buys: boolean }[] {
  const all = everyGuest();
  const named = new Set(Object.values(GUESTS).map(({ id }) => id));
  return parts.flatMap(({ rep, came, bought, buyers = [], others = [] }) => {
    const rest = all.filter(
      ({ id, owner, consent }) => owner === rep && consent !== null && !named.has(id) && !taken.has(id),
    );
    const buying = [...buyers, ...rest.slice(0, bought - buyers.length)];
    const left = rest.slice(bought - buyers.length);
    const looking = [...others, ...left.slice(0, came - bought - others.length)];
    for (const { id } of [...buying, ...looking]) taken.add(id);
    return [
      ...buying.map((guest) => ({ guest, rep, buys: true })),
      ...looking.map((guest) => ({ guest, rep, buys: false })),
    ];
  });
}

const taken = new Set<string>();

const february = draw(
  [
    { rep: 'li-qiang', came: 13, bought: 3 },
    { rep: 'jiang-tao', came: 13, bought: 3, buyers: [GUESTS.luoSuhua] },
    { rep: 'peng-yulan', came: 12, bought: 3, buyers: [GUESTS.jiangWenbin] },
    { rep: 'zhou-xiaoyun', came: 12, bought: 2 },
    { rep: 'wang-min', came: 14, bought: 3, buyers: [GUESTS.zhangJianguo] },
  ],
  taken,
);

const march = draw(
  [
    { rep: 'wang-min', came: 14, bought: 3, buyers: [GUESTS.liGuifang] },
    { rep: 'li-qiang', came: 11, bought: 3, buyers: [GUESTS.zhangYumei], others: [GUESTS.xuGuoping] },
    { rep: 'wu-dan', came: 6, bought: 1, others: [GUESTS.dengXiuqin] },
    { rep: 'zhou-xiaoyun', came: 8, bought: 1 },
    { rep: 'jiang-tao', came: 12, bought: 2, buyers: [GUESTS.heShuzhen] },
    { rep: 'peng-yulan', came: 10, bought: 2 },
  ],
  taken,
);

const number = (n: number): string => `F-${String(n).padStart(4, '0')}`;

/** The folder the week is told about lies last: F-0118 is 张建国's. */
const inFolders = [
  ...february.filter(({ guest }) => guest !== GUESTS.zhangJianguo),
  ...february.filter(({ guest }) => guest === GUESTS.zhangJianguo),
];

/** Four of the fourteen take four cans, the rest two: 10 × 596 + 4 × 1,192 = 10,728. */
const FOUR = new Set([
  GUESTS.luoSuhua.id,
  ...february
    .filter(({ buys, guest }) => buys && !Object.values(GUESTS).includes(guest as never))
    .slice(0, 3)
    .map(({ guest }) => guest.id),
]);

/** What was left of the first batch went to 罗素华 and five others. */
const FIRST_BATCH = new Set([
  GUESTS.luoSuhua.id,
  ...february
    .filter(({ buys, guest }) => buys && guest !== GUESTS.luoSuhua && guest !== GUESTS.jiangWenbin)
    .slice(0, 5)
    .map(({ guest }) => guest.id),
]);

/** Two folders were numbered the other way round: F-0112 is one of 周小云's. */
const folder = (n: number): number => (n === 104 ? 112 : n === 112 ? 104 : n);

export const FEBRUARY: readonly Attendance[] = inFolders.map(({ guest, rep, buys }, i) => ({
  guest,
  rep,
  file: number(folder(55 + i)),
  bought: buys ? cans(FOUR.has(guest.id) ? 4 : 2, FIRST_BATCH.has(guest.id) ? 'B2601' : 'B2602') : null,
}));

const tub = (delivered: boolean) => ({ product: 'foot-tub' as const, quantity: 1, delivered });
/** 596 + the tub against 100 订金; four cans; a tub; nine times two cans: 8,550. */
const SPECIAL = new Map<Guest, Bought>([
  [
    GUESTS.liGuifang,
    {
      lines: [{ product: 'protein', quantity: 2, delivered: true, batch: 'B2602' }, tub(false)],
      paid: 59600,
      deposit: 10000,
    },
  ],
  [GUESTS.zhangYumei, cans(4)],
  [GUESTS.heShuzhen, { lines: [tub(true)], paid: 69900 }],
]);

export const MARCH: readonly Attendance[] = march.map(({ guest, rep, buys }, i) => ({
  guest,
  rep,
  file: number(119 + i),
  bought: buys ? (SPECIAL.get(guest) ?? cans(2)) : null,
}));

export const guestsOf = (attendances: readonly Attendance[], rep: string, bought: boolean): Guest[] =>
  attendances.filter((one) => one.rep === rep && (one.bought !== null) === bought).map(({ guest }) => guest);
