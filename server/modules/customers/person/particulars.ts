import { Refusal } from '../../../platform/refusal.ts';
import { isBirthProblem, parseBirth } from '../birth-date.ts';
import { isNameProblem, parseName } from '../person-name.ts';
import { type Phone, parsePhones } from '../phone.ts';
import { plainText } from '../plain-text.ts';
import { nameInitials } from '../search-grams.ts';

/** What somebody typed about a person, as a form or a correction brings it. */
export interface Typed {
  name?: string;
  gender?: string;
  birth?: string;
  phones?: readonly string[];
  kind?: string;
  region?: string;
  district?: string;
  area?: string;
  address?: string;
  email?: string;
  callWindows?: readonly { days: number[]; from: string; to: string }[];
  quiet?: { from: string; to: string } | null;
  disturb?: readonly string[];
}

/**
 * Typed particulars as columns of `customer`; only what was typed is there.
 *
 * @throws Refusal `customer.name`, `customer.birth`: says what was wrong with it
 */
export function particulars(typed: Typed, today: string) {
  return {
    ...(typed.name !== undefined && nameColumns(typed.name, typed.gender)),
    ...(typed.gender !== undefined && typed.gender !== 'unknown' && { gender: typed.gender }),
    ...(typed.birth !== undefined && birthColumns(typed.birth, today)),
    ...plain(typed, 'kind', 'region', 'district', 'area', 'address'),
    // Another address is a new one: what came back from the old says nothing of it
    ...(typed.email !== undefined && { email: typed.email, email_bounced_at: null }),
    ...(typed.callWindows && { call_windows: JSON.stringify(typed.callWindows) }),
    ...(typed.quiet !== undefined && {
      quiet_from: typed.quiet && minutes(typed.quiet.from),
      quiet_to: typed.quiet && minutes(typed.quiet.to) % 1440,
    }),
    ...(typed.disturb && { do_not_disturb: [...typed.disturb] }),
  };
}

function nameColumns(typed: string, gender: string | undefined) {
  const read = parseName(typed);
  if (isNameProblem(read)) throw new Refusal('customer.name', 422, read.says, { details: { field: 'name' } });
  const told = gender !== undefined && gender !== 'unknown' ? gender : read.gender;
  return { name: read.name, pinyin: nameInitials(read.name), ...(told !== 'unknown' && { gender: told }) };
}

function birthColumns(typed: string, today: string) {
  const read = parseBirth(typed, today);
  if (isBirthProblem(read))
    throw new Refusal('customer.birth', 422, read.says, { details: { field: 'birth' } });
  return { birth_date: read?.date ?? null, birth_lunar: read?.lunar ?? false };
}

type PlainField = 'kind' | 'region' | 'district' | 'area' | 'address';
const plain = (typed: Typed, ...fields: PlainField[]) =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = typed[field];
      return value === undefined ? [] : [[field, plainText(value)]];
    }),
  ) as Partial<Record<PlainField, string>>;

/** `13:30` → 810 */
export const minutes = (clock: string): number => {
  const [hours = 0, rest = 0] = clock.split(':').map(Number);
  return hours * 60 + rest;
};
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** @throws Refusal `customer.phone` for the first number that is none */
export function phonesTyped(typed: readonly string[]): Phone[] {
  const phones: Phone[] = [];
  for (const cell of typed) {
    const { phones: read, problems } = parsePhones(cell);
    const [problem] = problems;
    if (problem) throw new Refusal('customer.phone', 422, problem.says, { details: { field: 'phones' } });
    for (const phone of read) if (!phones.some(({ digits }) => digits === phone.digits)) phones.push(phone);
  }
  return phones;
}
