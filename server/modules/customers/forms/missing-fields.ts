import type { Field } from '../../../../contract/files.ts';
import type { Text } from '../../../../kernel/index.ts';
import { Refusal } from '../../../platform/refusal.ts';

export type Answers = Readonly<Record<string, string | number | boolean>>;

const NOTHING = /^[\s??\-—/]*$/;

/** Required fields without an answer. 「无」 is an answer; a dash or a question mark is none. */
export const missingFields = (fields: readonly Field[], answers: Answers): Field[] =>
  fields.filter((field) => field.required && asked(field, answers) && isEmpty(answers[field.name]));

export const asked = ({ onlyIf }: Field, answers: Answers): boolean =>
  onlyIf === undefined || answers[onlyIf.name] === onlyIf.is;

const isEmpty = (value: string | number | boolean | undefined): boolean =>
  value === undefined || (typeof value === 'string' && NOTHING.test(value));

/** 「现场反馈」「约定的下一步」 */
export const named = (fields: readonly Field[]): Text => ({
  zh: fields.map(({ text }) => `「${text.zh}」`).join(''),
  en: fields.map(({ text }) => `“${text.en}”`).join(', '),
});

/**
 * Only answers to fields of the form, of the right kind. What the form does not ask is not kept.
 *
 * @throws Refusal `form.unknown-field`, `form.not-a-choice`
 */
export function fitting(fields: readonly Field[], answers: Answers): Answers {
  const byName = new Map(fields.map((field) => [field.name, field]));
  for (const [name, value] of Object.entries(answers)) {
    const field = byName.get(name);
    if (!field) throw misfit('form.unknown-field', name, { zh: '表上没有这一栏', en: 'is not on the form' });
    if (field.input === 'choice' && value !== '' && !Object.hasOwn(field.choices ?? {}, String(value)))
      throw misfit('form.not-a-choice', field.text.zh, { zh: '没有这个选项', en: 'has no such choice' });
  }
  return answers;
}

const misfit = (code: string, name: string, says: Text) =>
  new Refusal(
    code,
    422,
    { zh: `「${name}」${says.zh}`, en: `“${name}” ${says.en}` },
    { details: { field: name } },
  );
