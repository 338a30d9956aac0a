import type { Text } from '../../../kernel/index.ts';
import { plainText, saysNothing } from './plain-text.ts';
import { COMMON_SURNAMES, surnameLength } from './surnames.ts';

export type Gender = 'female' | 'male' | 'unknown';

export type NameFault = 'missing' | 'two-people' | 'no-name' | 'too-long';
export interface NameProblem {
  fault: NameFault;
  says: Text;
  /** Two people in one cell: their names, so that the row can be made into two. */
  names: string[];
}

export interface PersonName {
  name: string;
  /** What the form of address tells: 阿姨, 先生. */
  gender: Gender;
  /** Only a surname and a form of address are known: 李阿姨. */
  incomplete: boolean;
}

/** Reads one person's name out of a cell: widths, spaces inside, forms of address, notes in brackets. */
export function parseName(cell: string): PersonName | NameProblem {
  if (isPlainName(cell)) return { name: cell, gender: 'unknown', incomplete: false };
  const plain = tidy(plainText(cell));
  if (saysNothing(plain)) return fault('missing', '没有姓名', 'The name is missing');
  const names = peopleIn(plain);
  if (names.length > 1) return twoPeople(names);
  const { bare, note } = withoutBrackets(plain);
  const address = FORM_OF_ADDRESS.exec(note)?.[0] ?? '';
  const read = withoutAddress(bare);
  const name = read.name;
  if (name.length > 40)
    return fault(
      'too-long',
      `姓名「${name.slice(0, 12)}…」太长`,
      `The name “${name.slice(0, 12)}…” is too long`,
    );
  if (!/\p{L}/u.test(name) || /\d{3,}|[@#￥$%^*=<>{}]/.test(name))
    return fault('no-name', `「${plain}」不像姓名`, `“${plain}” does not look like a name`);
  return {
    name,
    gender: read.gender === 'unknown' ? genderOf(address) : read.gender,
    incomplete: read.incomplete,
  };
}

/** Two or three characters that end like no form of address: nothing to take apart. */
const isPlainName = (cell: string): boolean =>
  /^[\u4e00-\u9fff]{2,3}$/.test(cell) && !ENDS_ADDRESS.has(cell.at(-1) as string) && !saysNothing(cell);

export const isNameProblem = (read: PersonName | NameProblem): read is NameProblem => 'fault' in read;

const HAN = '\\p{Script=Han}';
const MALE = '先生|大爷|大伯|大叔|大哥|叔叔|伯伯|爷爷|老爷子|公公|师傅';
const FEMALE = '女士|小姐|太太|阿姨|大妈|大娘|大姐|大婶|奶奶|婆婆|嬢嬢|孃孃|娘娘|姐姐|嫂子';
const NEUTRAL = '老师|医生|主任|经理|老板|同志|校长|局长|书记|教授';
const MIDDLE_DOTS = /[•‧∙･・●]/g;

/** 李 桂 芳 → 李桂芳; 阿依古丽•买买提 → ·; Li  Guifang → Li Guifang. */
const tidy = (plain: string): string =>
  plain
    .replace(MIDDLE_DOTS, '·')
    .replace(/\s*·\s*/g, '·')
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`^(${HAN}) (${HAN}{1,2})$`, 'u'), '$1$2')
    .replace(new RegExp(`^(${HAN}) (${HAN}) (${HAN})$`, 'u'), '$1$2$3')
    .replace(/^(?:姓名|名字|顾客|客户|name)\s*:\s*/i, '')
    .replace(/[。.,,、;;]+$/, '')
    .replace(new RegExp(` (${MALE}|${FEMALE}|${NEUTRAL})$`), '$1');

function peopleIn(plain: string): string[] {
  const parts = plain
    .split(new RegExp(`[/、,;|&+\\n]|(?<=${HAN}{2}) (?=${HAN}{2})`, 'u'))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > 1) return parts.every((part) => /\p{L}/u.test(part)) ? parts : [plain];
  const joined = new RegExp(`^(${HAN}{2,4})[和与及](${HAN}{2,4})$`, 'u').exec(plain);
  const both = joined?.slice(1) as string[] | undefined;
  return both?.every((name) => COMMON_SURNAMES.has(name[0] as string)) ? both : [plain];
}

