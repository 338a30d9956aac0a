import { importWithin } from '../../server/modules/customers/import/import-within.ts';
import type { Transaction } from '../../server/platform/database.ts';
import { everyGuest, GUESTS } from './guests.ts';
import type { Cell } from './list-files.ts';
import { xlsxFile } from './list-files.ts';
import { randomFrom } from './random-from.ts';

/** Somebody on record, as far as a list can meet them. */
export interface OnRecord {
  name: string;
  phone: string;
  gender: 'female' | 'male';
}

/** What must show of 城南社区登记.xlsx before it is written (world.md, Monday 09:10). */
export const CHENGNAN = {
  rows: 286,
  new: 171,
  update: 64,
  'in-file': 12,
  'on-record': 21,
  bad: 18,
  household: 23,
  uncallable: 40,
};

const HEADINGS = ['序号', '姓名', '联系电话', '性别', '出生年月', '社区', '家庭住址', '授权来源'];
type Line = [
  name: string,
  phone: string,
  gender: string,
  born: string,
  community: string,
  address: string,
  consent: string,
];

/** 高琳, Monday 09:10. The people the week is told about stay as they are; the list meets the others. */
export async function importsChengnan(tx: Transaction): Promise<void> {
  const bytes = await chengnanList(everyGuest().slice(Object.keys(GUESTS).length));
  await importWithin(tx, { id: 'chengnan', fileName: '城南社区登记.xlsx', bytes, by: 'gao-lin' });
}

/**
 * The list 高琳 got from the community office, made around the customers there are: some of them come again with
 * something new, some with nothing, some of their families with them. As untidy as such lists are.
 */
export async function chengnanList(onRecord: readonly OnRecord[]): Promise<Buffer> {
  const lines = mixed(linesOf(onRecord));
  const numbered: Cell[][] = lines.map((line, n) => [n + 1, ...line]);
  return xlsxFile(
    [
      ['城南社区居民登记(2026年3月)'],
      ['经办:社区服务站', null, null, null, null, '电话 028-26220000'],
      HEADINGS,
      ...numbered,
    ],
    (sheet) => {
      sheet.mergeCells('A1:H1');
      sheet.columns.forEach((column) => {
        column.width = 16;
      });
    },
  );
}

function linesOf(onRecord: readonly OnRecord[]): Line[] {
  const alone = withOwnNumber(onRecord);
  const [update, same, families] = [alone.slice(0, 64), alone.slice(64, 85), alone.slice(85, 108)];
  if (families.length < CHENGNAN.household)
    throw new Error('The list needs 108 customers with a number of their own');
  const random = randomFrom('城南');
  const fresh = strangers(CHENGNAN.new - CHENGNAN.household, onRecord);
  return [
    ...update.map((one, n) => known(one, n)),
    ...same.map((one, n): Line => [typedName(one.name, n), typedPhone(one.phone, n + 3), '', '', '', '', '']),
    ...families.map(
      ({ name, phone, gender }, n): Line => [
        relative(name, n),
        typedPhone(phone, n),
        gender === 'female' ? '男' : '女',
        born(n),
        '城南社区',
        '',
        '纸质登记表',
      ],
    ),
    ...fresh.map(
      ([name, phone], n): Line => [
        typedName(name, n),
        typedPhone(phone, n),
        random(2) ? '女' : '男',
        born(n),
        '城南社区',
        `松涛路${(n % 90) + 1}号${(n % 6) + 1}栋`,
        n < CHENGNAN.uncallable ? '' : n % 3 === 0 ? '三八节活动' : '纸质登记表',
      ],
    ),
    ...fresh
      .slice(50, 50 + CHENGNAN['in-file'])
      .map(([name, phone], n): Line => [name, typedPhone(phone, n + 5), '', '', '', '', '']),
    ...BAD,
  ];
}

/** Couples who share a number already would make the counts another story. */
function withOwnNumber(onRecord: readonly OnRecord[]): OnRecord[] {
  const shared = Map.groupBy(onRecord, ({ phone }) => phone);
  return onRecord.filter(({ phone }) => shared.get(phone)?.length === 1);
}

