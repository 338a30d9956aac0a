import type { Text } from '../../../kernel/index.ts';
import { plainText, saysNothing } from './plain-text.ts';

export type PhoneKind = 'mobile' | 'landline' | 'other';

export interface Phone {
  /** National digits without +86, spaces or hyphens; a landline with its area code. Another country's start with 00. */
  digits: string;
  last4: string;
  kind: PhoneKind;
  extension: string;
  /** What was written beside it: 女儿, 家里. */
  note: string;
}

export type PhoneFault = 'letters' | 'rounded' | 'masked' | 'too-short' | 'too-long' | 'no-such-number';
export interface PhoneProblem {
  typed: string;
  fault: PhoneFault;
  says: Text;
}

/** Reads all the numbers in one cell, as people type them. An empty cell has neither numbers nor problems. */
export function parsePhones(cell: string): { phones: Phone[]; problems: PhoneProblem[] } {
  const alone = /^(?:\+86 ?)?(1[3-9]\d{9})$/.exec(cell)?.[1];
  // The way nearly all are written
  if (alone && !ONE_DIGIT.test(alone)) return { phones: [mobile(alone)], problems: [] };
  const phones: Phone[] = [];
  const problems: PhoneProblem[] = [];
  for (const part of numbersIn(plainText(cell))) {
    const read = readOne(part);
    if ('fault' in read) problems.push(read);
    else if (!phones.some((phone) => phone.digits === read.digits)) phones.push(read);
  }
  return { phones, problems };
}

const ONE_DIGIT = /^(\d)\1+$/;

const mobile = (digits: string): Phone => ({
  digits,
  last4: digits.slice(-4),
  kind: 'mobile',
  extension: '',
  note: '',
});

const DASHES = /[‐‑‒–—―−－﹣ー]/g;

