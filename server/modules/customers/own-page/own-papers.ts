import type { Field } from '../../../../contract/files.ts';
import type { OwnPage } from '../../../../contract/own-page.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Answers } from '../forms/missing-fields.ts';
import { formVersion } from '../forms/released-form.ts';
import { loadSurvey } from '../survey/survey-row.ts';

type Line = OwnPage['files'][number]['fields'][number];

/** A form's answers as their person reads them: the question in words, the choice in words. */
const lines = (fields: readonly Field[], answers: Answers): Line[] =>
  fields.flatMap(({ name, text, choices }) => {
    const value = answers[name];
    if (value === undefined || value === '') return [];
    return [{ label: text, value: choices?.[String(value)]?.zh ?? String(value) }];
  });

/** The customer's own files in full: what is written in them is written as if they read it, and here they do. */
export async function ownFiles(tx: Transaction, customer: string): Promise<OwnPage['files']> {
  const files = await tx
    .selectFrom('customer_file')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .orderBy('made_at', 'desc')
    .execute();
  const shown: OwnPage['files'] = [];
  for (const file of files) {
    const entries = await tx
      .selectFrom('file_entry')
      .select(['written_at', 'words'])
      .where('org_id', '=', tx.org)
      .where('file_id', '=', file.id)
      .orderBy('written_at', 'desc')
      .execute();
    shown.push({
      number: file.number,
      activityOn: file.activity_on,
      outcome: file.outcome,
      fields: lines((await formVersion(tx, 'file', file.version)).fields, file.fields as Answers),
      entries: entries.map(({ written_at, words }) => ({ at: written_at.toISOString(), words })),
    });
  }
  return shown;
}

/** Registration forms, sealed or not: the customer needs nobody's approval for their own (lawful.md 12). */
export async function ownForms(tx: Transaction, customer: string): Promise<OwnPage['forms']> {
  const surveys = await tx
    .selectFrom('survey')
    .leftJoin('survey_health', (join) =>
      join
        .onRef('survey_health.org_id', '=', 'survey.org_id')
        .onRef('survey_health.survey_id', '=', 'survey.id'),
    )
    .selectAll('survey')
    .select('survey_health.fields as health')
    .where('survey.org_id', '=', tx.org)
    .where('survey.customer_id', '=', customer)
    .orderBy('survey.started_at', 'desc')
    .execute();
  const shown: OwnPage['forms'] = [];
  for (const survey of surveys) {
    const form = await formVersion(tx, 'survey', survey.version);
    shown.push({
      id: survey.id,
      number: survey.number,
      state: survey.state,
      awaitsConfirmation: survey.proxy_by !== null && survey.confirmed_at === null,
      fields: lines(form.fields, survey.fields as Answers),
      health: lines(form.healthFields, (survey.health ?? {}) as Answers),
    });
  }
  return shown;
}

/** @throws Refusal `own.not-yours` for another person's form, known or not */
export async function expectOwnForm(tx: Transaction, survey: string, customer: string): Promise<void> {
  if ((await loadSurvey(tx, survey)).customer === customer) return;
  throw new Refusal('own.not-yours', 404, { zh: '这不是您的登记表', en: 'This is not your form' });
}
