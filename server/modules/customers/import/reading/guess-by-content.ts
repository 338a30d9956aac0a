import type { ImportField } from '../../../../../contract/customer-import.ts';
import { isBirthProblem, parseBirth } from '../../birth-date.ts';
import { isNameProblem, parseGender, parseName } from '../../person-name.ts';
import { parsePhones } from '../../phone.ts';
import { COMMON_SURNAMES, COMPOUND_SURNAMES } from '../../surnames.ts';

/** A column is taken for a field when this many of its cells fit. */
const ENOUGH = 0.6;
/** What a column without a known heading seems to hold. */
export function guessByContent(
  values: readonly string[],
  today: string,
  members: readonly string[] = [],
): ImportField | null {
  const names = new Set(members);
  const fits = (test: (value: string) => boolean) => values.filter(test).length >= values.length * ENOUGH;
  if (fits(isPhone)) return 'phone';
  if (fits((value) => parseGender(value) !== 'unknown')) return 'gender';
  if (names.size > 0 && fits((value) => names.has(value.trim()))) return 'owner';
  if (fits((value) => isBirth(value, today))) return 'birth';
  if (fits(isName)) return 'name';
  if (fits((value) => /社区|街道|居委会|村委会$/.test(value) && !/\d/.test(value))) return 'district';
  return fits((value) => /[路街巷村组栋幢号楼室区]/.test(value) && /\d/.test(value)) ? 'address' : null;
}

const isPhone = (value: string): boolean =>
  parsePhones(value).phones.some(
    ({ kind, digits }) => kind === 'mobile' || (kind === 'landline' && digits.length > 9),
  );

function isBirth(value: string, today: string): boolean {
  if (!/\d/.test(value)) return false;
  const read = parseBirth(value, today);
  return read !== null && !isBirthProblem(read);
}

function isName(value: string): boolean {
  const read = parseName(value);
  if (isNameProblem(read) || !/^\p{Script=Han}{2,4}$/u.test(read.name)) return false;
  return COMMON_SURNAMES.has(read.name[0] as string) || COMPOUND_SURNAMES.has(read.name.slice(0, 2));
}
