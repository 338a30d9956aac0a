import { PLAY } from '../../../contract/demo.ts';
import type { PostCode } from '../../../contract/identity.ts';
import type { Caller } from '../../../server/platform/caller.ts';
import type { Guest } from '../guests.ts';

/** 和畅: a company of its own for the play, twelve people. Names and numbers are invented. */

export const SALON = 'salon';
export const SALON_PASSWORD = 'hechang-2026';

interface Player {
  id: string;
  name: string;
  post: PostCode;
  department: string | null;
}

const player = (id: string, name: string, post: PostCode, department: string | null): Player => ({
  id,
  name,
  post,
  department,
});

export const PLAYERS: readonly Player[] = [
  player('lu-yun', '陆云', 'general-manager', null),
  player('gu-ping', '顾平', 'marketing-director', 'sales'),
  player('shen-li', '沈力', 'sales-manager', 'sales'),
  player('su-qing', '苏晴', 'representative', 'sales'),
  player('fang-yuan', '方远', 'representative', 'sales'),
  player('qin-yue', '秦月', 'consultant', 'service'),
  player('tao-ran', '陶然', 'conference-manager', 'conference'),
  player('yu-bo', '余波', 'host', 'conference'),
  player('ding-yi', '丁一', 'crew', 'conference'),
  player('hua-mei', '华梅', 'service-manager', 'service'),
  player('jin-lan', '金兰', 'finance', 'office'),
  player('shi-lei', '石磊', 'driver', 'office'),
];

export const DEPARTMENTS = [
  { id: 'sales', name: '销售部', leader: 'shen-li' },
  { id: 'conference', name: '会务部', leader: 'tao-ran' },
  { id: 'service', name: '客服部', leader: 'hua-mei' },
  { id: 'office', name: '办公室', leader: 'jin-lan' },
] as const;

const byId = new Map(PLAYERS.map((one) => [one.id, one]));

export function personOf(id: string): Player {
  const one = byId.get(id);
  if (!one) throw new Error(`Nobody of the play is called ${id}`);
  return one;
}

export function as(id: string): Caller {
  const { name, post } = personOf(id);
  return { org: PLAY, member: id, name, posts: [post], session: 'play', address: '' };
}

const NAMES = [
  ...[
    '邓秀兰',
    '何桂芳',
    '罗玉珍',
    '蒲德明',
    '谢素华',
    '向永福',
    '文淑琼',
    '唐碧英',
    '范国强',
    '廖世芬',
    '冉光玉',
    '龙翠华',
  ],
  ...[
    '杜朝琼',
    '夏正国',
    '姜月娥',
    '柏仕珍',
    '尹兴秀',
    '左明贵',
    '骆开芬',
    '毛建军',
    '洪金凤',
    '安昌林',
    '季菊芳',
    '伍清泉',
  ],
];
const MEN = /[明福强国贵军林泉]$/;

/** Thirteen of 苏晴's, eleven of 方远's. The last does not want to be called. */
export const SALON_GUESTS: readonly Guest[] = NAMES.map((name, i) => ({
  id: `s-${String(i + 1).padStart(2, '0')}`,
  name,
  phone: `139000${String(42117 + i * 131).slice(-5)}`,
  owner: i < 13 ? 'su-qing' : 'fang-yuan',
  gender: MEN.test(name) ? 'male' : 'female',
  area: i < 13 ? '松涛路片区' : '老城片区',
  consent: 'event',
  source: 'event',
}));
