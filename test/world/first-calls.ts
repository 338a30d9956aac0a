import { guestsOf, MARCH } from './attendances.ts';
import { GUESTS, type Guest } from './guests.ts';

/**
 * Who calls whom when, of the 61 first calls of 8 March: 9 on Monday (李强 and 蒋涛 rest), 18 on Tuesday, 30 on
 * Wednesday. Four are never made: two of 周小云's, two of 蒋涛's.
 */
export interface Planned {
  moment: string;
  by: string;
  guest: Guest;
}

const buyers = (rep: string) => guestsOf(MARCH, rep, true);
const lookers = (rep: string) => guestsOf(MARCH, rep, false);
const but = (guests: readonly Guest[], ...without: Guest[]) =>
  guests.filter((guest) => !without.includes(guest));

/** One after the other, so many minutes apart. */
function row(
  by: string,
  day: string,
  from: string,
  apart: number,
  guests: readonly (Guest | undefined)[],
): Planned[] {
  const [hour = 0, minute = 0] = from.split(':').map(Number);
  return guests.map((guest, i) => {
    if (!guest) throw new Error(`${by} has no ${i + 1}th guest to call on ${day}`);
    const at = hour * 60 + minute + i * apart;
    const clock = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    return { moment: `2026-03-${day}T${clock}`, by, guest };
  });
}

const wang = { b: but(buyers('wang-min'), GUESTS.liGuifang), n: lookers('wang-min') };
const li = { b: but(buyers('li-qiang'), GUESTS.zhangYumei), n: but(lookers('li-qiang'), GUESTS.xuGuoping) };
const wu = { b: buyers('wu-dan'), n: lookers('wu-dan') };
const xiaoyun = { b: buyers('zhou-xiaoyun'), n: lookers('zhou-xiaoyun') };
const jiang = { b: but(buyers('jiang-tao'), GUESTS.heShuzhen), n: lookers('jiang-tao') };
const peng = { b: buyers('peng-yulan'), n: lookers('peng-yulan') };

export const MONDAY: readonly Planned[] = [
  ...row('wang-min', '09', '10:05', 35, [wang.b[0], wang.n[0]]),
  ...row('peng-yulan', '09', '09:40', 30, [peng.b[0], peng.n[0], peng.n[1]]),
  ...row('wu-dan', '09', '15:10', 20, [GUESTS.dengXiuqin, but(wu.n, GUESTS.dengXiuqin)[0]]),
  ...row('zhou-xiaoyun', '09', '15:05', 40, [xiaoyun.n[0], xiaoyun.n[1]]),
];

/** 李桂芳's is a visit and 许国平's ends in a no: both are told by themselves. */
export const TUESDAY: readonly Planned[] = [
  ...row('wang-min', '10', '16:50', 16, wang.n.slice(1, 5)),
  ...row('li-qiang', '10', '09:10', 25, [GUESTS.zhangYumei, ...li.n.slice(0, 4)]),
  ...row('wu-dan', '10', '10:20', 30, [wu.b[0], but(wu.n, GUESTS.dengXiuqin)[1]]),
  ...row('zhou-xiaoyun', '10', '15:10', 45, xiaoyun.n.slice(2, 4)),
  ...row('jiang-tao', '10', '15:20', 40, jiang.n.slice(0, 3)),
];

/** The seven of 彭玉兰, who is on leave: three by 李强, four by 赵磊. */
export const COVERED = {
  'li-qiang': [peng.b[1], peng.n[2], peng.n[3]],
  'zhao-lei': peng.n.slice(4, 8),
} as const;

const wednesday: readonly Planned[] = [
  ...row('wang-min', '11', '09:15', 14, [wang.b[1], ...wang.n.slice(5, 11)]),
  ...row('li-qiang', '11', '09:20', 15, [...li.b, ...li.n.slice(4, 7), ...COVERED['li-qiang']]),
  ...row('wu-dan', '11', '15:05', 25, but(wu.n, GUESTS.dengXiuqin).slice(2, 4)),
  ...row('zhou-xiaoyun', '11', '10:40', 22, [xiaoyun.b[0], xiaoyun.n[4]]),
  ...row('zhao-lei', '11', '14:35', 18, COVERED['zhao-lei']),
  ...row('jiang-tao', '11', '10:15', 20, [GUESTS.heShuzhen, jiang.b[0]]),
];

/** At 18:00 fifty-two are done; 蒋涛 makes his last five in the evening. */
export const WEDNESDAY: readonly Planned[] = wednesday;
export const WEDNESDAY_EVENING: readonly Planned[] = row('jiang-tao', '11', '18:20', 18, jiang.n.slice(3, 7));
/** Reached at 20:30, which he had asked for; and the one of 21:10 to whom it was too late to call. */
export const AT_NIGHT = { reached: jiang.n[7] as Guest, tooLate: jiang.n[8] as Guest };