/** Last characters of forms of address, the short ones too. */
const ENDS_ADDRESS: ReadonlySet<string> = new Set([
  ...`${MALE}|${FEMALE}|${NEUTRAL}`.split('|').map((address) => address.at(-1) as string),
  ...'姐哥叔婶姨嫂伯爷男女',
]);
const FORM_OF_ADDRESS = new RegExp(`${MALE}|${FEMALE}|${NEUTRAL}|^[男女]$`);
const ENDS_WITH_ADDRESS = new RegExp(`^(.+?)(${MALE}|${FEMALE}|${NEUTRAL})$`);
const LATIN_TITLE = /^(mr|mrs|ms|miss|madam|dr)\.?\s+(?=\p{L})/iu;

function withoutBrackets(plain: string): { bare: string; note: string } {
  const match = /^([^(（【[]+)[(（【[]([^)）】\]]*)[)）】\]]?\s*$/.exec(plain);
  return match
    ? { bare: (match[1] as string).trim(), note: (match[2] as string).trim() }
    : { bare: plain, note: '' };
}

/** 李桂芳阿姨 → 李桂芳; 李阿姨 stays, since nothing but a surname would be left. */
function withoutAddress(bare: string): PersonName {
  const latin = LATIN_TITLE.exec(bare);
  if (latin)
    return { name: bare.slice(latin[0].length), gender: genderOf(latin[1] as string), incomplete: false };
  const ends = ENDS_WITH_ADDRESS.exec(bare) ?? shortAddress(bare);
  if (!ends) return { name: bare, gender: 'unknown', incomplete: new RegExp(`^${HAN}$`, 'u').test(bare) };
  const [, name, address] = ends as unknown as [string, string, string];
  const incomplete = name.trim().length <= surnameLength(name);
  return { name: incomplete ? bare : name.trim(), gender: genderOf(address), incomplete };
}

/** 姐, 哥, 叔 end real names too (刘玉姐), so they are taken off only a whole name of three. */
function shortAddress(bare: string): RegExpExecArray | null {
  const match = new RegExp(`^(${HAN}+)([姐哥叔婶姨嫂伯爷])$`, 'u').exec(bare);
  if (!match) return null;
  const rest = match[1] as string;
  return rest.length === surnameLength(rest) || rest.length >= surnameLength(rest) + 2 ? match : null;
}

const genderOf = (address: string): Gender => {
  if (new RegExp(`^(?:${MALE}|[哥叔伯爷男]|mr)$`, 'i').test(address)) return 'male';
  return new RegExp(`^(?:${FEMALE}|[姐婶姨嫂女]|mrs|ms|miss|madam)$`, 'i').test(address)
    ? 'female'
    : 'unknown';
};

const GENDERS: Record<string, Gender> = {
  男: 'male',
  男性: 'male',
  先生: 'male',
  m: 'male',
  male: 'male',
  '♂': 'male',
  女: 'female',
  女性: 'female',
  女士: 'female',
  小姐: 'female',
  f: 'female',
  female: 'female',
  '♀': 'female',
};

/** 男, 女, M, female. Anything else, 1 and 2 too, stays unknown: different programs count them differently. */
export const parseGender = (cell: string): Gender => GENDERS[plainText(cell).toLowerCase()] ?? 'unknown';

const twoPeople = (names: string[]): NameProblem => ({
  fault: 'two-people',
  names,
  says: {
    zh: `一格里有 ${names.length} 个人(${names.join('、')}),请一人一行`,
    en: `One cell names ${names.length} people (${names.join(', ')}); give each a row`,
  },
});

const fault = (kind: NameFault, zh: string, en: string): NameProblem => ({
  fault: kind,
  names: [],
  says: { zh, en },
});
