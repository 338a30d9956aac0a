import type { Text } from '../../../kernel/index.ts';
import { plainText, saysNothing } from './plain-text.ts';

export interface BirthDate {
  /** `1955`, `1955-03` or `1955-03-08`: as much as is known. */
  date: string;
  lunar: boolean;
  /** Only part was taken, because the rest could be read in two ways or must not be kept. */
  note: 'day-or-month-first' | 'january-or-october' | 'id-number-not-kept' | null;
}

export type BirthFault = 'unreadable' | 'no-such-day' | 'in-future' | 'too-long-ago' | 'an-age';
export interface BirthProblem {
  fault: BirthFault;
  says: Text;
}

/**
 * Reads a date of birth as people type it: 1955.3.8, 1955年3月8日, 55年3月, 19550308, an Excel serial, 农历….
 * Empty gives `null`. `today` is `2026-03-09`.
 */
export function parseBirth(cell: string, today: string): BirthDate | BirthProblem | null {
  const plain = plainText(cell);
  if (saysNothing(plain)) return null;
  const { text, lunar } = withoutCalendar(plain);
  const parts = idNumber(text) ?? compact(text, today) ?? separated(text, today);
  if (!parts) return problem(/^\d{1,3}岁?$/.test(text) ? 'an-age' : 'unreadable', plain);
  const fault = faultOf(parts, lunar, today);
  if (fault) return problem(fault, plain);
  const date = [String(parts.year), parts.month, parts.day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return { date, lunar, note: parts.note ?? null };
}

export const isBirthProblem = (read: BirthDate | BirthProblem | null): read is BirthProblem =>
  read !== null && 'fault' in read;

interface Parts {
  year: number;
  month?: number;
  day?: number;
  note?: BirthDate['note'];
}

const LUNAR = /农历|阴历|旧历|老历|农(?=\d)|阴(?=\d)|\(?[农阴]\)?$/g;
const LUNAR_WORDS = /正月|腊月|冬月|初[一二三四五六七八九十]|廿|闰/;

function withoutCalendar(plain: string): { text: string; lunar: boolean } {
  const lunar = plain.search(LUNAR) >= 0 || LUNAR_WORDS.test(plain);
  const text = plain
    .replace(LUNAR, '')
    .replace(/[公阳新]历|国历|出?生[于日]?|约|大概|左右/g, '')
    .replace(/[()(){}[\]]/g, '')
    .trim();
  return { text: inDigits(text), lunar };
}

const DIGITS: Record<string, string> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const HAN_NUMBER = '[〇零一二三四五六七八九]';

/** 一九五五年正月初八 → 1955年1月8日 */
function inDigits(text: string): string {
  if (!/[〇零一二三四五六七八九十正腊冬廿]/.test(text)) return text;
  const small = (word: string): string => {
    const [, tens, ones] = /^([二三廿]?)十?(.*)$/.exec(word.replace(/^卅/, '三十')) as unknown as [
      string,
      string,
      string,
    ];
    const hasTen = /[十廿卅]/.test(word);
    const ten = tens === '廿' ? 2 : tens ? Number(DIGITS[tens]) : 1;
    return String(hasTen ? ten * 10 + Number(DIGITS[ones] ?? 0) : Number(DIGITS[word] ?? 0));
  };
  return text
    .replace(new RegExp(`${HAN_NUMBER}{2,4}(?=年)`, 'g'), (year) => [...year].map((c) => DIGITS[c]).join(''))
    .replace(/闰/g, '')
    .replace(/正月/g, '1月')
    .replace(/冬月/g, '11月')
    .replace(/腊月/g, '12月')
    .replace(/([一二三四五六七八九十]{1,3})月/g, (_, month: string) => `${small(month)}月`)
    .replace(/月初([一二三四五六七八九])/g, (_, day: string) => `月${DIGITS[day]}日`)
    .replace(/月初十/g, '月10日')
    .replace(/月([一二三四五六七八九十廿卅]{1,3})[日号]?/g, (_, day: string) => `月${small(day)}日`);
}

/** An identity number tells the day; nothing else of it is read, and it is not kept. */
function idNumber(text: string): Parts | null {
  const match = /^\d{6}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dxX]$/.exec(text);
  return match && { ...ymd(match.slice(1)), note: 'id-number-not-kept' };
}

const ymd = ([year, month, day]: readonly (string | undefined)[]): Parts => ({
  year: Number(year),
  ...(month === undefined ? {} : { month: Number(month) }),
  ...(day === undefined ? {} : { day: Number(day) }),
});