function numbersIn(plain: string): string[] {
  if (saysNothing(plain)) return [];
  const parts = plain
    .replace(DASHES, '-')
    .replace(/。/g, ' ')
    .split(/[、,;|\n\r\t]|\/|或者?|(?<=\d)\s*[&和及与]\s*(?=[\d+(])/)
    .flatMap(splitAtSpaces)
    .flatMap(splitGlued)
    .map((part) => part.trim());
  return parts.filter((part) => part !== '' && !saysNothing(part));
}

const COMPLETE = /^(?:(?:\+|00)?86)?1[3-9]\d{9}$|^0\d{9,11}$/;

/** `138 0013 8000` is one number, `13800138000 13900139000` are two: each side is complete by itself. */
function splitAtSpaces(part: string): string[] {
  const words = part.trim().split(/\s+/);
  const bare = words.map((word) => word.replace(/[-()]/g, ''));
  return words.length > 1 && bare.every((word) => COMPLETE.test(word)) ? words : [part];
}

const splitGlued = (part: string): string[] => {
  const two = /^(1[3-9]\d{9})(1[3-9]\d{9})$/.exec(part.trim());
  return two ? [two[1] as string, two[2] as string] : [part];
};

const EXTENSION = /(?:转|分机|ext\.?|x|#)\s*(\d{1,6})$/i;
const LABEL =
  /^(?:手机|移动|固话|座机|电话|家里|宅电|单位|办公|联系方式|联系电话|tel|phone|mobile|m|t)\s*(?:号码?)?\s*[:.]?\s*/i;

function readOne(typed: string): Phone | PhoneProblem {
  const { rest, note } = withoutNote(typed.replace(LABEL, ''));
  const extension = EXTENSION.exec(rest)?.[1] ?? '';
  const number = rest.replace(EXTENSION, '').trim();
  const unreadable = faultOfWriting(number);
  if (unreadable) return problem(typed, unreadable);
  return fromDigits(typed, number, extension, note);
}

/** `13800138000(女儿)`, `女儿13800138000` → the number, and whose it is. */
function withoutNote(text: string): { rest: string; note: string } {
  const bracketed = /^(.*?)\(([^()\d]+)\)\s*$/.exec(text) ?? /^()\(([^()\d]+)\)\s*(.+)$/.exec(text);
  if (bracketed)
    return { rest: (bracketed[1] || bracketed[3] || '').trim(), note: (bracketed[2] as string).trim() };
  const before = /^(\p{Script=Han}{1,6})\s*:?\s*(?=[\d+(])(.+)$/u.exec(text);
  if (before) return { rest: before[2] as string, note: before[1] as string };
  const after = /^(.*\d)\s*(\p{Script=Han}{1,6})$/u.exec(text);
  return after && !EXTENSION.test(text)
    ? { rest: after[1] as string, note: after[2] as string }
    : { rest: text, note: '' };
}

function faultOfWriting(number: string): PhoneFault | null {
  if (/^\d(\.\d+)?e\+?\d+$/i.test(number)) return 'rounded';
  if (/\d[*x×xX]{2,}/.test(number)) return 'masked';
  return /[^\d\s+\-().]/.test(number) || !/\d/.test(number) ? 'letters' : null;
}

function fromDigits(typed: string, number: string, extension: string, note: string): Phone | PhoneProblem {
  // A number cell written by a program: 13800138000.0
  const bare = number.replace(/\.0+$/, '').replace(/[\s\-().]/g, '');
  const digits = nationalDigits(bare);
  const hyphened =
    digits.length > 12 || (/-\d{2,6}$/.test(number) && digits.length > 11) ? hyphenExtension(number) : null;
  if (hyphened && extension === '') return fromDigits(typed, hyphened.number, hyphened.extension, note);
  const fault = faultOf(digits);
  if (fault) return problem(typed, fault);
  return { digits, last4: digits.slice(-4), kind: kindOf(digits), extension, note };
}

function nationalDigits(bare: string): string {
  const plus = bare.startsWith('+') ? bare.slice(1) : bare.startsWith('00') ? bare.slice(2) : null;
  if (plus !== null) {
    if (!plus.startsWith('86')) return `00${plus.replace(/\D/g, '')}`;
    return withTrunkZero(plus.slice(2).replace(/\D/g, ''));
  }
  const digits = bare.replace(/\D/g, '');
  if (/^86(?:1[3-9]\d{9})$/.test(digits)) return digits.slice(2);
  // Some switchboards and old address books put a 0 before a mobile number
  return /^01[3-9]\d{9}$/.test(digits) ? digits.slice(1) : digits;
}

/** +86 28 8512 3456: abroad the area code loses its 0. */
const withTrunkZero = (digits: string): string => {
  if (/^1[3-9]\d{9}$/.test(digits) || digits.startsWith('0') || digits.length < 9) return digits;
  return `0${digits}`;
};

/** 028-85123456-801: the last group is the extension. */
function hyphenExtension(number: string): { number: string; extension: string } | null {
  const match = /^(.*\d)-(\d{1,6})$/.exec(number.trim());
  if (!match || !/^\(?\s*(?:(?:\+|00)86[\s-]?)?\(?0?\d{2,3}\)?[\s-]?\d/.test(match[1] as string)) return null;
  return { number: match[1] as string, extension: match[2] as string };
}

const MOBILE = /^1[3-9]\d{9}$/;
/** Two-digit area codes (010, 02x) have 8 digits; the others 7 or 8. */
const LANDLINE = /^0(?:10|2\d)[2-9]\d{7}$|^0[3-9]\d{2}[2-9]\d{6,7}$/;
const LOCAL = /^[2-9]\d{6,7}$/;
const SERVICE = /^(?:400|800)\d{7}$|^9[56]\d{3,6}$/;
const FOREIGN = /^00[1-9]\d{6,15}$/;

function kindOf(digits: string): PhoneKind {
  if (MOBILE.test(digits)) return 'mobile';
  return LANDLINE.test(digits) || LOCAL.test(digits) ? 'landline' : 'other';
}

function faultOf(digits: string): PhoneFault | null {
  if (ONE_DIGIT.test(digits)) return 'no-such-number';
  if ([MOBILE, LANDLINE, SERVICE, FOREIGN, LOCAL].some((pattern) => pattern.test(digits))) return null;
  const wanted = digits.startsWith('0') && !digits.startsWith('00') ? 11 : digits.startsWith('1') ? 11 : 8;
  if (digits.length < (digits.startsWith('0') ? 10 : digits.startsWith('1') ? 11 : 7)) return 'too-short';
  return digits.length > (wanted === 11 ? 12 : 11) || (digits.startsWith('1') && digits.length > 11)
    ? 'too-long'
    : 'no-such-number';
}

const FAULTS: Record<PhoneFault, (typed: string) => Text> = {
  letters: (typed) => ({
    zh: `电话「${typed}」里有不是数字的字`,
    en: `The phone “${typed}” has characters that are not digits`,
  }),
  rounded: (typed) => ({
    zh: `电话「${typed}」被表格变成了科学计数,末几位已丢失;请在原表把该列设为文本后重填`,
    en: `The spreadsheet turned the phone “${typed}” into scientific notation and its last digits are lost; format the column as text and type it again`,
  }),
  masked: (typed) => ({
    zh: `电话「${typed}」中间被遮住了,请填完整号码`,
    en: `The phone “${typed}” is masked; give the whole number`,
  }),
  'too-short': (typed) => ({
    zh: `电话「${typed}」位数不够:手机 11 位,座机 7–8 位`,
    en: `The phone “${typed}” is too short: a mobile has 11 digits, a landline 7 or 8`,
  }),
  'too-long': (typed) => ({
    zh: `电话「${typed}」位数太多:手机 11 位,座机带区号 10–12 位`,
    en: `The phone “${typed}” is too long: a mobile has 11 digits, a landline with area code 10 to 12`,
  }),
  'no-such-number': (typed) => ({
    zh: `没有「${typed}」这样的号码`,
    en: `There is no number like “${typed}”`,
  }),
};

const problem = (typed: string, fault: PhoneFault): PhoneProblem => ({
  typed,
  fault,
  says: FAULTS[fault](typed),
});
