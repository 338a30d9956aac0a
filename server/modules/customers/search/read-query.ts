import type { Text } from '../../../../kernel/index.ts';
import { plainText } from '../plain-text.ts';
import { queryGram } from '../search-grams.ts';

/** A typed search, read: the row it must equal, and what else must fit. */
export interface Query {
  gram: string;
  /** 桂芳21: the number ends with these two digits. */
  ending: string | null;
  /** A whole number was typed. */
  digits: string | null;
}

/** `null` when it can find nobody: one character, one letter, three digits. */
export function readQuery(typed: string): Query | null {
  const plain = plainText(typed).toLowerCase();
  const number = plain.replace(/[\s+-]/g, '');
  if (/^\d{4,}$/.test(number)) {
    const digits = number.replace(/^(?:00)?86(?=1\d{10}$)/, '');
    return { gram: digits.slice(-4), ending: null, digits: digits.length > 4 ? digits : null };
  }
  const words = /^(\D+?)\s*(\d{2})?$/.exec(plain);
  const gram = words && queryGram(words[1] as string);
  return gram ? { gram, ending: words[2] ?? null, digits: null } : null;
}

/**
 * Who stands at a door may look up one person, not browse: four digits, a whole name, two characters or three
 * initials together with the last two digits.
 */
export function tooVagueForLookup(typed: string): Text | null {
  const query = readQuery(typed);
  if (!query) return ASK;
  const digits = /^\d{4}$/.test(query.gram);
  if (digits || query.ending !== null) return null;
  return [...query.gram].length >= 2 && /^\p{Script=Han}+$/u.test(query.gram) ? null : ASK;
}

const ASK: Text = {
  zh: '请输入全名、尾号四位,或拼音首字母加尾号两位',
  en: 'Type the whole name, the last four digits, or the initials with the last two digits',
};