const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Digits alone: 19550308, 195503, 1955, 550308, and Excel's count of days. */
function compact(text: string, today: string): Parts | null {
  const digits = /^(\d+)(?:\.0+)?$/.exec(text)?.[1];
  if (!digits) return null;
  if (digits.length === 8) return ymd([digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]);
  if (digits.length === 6)
    return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(digits)
      ? ymd([digits.slice(0, 4), digits.slice(4)])
      : sixDigits(digits, today);
  if (digits.length === 4) return /^(?:18|19|20)/.test(digits) ? ymd([digits]) : null;
  return digits.length === 5 ? fromSerial(Number(digits)) : null;
}

const sixDigits = (digits: string, today: string): Parts =>
  ymd([String(fullYear(Number(digits.slice(0, 2)), today)), digits.slice(2, 4), digits.slice(4)]);

function fromSerial(serial: number): Parts | null {
  const day = new Date(EXCEL_EPOCH + serial * DAY);
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
}

/** 55 is 1955; 12 is 2012, since nobody on a list is older than a hundred. */
function fullYear(short: number, today: string): number {
  const now = Number(today.slice(0, 4));
  return now - (1900 + short) <= 100 ? 1900 + short : 2000 + short;
}

const SEPARATED =
  /^(\d{4}|\d{2})\s*(?:年|[-./\s])\s*(?:(\d{1,2})\s*(?:月|[-./\s]|$)\s*(?:(\d{1,2})\s*[日号]?)?)?(?:[T ]\d{1,2}:\d{2}.*)?$/;
const YEAR_LAST = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/;

function separated(text: string, today: string): Parts | null {
  const single = text.replace(DASHES, '-').replace(/\s+/g, ' ').trim();
  const last = YEAR_LAST.exec(single);
  if (last) return yearLast(Number(last[1]), Number(last[2]), Number(last[3]));
  const match = SEPARATED.exec(single);
  if (!match) return null;
  const year = (match[1] as string).length === 2 ? fullYear(Number(match[1]), today) : Number(match[1]);
  // A number cell shows 1955.10 as 1955.1
  if (/^\d{4}\.1$/.test(single)) return { year, note: 'january-or-october' };
  return ymd([String(year), match[2], match[3]]);
}

const DASHES = /[‐‑‒–—―−～~、,]/g;

/** 3/8/1955 is 8 March or 3 August, depending on whose computer wrote it. */
function yearLast(first: number, second: number, year: number): Parts {
  if (first > 12) return { year, month: second, day: first };
  if (second > 12 || first === second) return { year, month: first, day: second };
  return { year, note: 'day-or-month-first' };
}

function faultOf({ year, month, day }: Parts, lunar: boolean, today: string): BirthFault | null {
  const now = Number(today.slice(0, 4));
  if (now - year > 120) return 'too-long-ago';
  if (month !== undefined && (month < 1 || month > 12)) return 'no-such-day';
  if (day !== undefined && (day < 1 || day > daysIn(year, month as number, lunar))) return 'no-such-day';
  const written = [year, month ?? 1, day ?? 1].map((part) => String(part).padStart(2, '0')).join('-');
  return written > today ? 'in-future' : null;
}

const daysIn = (year: number, month: number, lunar: boolean): number =>
  lunar ? 30 : new Date(Date.UTC(year, month, 0)).getUTCDate();

const FAULTS: Record<BirthFault, (typed: string) => Text> = {
  unreadable: (typed) => ({
    zh: `生日「${typed}」看不懂,请写成 1955-03-08、1955年3月 或 1955`,
    en: `The date of birth “${typed}” cannot be read; write 1955-03-08, 1955-03 or 1955`,
  }),
  'no-such-day': (typed) => ({ zh: `没有「${typed}」这一天`, en: `There is no such day as “${typed}”` }),
  'in-future': (typed) => ({
    zh: `生日「${typed}」还没到`,
    en: `The date of birth “${typed}” is in the future`,
  }),
  'too-long-ago': (typed) => ({
    zh: `生日「${typed}」超过 120 年`,
    en: `The date of birth “${typed}” is more than 120 years ago`,
  }),
  'an-age': (typed) => ({
    zh: `「${typed}」是年龄,不是生日;年龄每年会变,请填出生年份`,
    en: `“${typed}” is an age, not a date of birth; an age changes every year, give the year of birth`,
  }),
};

const problem = (fault: BirthFault, typed: string): BirthProblem => ({ fault, says: FAULTS[fault](typed) });