/** Adds where they live, which nobody had asked them. */
const known = ({ name, phone }: OnRecord, n: number): Line => [
  typedName(name, n),
  typedPhone(phone, n),
  '',
  '',
  '城南社区',
  `河堤路${n + 1}号`,
  '',
];

const typedName = (name: string, n: number): string => {
  if (n % 11 === 4) return [...name].join(' ');
  return n % 13 === 6 ? `${name}老师` : n % 17 === 8 ? ` ${name}　` : name;
};

function typedPhone(phone: string, n: number): string {
  const ways = [
    phone,
    `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
    `+86${phone}`,
    `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
    [...phone].map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join(''),
  ];
  return ways[n % ways.length] as string;
}

function born(n: number): string {
  const [year, month, day] = [1940 + (n % 22), (n % 12) + 1, (n % 28) + 1];
  const ways = [
    `${year}.${month}.${day}`,
    `${year}年${month}月${day}日`,
    `${year - 1900}年${month}月`,
    `${year}`,
    '',
    `农历${year}年${month}月${day}日`,
  ];
  return ways[n % ways.length] as string;
}

/** A husband, a wife, a child: another surname or another given name at the same number. */
const relative = (name: string, n: number): string => {
  const other = `${'李王张刘陈杨'[n % 6]}${['永康', '桂珍', '小军', '德秀'][n % 4]}`;
  return other === name ? `周${other.slice(1)}` : other;
};

const GIVEN = '仁义礼智信忠孝廉耻勇温良恭俭让宽敏惠公明';

function strangers(count: number, onRecord: readonly OnRecord[]): [name: string, phone: string][] {
  const taken = new Set(onRecord.map(({ phone }) => phone));
  const found: [string, string][] = [];
  for (let n = 0; found.length < count; n++) {
    const phone = `1992${String(1_000_003 + n * 7_919).slice(0, 7)}`;
    if (taken.has(phone)) continue;
    taken.add(phone);
    found.push([`${'赵钱孙李周吴郑王冯陈'[n % 10]}${GIVEN[n % 20]}${GIVEN[(n * 7 + 3) % 20]}`, phone]);
  }
  return found;
}

/** Eighteen that cannot be written as they are, each for a reason somebody can mend. */
const BAD: Line[] = [
  ['罗秀芳', '1380012', '女', '', '城南社区', '', '纸质登记表'],
  ['何开贵', '138OO134567', '男', '', '城南社区', '', ''],
  ['谢素琼/谢光明', '13990010001', '', '', '', '', ''],
  ['韩正芳', '13990010002', '女', '1951-02-30', '', '', ''],
  ['', '13990010003', '女', '', '', '', ''],
  ['唐兴发', '139****0004', '男', '', '', '', ''],
  ['冯国英', '1.39E+10', '女', '', '', '', ''],
  ['于清和', '', '男', '', '', '', ''],
  ['董月娥', '13990010007', '女', '68岁', '', '', ''],
  ['萧仕林', '139900100088', '男', '', '', '', ''],
  ['程碧芳', '13990010009', '女', '1955年13月', '', '', ''],
  ['曹昌玉', '12345678901', '女', '', '', '', ''],
  ['袁朝金', '13990010011', '男', '2031-05-01', '', '', ''],
  ['邓明珍和许世贵', '13990010012', '', '', '', '', ''],
  ['13990010013', '傅秀英', '', '', '', '', ''],
  ['沈志高', '00000000000', '男', '', '', '', ''],
  ['曾凤英', '13990010015', '女', '属羊', '', '', ''],
  ['彭德贵', '内线', '男', '', '', '', ''],
];

/** As people stand in a register: in no order. Repeats stay behind what they repeat. */
function mixed(lines: readonly Line[]): Line[] {
  const random = randomFrom('登记');
  const [repeats, rest] = [lines.slice(-30, -18), [...lines.slice(0, -30), ...lines.slice(-18)]];
  for (let at = rest.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [rest[at], rest[other]] = [rest[other] as Line, rest[at] as Line];
  }
  return [...rest, ...repeats];
}
