import { pinyin } from 'pinyin-pro';
import { plainText } from './plain-text.ts';
import { surnameLength } from './surnames.ts';

/**
 * What a customer is found by, each as its own row, so that a search is an equality: the whole name, its pairs
 * of characters (桂芳), pinyin initials (lgf) and the last four digits. Letters, digits and characters cannot
 * be mistaken for each other, so the rows carry no kind.
 */
export function searchGrams(name: string, phones: readonly string[]): string[] {
  const grams = new Set<string>();
  const spelt = normal(name);
  const han = onlyHan(spelt);
  if (han.length > 1) {
    grams.add(han);
    for (let at = 0; at + 1 < han.length; at++) grams.add(han.slice(at, at + 2));
  }
  // 阿依古丽·买买提 is called by either part
  for (const part of spelt.split('·').map(onlyHan)) if (part.length > 1) grams.add(part);
  if (latin(spelt) !== '') grams.add(latin(spelt));
  for (const initials of allInitials(spelt, han)) grams.add(initials);
  for (const digits of phones) if (digits.length >= 4) grams.add(digits.slice(-4));
  return [...grams];
}

/** The initials a name is sorted by: 李桂芳 → lgf, 单国平 → sgp. */
export const nameInitials = (name: string): string =>
  allInitials(normal(name), onlyHan(normal(name)))[0] ?? '';

/** What somebody typed into a search, made into the row it must equal; `null` when it can equal none. */
export function queryGram(typed: string): string | null {
  const spelt = normal(typed);
  const digits = spelt.replace(/[\s-]/g, '');
  if (/^\d{4,}$/.test(digits)) return digits.slice(-4);
  const han = onlyHan(spelt);
  if (han.length > 1) return han;
  const letters = latin(spelt);
  return letters.length > 1 ? letters : null;
}

const normal = (text: string): string => plainText(text).toLowerCase();
const onlyHan = (spelt: string): string => spelt.replace(/[^\p{Script=Han}]/gu, '');
const latin = (spelt: string): string => spelt.normalize('NFD').replace(/[^a-z]/g, '');

/** More readings of a name than this are noise. */
const MOST_READINGS = 4;

function allInitials(spelt: string, han: string): string[] {
  if (han.length === 0) return latinInitials(spelt);
  const surname = han.slice(0, surnameLength(han));
  const given = [...han.slice(surname.length)].map(readings);
  if (given.every(({ length }) => length === 1) && !twoWays(surname)) {
    const initials = surnameInitials(surname) + given.map(([letter]) => letter).join('');
    return initials.length > 1 ? [initials] : [];
  }
  const first = [
    ...new Set([surnameInitials(surname), [...surname].map((c) => readings(c)[0] as string).join('')]),
  ];
  let all = first;
  for (const letters of given)
    all = all.flatMap((before) => letters.map((letter) => before + letter)).slice(0, MOST_READINGS);
  return all.filter((initials) => initials.length > 1);
}

const readTwoWays = new Map<string, boolean>();

/** 单 as a surname is shàn, elsewhere dān. */
function twoWays(surname: string): boolean {
  const known = readTwoWays.get(surname);
  if (known !== undefined) return known;
  const everyday = [...surname].map((character) => readings(character)[0]).join('');
  readTwoWays.set(surname, everyday !== surnameInitials(surname));
  return everyday !== surnameInitials(surname);
}

/** Li Guifang → lg */
function latinInitials(spelt: string): string[] {
  const words = spelt
    .normalize('NFD')
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  return words.length > 1 ? [words.map((word) => word[0]).join('')] : [];
}

// biome-ignore format: one table
/** Characters of given names that are read in two ways with different initials. */
const TWO_WAYS: Record<string, readonly string[]> = {
  乐: ['l', 'y'], 行: ['x', 'h'], 重: ['z', 'c'], 长: ['c', 'z'], 朝: ['z', 'c'], 茜: ['q', 'x'], 晟: ['s', 'c'],
  盛: ['s', 'c'], 单: ['d', 's'], 曾: ['z', 'c'], 祭: ['j', 'z'], 贾: ['j', 'g'], 传: ['c', 'z'], 降: ['j', 'x'],
  调: ['d', 't'], 裳: ['s', 'c'], 解: ['j', 'x'], 铅: ['q', 'y'],
};

const letterOf = new Map<string, readonly string[]>();

function readings(character: string): readonly string[] {
  const cached = letterOf.get(character);
  if (cached) return cached;
  const letters = TWO_WAYS[character] ?? [
    initialOf(pinyin(character, { toneType: 'none', type: 'array' })[0] ?? ''),
  ];
  const known = letters.filter((letter) => letter !== '');
  letterOf.set(character, known.length > 0 ? known : ['']);
  return letterOf.get(character) as readonly string[];
}

const initialsOfSurname = new Map<string, string>();

/** 单 is read shàn as a surname, 尉迟 yùchí, 万俟 mòqí. */
function surnameInitials(surname: string): string {
  const cached = initialsOfSurname.get(surname);
  if (cached !== undefined) return cached;
  const read = pinyin(surname, { toneType: 'none', type: 'array', surname: 'all' });
  const initials = read.map(initialOf).join('');
  initialsOfSurname.set(surname, initials);
  return initials;
}

const initialOf = (syllable: string): string => /^[a-zü]/.exec(syllable)?.[0].replace('ü', 'v') ?? '';
