import { refId, type Sheet, type SheetField, type Text, type Value } from '../../../../kernel/index.ts';
import { epochDay, namesOf, sayDay } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

export interface Line {
  name: Text;
  says: Text;
}

type Filled = Readonly<Record<string, Value>>;

const same = (said: string): Text => ({ zh: said, en: said });
/** `1,192 元`, as people read it. */
export const sayFen = (fen: number): Text => {
  const yuan = (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: fen % 100 === 0 ? 0 : 2 });
  return { zh: `${yuan} 元`, en: `¥${yuan}` };
};

/** What was filled in, in words; pictures and signatures are shown beside it. */
export async function sayFilled(tx: Transaction, sheet: Sheet, filled: Filled): Promise<Line[]> {
  const people = sheet.fields
    .filter(({ input, name }) => input === 'member' && typeof filled[name] === 'string')
    .map(({ name }) => String(filled[name]));
  const name = people.length > 0 ? await namesOf(tx, people) : null;
  return sheet.fields
    .filter(({ input }) => input !== 'photo' && input !== 'signature')
    .filter((field) => filled[field.name] !== undefined && filled[field.name] !== '')
    .map((field) => {
      const value = filled[field.name] as Value;
      return {
        name: field.text,
        says:
          field.input === 'member'
            ? same(name?.(String(value)).name ?? refId(String(value)))
            : say(field, value),
      };
    });
}

function say(field: SheetField, value: Value): Text {
  const choice = (code: Value): Text => field.choices?.[String(code)] ?? same(String(code));
  if (field.input === 'choice') return choice(value);
  if (field.input === 'many' && Array.isArray(value)) {
    const said = value.map(choice);
    return {
      zh: said.map(({ zh }) => zh).join('、') || '无',
      en: said.map(({ en }) => en).join(', ') || 'none',
    };
  }
  if (field.input === 'bool') return value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (field.input === 'money') return sayFen(Number(value));
  if (field.input === 'date') return sayDay(epochDay(String(value)));
  return same(String(value));
}
