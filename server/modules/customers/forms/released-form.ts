import type { Field, FormName } from '../../../../contract/files.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';
import { organisation } from '../organisation.ts';
import {
  consentText,
  DEFAULT_FILE_FIELDS,
  DEFAULT_HEALTH_FIELDS,
  DEFAULT_SURVEY_FIELDS,
  HEALTH_TEXT,
  purposeText,
} from './default-forms.ts';
import { expectAskable } from './expect-askable.ts';

export interface ReleasedForm {
  version: number;
  /** Under the company's true name, so that nobody takes it for a census or a charity. */
  heading: string;
  purposeText: string;
  consentText: string;
  healthText: string | null;
  fields: Field[];
  healthFields: Field[];
  releasedAt: Date;
}

/** The version in use. An organisation that released none yet gets the first one, under its own name. */
export async function releasedForm(tx: Transaction, form: FormName): Promise<ReleasedForm> {
  return (await newest(tx, form)) ?? (await releaseFirst(tx, form));
}

export async function formVersion(tx: Transaction, form: FormName, version: number): Promise<ReleasedForm> {
  return shown(await rows(tx, form).where('version', '=', version).executeTakeFirstOrThrow());
}

/**
 * 集中印制: a new version of a form, valid from now on; earlier versions stay readable.
 *
 * @throws Refusal `form.never-asked`, `form.core-field`
 */
export async function releaseForm(
  tx: Transaction,
  form: FormName,
  next: Omit<ReleasedForm, 'version' | 'heading' | 'releasedAt'>,
  by: Doer,
): Promise<ReleasedForm> {
  expectAskable(form, next);
  const current = await newest(tx, form);
  const { name } = await organisation(tx);
  await insert(tx, form, (current?.version ?? 0) + 1, { ...next, heading: headingOf(form, name) }, by.ref);
  return (await newest(tx, form)) as ReleasedForm;
}

export const headingOf = (form: FormName, company: string): string =>
  form === 'survey' ? `${company}顾客登记表` : `${company}顾客档案表`;

const rows = (tx: Transaction, form: FormName) =>
  tx.selectFrom('form_release').selectAll().where('org_id', '=', tx.org).where('form', '=', form);

async function newest(tx: Transaction, form: FormName): Promise<ReleasedForm | null> {
  const row = await rows(tx, form).orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row ? shown(row) : null;
}

async function releaseFirst(tx: Transaction, form: FormName): Promise<ReleasedForm> {
  const { name } = await organisation(tx);
  const survey = form === 'survey';
  const first = {
    heading: headingOf(form, name),
    purposeText: purposeText(name),
    consentText: survey ? consentText(name) : '',
    healthText: survey ? HEALTH_TEXT : null,
    fields: survey ? DEFAULT_SURVEY_FIELDS : DEFAULT_FILE_FIELDS,
    healthFields: survey ? DEFAULT_HEALTH_FIELDS : [],
  };
  await insert(tx, form, 1, first, 'system:set-up');
  return (await newest(tx, form)) as ReleasedForm;
}

async function insert(
  tx: Transaction,
  form: FormName,
  version: number,
  next: Omit<ReleasedForm, 'version' | 'releasedAt'>,
  by: string,
): Promise<void> {
  await tx
    .insertInto('form_release')
    .values({
      form,
      version,
      heading: next.heading,
      purpose_text: next.purposeText,
      consent_text: next.consentText,
      health_text: next.healthText,
      fields: JSON.stringify(next.fields),
      health_fields: JSON.stringify(next.healthFields),
      released_at: new Date(tx.clock.now()),
      released_by: by,
    })
    .onConflict((on) => on.columns(['org_id', 'form', 'version']).doNothing())
    .execute();
}

const shown = (
  row: Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>,
): ReleasedForm => ({
  version: row.version,
  heading: row.heading,
  purposeText: row.purpose_text,
  consentText: row.consent_text,
  healthText: row.health_text,
  fields: row.fields as unknown as Field[],
  healthFields: row.health_fields as unknown as Field[],
  releasedAt: row.released_at,
});
