import { FEBRUARY, guestsOf, MARCH } from '../attendances.ts';
import { everyGuest, GUESTS, type Guest } from '../guests.ts';
import { SECOND_VISIT } from '../promises.ts';

/** Who is asked to the get-together of Saturday 14 March, by whom, and how sure they are to come. */
export interface Asked {
  guest: Guest;
  inviter: string;
  likelihood: 'sure' | 'likely' | 'unsure';
  /** Came to one of the gatherings before. */
  old: boolean;
}

interface Share {
  inviter: string;
  quota: number;
  sales: number;
  /** Of the quota, those who came before. */
  old: number;
  likely: number;
  unsure: number;
  named: readonly Guest[];
}

/** 26 + 24 + 10 + 12 + 24 + 24 = 120; 14,500 of 15,000: 500 are still nobody's. */
export const SHARES: readonly Share[] = [
  {
    inviter: 'wang-min',
    quota: 26,
    sales: 3000,
    old: 16,
    likely: 7,
    unsure: 3,
    named: [GUESTS.liGuifang, GUESTS.zhangJianguo, SECOND_VISIT, GUESTS.zhaoXiulan],
  },
  {
    inviter: 'li-qiang',
    quota: 24,
    sales: 3000,
    old: 15,
    likely: 7,
    unsure: 4,
    named: [GUESTS.zhangYumei, GUESTS.xuGuoping],
  },
  { inviter: 'wu-dan', quota: 10, sales: 1000, old: 6, likely: 3, unsure: 1, named: [GUESTS.dengXiuqin] },
  { inviter: 'zhou-xiaoyun', quota: 12, sales: 1500, old: 7, likely: 3, unsure: 2, named: [] },
  {
    inviter: 'jiang-tao',
    quota: 24,
    sales: 3000,
    old: 15,
    likely: 7,
    unsure: 3,
    named: [GUESTS.heShuzhen, GUESTS.luoSuhua, GUESTS.wangXiuying, GUESTS.xiangDeming, GUESTS.tianFusheng],
  },
  {
    inviter: 'peng-yulan',
    quota: 24,
    sales: 3000,
    old: 14,
    likely: 6,
    unsure: 3,
    named: [GUESTS.huangYufen, GUESTS.jiangSuying],
  },
];

/** 吴丹 looks after eight people so far; the rest of her ten are asked from those whom nobody looks after. */
export const ASKED: readonly Asked[] = SHARES.flatMap(shareOf);

function shareOf({ inviter, quota, old, likely, unsure, named }: Share): Asked[] {
  const came = new Set(
    [FEBRUARY, MARCH].flatMap((gathering) =>
      [true, false].flatMap((bought) => guestsOf(gathering, inviter, bought).map(({ id }) => id)),
    ),
  );
  const known = new Set(Object.values(GUESTS).map(({ id }) => id));
  const others = everyGuest().filter(
    ({ id, consent, quiet }) => consent !== null && !quiet && !known.has(id) && id !== SECOND_VISIT.id,
  );
  const own = others.filter(({ owner }) => owner === inviter);
  const before = own.filter(({ id }) => came.has(id));
  const never = [...own.filter(({ id }) => !came.has(id)), ...others.filter(({ owner }) => owner === null)];
  const namedOld = named.filter(({ id }) => came.has(id)).length;
  const rest = [...before.slice(0, old - namedOld), ...never].slice(0, quota - named.length);
  const guests = [...named, ...rest];
  return guests.map((guest, i) => ({
    guest,
    inviter,
    old: came.has(guest.id),
    likelihood: i >= quota - unsure ? 'unsure' : i >= quota - unsure - likely ? 'likely' : 'sure',
  }));
}

/** They come up by themselves once the hall is promised away, in this order. */
export const WAITING: readonly (Pick<Asked, 'guest' | 'inviter'> & { moment: string })[] = [
  { guest: GUESTS.zhongGuodong, inviter: 'li-qiang', moment: '09T10:32' },
  { guest: GUESTS.heKairong, inviter: 'li-qiang', moment: '09T10:50' },
  { guest: GUESTS.jiangWenbin, inviter: 'peng-yulan', moment: '09T14:20' },
];
