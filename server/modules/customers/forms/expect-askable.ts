import { coreFields, type Field, type FormName } from '../../../../contract/files.ts';
import type { Text } from '../../../../kernel/index.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { leftOut } from '../import/reading/heading-words.ts';

/**
 * What a list may not bring a form may not ask either: income, children, living alone, character, papers' numbers;
 * health only in the part with a consent of its own.
 *
 * @throws Refusal `form.never-asked`, `form.core-field`
 */
export function expectAskable(
  form: FormName,
  { fields, healthFields }: { fields: readonly Field[]; healthFields: readonly Field[] },
): void {
  for (const { text } of fields) expectNone(text, leftOut(text.zh) ?? leftOut(text.en));
  for (const { text } of healthFields) {
    const what = leftOut(text.zh) ?? leftOut(text.en);
    if (what && !HEALTH.test(what.zh)) throw neverAsked(text, what);
  }
  const missing = coreFields[form].filter(
    (name) => !fields.some((field) => field.name === name && field.required),
  );
  if (missing.length > 0) throw coreField();
}

const HEALTH = /健康/;

function expectNone(asked: Text, what: Text | null): void {
  if (what) throw neverAsked(asked, what);
}

const neverAsked = (asked: Text, what: Text) =>
  new Refusal('form.never-asked', 422, {
    zh: `「${asked.zh}」不能问:${what.zh}`,
    en: `“${asked.en}” may not be asked: ${what.en}`,
  });

const coreField = () =>
  new Refusal('form.core-field', 422, {
    zh: '姓名、电话和来源(档案表:活动和是否购买)要留着,并且必填',
    en: 'Name, telephone and its source (on the file: activity and whether bought) stay, and are required',
  });
