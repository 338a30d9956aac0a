import { FEBRUARY, guestsOf } from './attendances.ts';
import type { Planned } from './first-calls.ts';
import { GUESTS, type Guest } from './guests.ts';

/** The second calls of February's 13 buyers who kept what they bought, due on Tuesday 10 March. */
const of = (rep: string): Guest[] =>
  guestsOf(FEBRUARY, rep, true).filter((guest) => guest !== GUESTS.jiangWenbin);
const at = (moment: string, by: string, guest: Guest | undefined): Planned => {
  if (!guest) throw new Error(`${by} has no such buyer of February`);
  return { moment: `2026-03-${moment}`, by, guest };
};

const [wang2, wang3] = of('wang-min').filter((guest) => guest !== GUESTS.zhangJianguo);
const li = of('li-qiang');
const jiang = of('jiang-tao').filter((guest) => guest !== GUESTS.luoSuhua);
const peng = of('peng-yulan');
const xiaoyun = of('zhou-xiaoyun');

/** 彭玉兰 makes hers before her leave; 蒋涛 forgets 罗素华 and one more. */
export const SECOND_CALLS: readonly Planned[] = [
  at('09T16:10', 'peng-yulan', peng[0]),
  at('09T16:35', 'peng-yulan', peng[1]),
  at('10T10:12', 'wang-min', GUESTS.zhangJianguo),
  at('10T11:00', 'wang-min', wang2),
  at('10T16:20', 'wang-min', wang3),
  at('10T10:50', 'li-qiang', li[0]),
  at('10T11:15', 'li-qiang', li[1]),
  at('10T15:00', 'li-qiang', li[2]),
  at('10T14:40', 'jiang-tao', jiang[0]),
  at('10T10:30', 'zhou-xiaoyun', xiaoyun[0]),
  at('10T11:05', 'zhou-xiaoyun', xiaoyun[1]),
];

const everyone = [wang2, wang3, ...li, ...jiang, ...peng, ...xiaoyun, GUESTS.zhangJianguo];
/** 陈慧's thirteen, twelve of them by 17:00, 张建国 last: 罗素华 is left. */
export const CONSULTANTS: readonly Planned[] = everyone.map((guest, i) => {
  const minute = 9 * 60 + 20 + i * 12 + (i > 6 ? 170 : 0);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return at(`10T${clock}`, 'chen-hui', guest);
});
