import { randomFrom } from './random-from.ts';

/** One of the company's customers, as the world knows them before anything is written. */
export interface Guest {
  id: string;
  name: string;
  phone: string;
  owner: string | null;
  gender: 'female' | 'male';
  area: string;
  /** Yes to selling calls, with where it came from; null: none was given. */
  consent: 'event' | 'survey-form' | 'shop' | null;
  source: string;
  quiet?: { from: number; to: number };
}

const AREAS: Readonly<Record<string, string>> = {
  'wang-min': '松涛路片区',
  'li-qiang': '老城片区',
  'wu-dan': '城南片区',
  'jiang-tao': '车城片区',
  'peng-yulan': '城南片区',
};

/** 周小云's forty live in the areas of three others: 16, 14 and 10. */
const XIAOYUNS = [
  ...Array(16).fill('老城片区'),
  ...Array(14).fill('车城片区'),
  ...Array(10).fill('城南片区'),
];
const areaOf = (owner: string, nth: number): string =>
  (owner === 'zhou-xiaoyun' ? XIAOYUNS[nth] : AREAS[owner]) ?? '';

const named = (
  n: number,
  name: string,
  tail: string,
  owner: string | null,
  more: Partial<Guest> = {},
): Guest => ({
  id: `c-${String(n).padStart(4, '0')}`,
  name,
  phone: `138${String(1100 + n)}${tail}`,
  owner,
  gender: 'female',
  area: owner ? (AREAS[owner] ?? '') : '城南片区',
  consent: 'event',
  source: 'event',
  ...more,
});

/** The people the week is told about. */
export const GUESTS = {
  liGuifang: named(1, '李桂芳', '8821', 'wang-min'),
  wangDelin: named(2, '王德林', '8821', 'wang-min', { gender: 'male', phone: '13811018821' }),
  zhangJianguo: named(3, '张建国', '3307', 'wang-min', { gender: 'male' }),
  zhangYumei: named(4, '张玉梅', '5510', 'li-qiang'),
  heShuzhen: named(5, '何淑珍', '6612', 'jiang-tao'),
  luoSuhua: named(6, '罗素华', '9043', 'jiang-tao'),
  xuGuoping: named(7, '许国平', '7718', 'li-qiang', { gender: 'male' }),
  dengXiuqin: named(8, '邓秀琴', '2265', 'wu-dan'),
  zhongGuodong: named(9, '钟国栋', '4190', 'li-qiang', { gender: 'male' }),
  zhaoXiulan: named(10, '赵秀兰', '1052', 'wang-min'),
  liuJianjun: named(11, '刘建军', '1052', 'wang-min', { gender: 'male', phone: '13811101052' }),
  jiangSuying: named(12, '姜素英', '8376', 'peng-yulan'),
  heKairong: named(13, '何开容', '6029', 'li-qiang'),
  wangXiuying: named(14, '汪秀英', '3381', 'jiang-tao'),
  xiangDeming: named(15, '向德明', '0917', 'jiang-tao', { gender: 'male' }),
  huangYufen: named(16, '黄玉芬', '7254', 'peng-yulan'),
  tianFusheng: named(17, '田福生', '5866', 'jiang-tao', { gender: 'male' }),
  jiangWenbin: named(18, '江文彬', '1473', 'peng-yulan', { gender: 'male' }),
  // Rests at noon and said so; and one of a bought list, whose number came from nowhere
  liuKaifu: named(19, '刘开富', '3366', 'wu-dan', { gender: 'male', quiet: { from: 720, to: 900 } }),
  mengGuangming: named(20, '孟光明', '3377', 'jiang-tao', { gender: 'male', consent: null, source: 'other' }),
} satisfies Record<string, Guest>;

const TAILS = new Set(Object.values(GUESTS).map(({ phone }) => phone.slice(-4)));
const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
const WOMEN = [
  '秀英',
  '玉兰',
  '桂香',
  '淑华',
  '素芬',
  '玉珍',
  '凤英',
  '秀珍',
  '金凤',
  '秀芳',
  '玉梅',
  '淑兰',
  '翠华',
  '菊芳',
  '月娥',
  '素琼',
  '德芳',
  '朝琼',
  '光玉',
  '世芬',
  '永珍',
  '国英',
  '碧芳',
  '仕琼',
  '明珍',
  '开秀',
  '正芳',
  '昌玉',
  '兴秀',
  '清芬',
];
const MEN = [
  '建国',
  '国华',
  '志明',
  '德华',
  '永福',
  '光荣',
  '朝金',
  '世贵',
  '明德',
  '开富',
  '正国',
  '昌林',
  '兴发',
  '清泉',
  '仕成',
  '建军',
  '国强',
  '志高',
  '德贵',
  '永年',
  '光明',
  '朝阳',
  '世杰',
  '明贵',
  '开云',
  '正华',
  '昌国',
  '兴华',
  '清和',
  '仕林',
];

/** How many the six look after: 周小云 keeps 40, 吴丹 began on 24 February; the rest are nobody's yet. */
const SHARES: readonly (readonly [string | null, number])[] = [
  ['wang-min', 231],
  ['li-qiang', 236],
  ['jiang-tao', 228],
  ['peng-yulan', 219],
  ['zhou-xiaoyun', 40],
  ['wu-dan', 8],
  [null, 260],
];

/** 1,240 on record before the week: the named ones, and the rest made up the same way every time. */
export function everyGuest(): Guest[] {
  const known: Guest[] = Object.values(GUESTS);
  const rest: Guest[] = [];
  const random = randomFrom('安禾');
  for (const [owner, share] of SHARES) {
    const there = known.filter((guest) => guest.owner === owner).length;
    for (let i = there; i < share; i++) rest.push(madeUp(known.length + rest.length + 1, owner, random, i));
  }
  // Guests of the shop and of street stalls, whom nobody looks after yet
  while (known.length + rest.length < TOTAL) rest.push(madeUp(known.length + rest.length + 1, null, random));
  return [...known, ...rest].slice(0, TOTAL);
}

export const TOTAL = 1240;

function madeUp(n: number, owner: string | null, random: (below: number) => number, nth = 0): Guest {
  const woman = random(100) < 68;
  const names = woman ? WOMEN : MEN;
  const name = `${SURNAMES[random(SURNAMES.length)]}${names[random(names.length)]}`;
  let tail = String(random(10_000)).padStart(4, '0');
  while (TAILS.has(tail)) tail = String(random(10_000)).padStart(4, '0');
  const stands = owner !== null || random(100) < 70;
  return {
    id: `c-${String(n).padStart(4, '0')}`,
    name,
    phone: `13${5 + random(5)}${String(2000 + n)}${tail}`,
    owner,
    gender: woman ? 'female' : 'male',
    area: owner ? areaOf(owner, nth) : (['城南片区', '老城片区', '松涛路片区', '车城片区'][random(4)] ?? ''),
    consent: stands ? ((['event', 'survey-form', 'shop'] as const)[random(3)] ?? 'event') : null,
    source: stands ? 'stall' : 'import',
  };
}
