import type { Sheet, SheetField } from '../../../../kernel/index.ts';
import { Refusal } from '../../../platform/refusal.ts';

export type SheetAnswers = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * Holds the answers against the sheet the clause asks for: no unknown field, only offered choices, nothing
 * required left out.
 *
 * @throws Refusal `followup.sheet`, naming the field
 */
export function holdAgainstSheet(sheet: Sheet, answers: SheetAnswers): void {
  const fields = new Map(sheet.fields.map((field) => [field.name, field]));
  for (const name of Object.keys(answers))
    if (!fields.has(name)) throw misfit(name, name, '表上没有这一项', 'is not on the sheet');
  for (const field of sheet.fields) {
    const value = answers[field.name];
    const { zh, en } = field.text;
    if (isEmpty(value)) {
      if (field.required === true) throw misfit(field.name, zh, '还没填', `(${en}) is empty`);
    } else if (!fits(field, value)) throw misfit(field.name, zh, '填得不对', `(${en}) does not fit`);
  }
}

const isEmpty = (value: SheetAnswers[string] | undefined): value is undefined =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function fits({ input, choices }: SheetField, value: SheetAnswers[string]): boolean {
  if (input === 'many')
    return Array.isArray(value) && value.every((one) => Object.hasOwn(choices ?? {}, one));
  if (input === 'choice') return typeof value === 'string' && Object.hasOwn(choices ?? {}, value);
  if (input === 'bool') return typeof value === 'boolean';
  if (input === 'number' || input === 'money')
    return typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(String(value));
  return typeof value === 'string';
}

const misfit = (field: string, name: string, zh: string, en: string) =>
  new Refusal(
    'followup.sheet',
    422,
    { zh: `「${name}」${zh}`, en: `“${field}” ${en}` },
    { details: { field } },
  );
