import { hash } from 'node:crypto';
import type { ConsentChoice, ImportField } from '../../../../../contract/customer-import.ts';
import { isBirthProblem, parseBirth } from '../../birth-date.ts';
import { type Gender, isNameProblem, parseGender, parseName } from '../../person-name.ts';
import { type Phone, parsePhones } from '../../phone.ts';
import { plainText } from '../../plain-text.ts';
import { nameInitials, searchGrams } from '../../search-grams.ts';
import { consentSource } from './consent-word.ts';

/** What is wrong with a row, or worth knowing about it, field by field. */
export interface Said {
  field: ImportField;
  zh: string;
  en: string;
}

/** A row of the list, read: what its cells say, and what cannot be. */
export interface ReadRow {
  line: number;
  customerId: string;
  name: string;
  pinyin: string;
  gender: Gender;
  birth: string | null;
  lunar: boolean;
  district: string;
  area: string;
  address: string;
  phones: Phone[];
  grams: string[];
  owner: string | null;
  consent: string | null;
  consentNote: string;
  faults: Said[];
  notes: Said[];
  typed: Partial<Record<ImportField, string>> | null;
}

export interface Reading {
  importId: string;
  columns: readonly (ImportField | null)[];
  consent: ConsentChoice;
  /** `2026-03-09` on the organisation's calendar. */
  today: string;
  /** Members a row may be assigned to: name → ids. */
  members: ReadonlyMap<string, readonly string[]>;
}

type Typed = Partial<Record<ImportField, string>>;

/** The cells of one line by field: several number columns stay several numbers, parts of an address one address. */
export function typedIn(cells: readonly string[], columns: Reading['columns']): Typed {
  const typed: Typed = {};
  for (const [at, field] of columns.entries()) {
    const cell = cells[at];
    if (!field || !cell) continue;
    const before = typed[field];
    typed[field] =
      before === undefined ? cell : field === 'phone' ? `${before}\n${cell}` : `${before}${cell}`;
  }
  return typed;
}

export function readRow(line: number, typed: Typed, reading: Reading): ReadRow {
  const faults: Said[] = [];
  const notes: Said[] = [];
  const who = nameOf(typed, faults, notes);
  const phones = phonesOf(typed, faults, notes);
  const birth = birthOf(typed, reading.today, faults, notes);
  const address = text(typed.address, 200);
  if (faults.length === 0 && phones.length === 0 && !birth.birth && address === '')
    faults.push(NO_WAY_TO_TELL);
  const owner = ownerOf(typed, reading, faults);
  const bad = faults.length > 0;
  return {
    line,
    customerId: customerIdOf(reading.importId, line),
    ...who,
    pinyin: bad ? '' : nameInitials(who.name),
    ...birth,
    district: text(typed.district, 60),
    area: text(typed.area, 60),
    address,
    phones,
    grams: bad
      ? []
      : searchGrams(
          who.name,
          phones.map(({ digits }) => digits),
        ),
    owner,
    ...consentOf(typed, reading.consent),
    faults,
    notes,
    typed: bad ? typed : null,
  };
}

/** Opaque: it says of what import and line, not of whom. The same whenever the same line of the same import is read. */
function customerIdOf(importId: string, line: number): string {
  let opaque = opaqueOf.get(importId);
  if (!opaque) {
    opaque = hash('sha256', `import/${importId}`).slice(0, 16);
    opaqueOf.clear();
    opaqueOf.set(importId, opaque);
  }
  return `${opaque}.${line}`;
}

/** Hashing is slow by the hundred thousand; one import is read at a time. */
const opaqueOf = new Map<string, string>();

const text = (cell: string | undefined, most: number): string =>
  cell === undefined ? '' : plainText(cell).replace(/\s+/g, ' ').slice(0, most);

const NO_WAY_TO_TELL: Said = {
  field: 'phone',
  zh: '没有电话,也没有生日和地址:写入后既联系不上,也认不出是谁',
  en: 'No phone, and neither date of birth nor address: nobody could reach this person or tell who it is',
};

function nameOf(typed: Typed, faults: Said[], notes: Said[]): { name: string; gender: Gender } {
  const told = parseGender(typed.gender ?? '');
  const read = parseName(typed.name ?? '');
  if (isNameProblem(read)) {
    faults.push({ field: 'name', ...read.says });
    return { name: plainText(typed.name ?? '').slice(0, 60), gender: told };
  }
  if (read.incomplete) notes.push({ field: 'name', zh: '只有姓和称呼', en: 'Only a surname is known' });
  return { name: read.name, gender: told === 'unknown' ? read.gender : told };
}

/** One number that can be called is enough; the others are told. */
function phonesOf(typed: Typed, faults: Said[], notes: Said[]): Phone[] {
  const { phones, problems } = parsePhones(typed.phone ?? '');
  for (const problem of problems)
    (phones.length === 0 ? faults : notes).push({ field: 'phone', ...problem.says });
  return phones.slice(0, 5);
}

const BIRTH_NOTES = {
  'day-or-month-first': {
    zh: '生日的日和月分不清,只取年份',
    en: 'Day and month of birth cannot be told apart; only the year is taken',
  },
  'january-or-october': {
    zh: '生日写成「.1」,可能是 1 月或 10 月,只取年份',
    en: 'Born in “.1”, January or October; only the year is taken',
  },
  'id-number-not-kept': {
    zh: '生日取自证件号,号码不保存',
    en: 'The date of birth is read from an identity number, which is not kept',
  },
};

function birthOf(
  typed: Typed,
  today: string,
  faults: Said[],
  notes: Said[],
): { birth: string | null; lunar: boolean } {
  const read = parseBirth(typed.birth ?? '', today);
  if (isBirthProblem(read)) {
    faults.push({ field: 'birth', ...read.says });
    return { birth: null, lunar: false };
  }
  if (read?.note) notes.push({ field: 'birth', ...BIRTH_NOTES[read.note] });
  return { birth: read?.date ?? null, lunar: read?.lunar ?? false };
}

function ownerOf(typed: Typed, { members }: Reading, faults: Said[]): string | null {
  const name = plainText(typed.owner ?? '');
  if (name === '') return null;
  const found = members.get(name) ?? [];
  if (found.length === 1) return found[0] as string;
  const says =
    found.length === 0
      ? { zh: `没有叫「${name}」的在职员工`, en: `Nobody called “${name}” works here` }
      : {
          zh: `有 ${found.length} 位员工叫「${name}」,分不清是谁`,
          en: `${found.length} members are called “${name}”`,
        };
  faults.push({ field: 'owner', ...says });
  return null;
}

function consentOf(typed: Typed, choice: ConsentChoice): { consent: string | null; consentNote: string } {
  if (choice.basis === 'none' || choice.grants.length === 0) return { consent: null, consentNote: '' };
  if (choice.basis === 'file') return { consent: choice.source, consentNote: choice.note };
  const consentNote = text(typed.consent, 120);
  return { consent: consentSource(typed.consent ?? '', choice.source), consentNote };
}
