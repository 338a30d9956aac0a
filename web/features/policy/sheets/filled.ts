import type { SheetForm } from '../../../../contract/sheets.ts';
import type { SheetValue, SheetValues } from '../../../ui/sheet-fields.tsx';

type Field = SheetForm['fields'][number];

/** What each field is before anybody touched it: a yes or no is a no. */
export const untouched = (fields: readonly Field[]): SheetValues =>
  Object.fromEntries(fields.filter(({ input }) => input === 'bool').map(({ name }) => [name, false]));

/** `868` and `868.50` → fen; null where it is not a sum. */
export function fenTyped(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/[,\s¥元]/g, '');
  const [, yuan, cents = ''] = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return yuan === undefined ? null : Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}

export interface Read {
  values: Record<string, SheetValue>;
  /** Fields whose value cannot be sent, and why. */
  wrong: Record<string, 'notMoney' | 'notNumber'>;
}

/** What is sent: numbers as numbers, money in fen, nothing that is empty. */
export function readFilled(fields: readonly Field[], typed: SheetValues): Read {
  const read: Read = { values: {}, wrong: {} };
  for (const { name, input } of fields) {
    const value = typed[name];
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    if (input !== 'money' && input !== 'number') {
      read.values[name] = value;
      continue;
    }
    const number = input === 'money' ? fenTyped(String(value)) : wholeTyped(String(value));
    if (number === null) read.wrong[name] = input === 'money' ? 'notMoney' : 'notNumber';
    else read.values[name] = number;
  }
  return read;
}

const wholeTyped = (typed: string): number | null => {
  const plain = typed.normalize('NFKC').trim();
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
};

/** Required fields that are empty; what others make necessary the server says. */
export const emptyFields = (fields: readonly Field[], { values }: Read, pictures: number): string[] =>
  fields
    .filter(({ required, input }) => required && input !== 'bool' && input !== 'signature')
    .filter(({ name, input }) => (input === 'photo' ? pictures === 0 : values[name] === undefined))
    .map(({ name }) => name);
