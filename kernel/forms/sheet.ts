import type { Sheet, SheetField } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import { parseDate, parseTime } from '../dates.ts';
import type { Value } from '../fact.ts';
import type { Expression, Moment, Progress, Ready } from '../set.ts';
import { text } from '../text.ts';
import { subjectType } from '../types.ts';
import { compileRecords } from './sheet-records.ts';

interface FieldRun {
  field: SheetField;
  required: boolean | Expression;
}

const CEL: Readonly<Record<SheetField['input'], string>> = {
  choice: 'string',
  many: 'list<string>',
  text: 'string',
  number: 'int',
  money: 'int',
  date: 'int',
  time: 'string',
  bool: 'bool',
  phone: 'string',
  member: subjectType('member'),
  signature: 'string',
  photo: 'string',
};

/** Which fields? A schema that a screen renders and a discharge is held against. */
export function compileSheet(c: Compiler, clause: Sheet): Partial<Ready> {
  const variables = new Map(clause.fields.map(({ name, input }) => [name, CEL[input]]));
  if (variables.size < clause.fields.length)
    c.problem('/fields', text('有两栏同名', 'Two fields have one name'), text('改一个名字', 'Rename one'));
  const fields = clause.fields.map((field, i): FieldRun => {
    if ((field.input === 'choice' || field.input === 'many') && !field.choices)
      c.problem(
        `/fields/${i}/choices`,
        text('选择栏没有选项', 'A choice without choices'),
        text('写 choices', 'Write `choices`'),
      );
    const { required } = field;
    if (typeof required !== 'string') return { field, required: required ?? false };
    return { field, required: c.expressionOver(variables, required, `/fields/${i}/required`, 'bool') };
  });
  return {
    progress: (moments) => progressOf(fields, moments[0]),
    records: compileRecords(c, clause, variables),
  };
}

function progressOf(fields: readonly FieldRun[], m: Moment | undefined): Progress {
  const values = m?.sheet ?? {};
  // A condition over a field that is empty cannot be told: then its own field is not asked for yet
  const counted = fields.filter(
    ({ field, required }) =>
      field.name in values || (typeof required === 'boolean' ? required : m && required.run(m) === true),
  );
  const missing = counted
    .filter(({ field }) => !fits(field, values[field.name]))
    .map(({ field }) => field.name);
  return { done: counted.length - missing.length, of: counted.length, missing };
}

/** Whether a value is there and is one the field may have. */
function fits(field: SheetField, value: Value | undefined): boolean {
  if (value === undefined || value === '') return false;
  switch (field.input) {
    case 'choice':
      return field.choices !== undefined && String(value) in field.choices;
    case 'many':
      return (
        Array.isArray(value) && value.length > 0 && value.every((one) => String(one) in (field.choices ?? {}))
      );
    case 'number':
    case 'money':
      return Number.isSafeInteger(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'number' || parseDate(String(value)) !== null;
    case 'time':
      return parseTime(String(value)) !== null;
    case 'member':
      return /^member:[^\s:]+$/.test(String(value));
    default:
      return typeof value === 'string' && value.trim() !== '';
  }
}
