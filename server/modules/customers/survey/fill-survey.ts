import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Consent, giveConsent } from '../consent/give-consent.ts';
import type { Doer } from '../doer.ts';
import { type Answers, fitting, missingFields } from '../forms/missing-fields.ts';
import { formVersion, type ReleasedForm } from '../forms/released-form.ts';
import { addCustomer } from '../person/add-customer.ts';
import { type HealthAnswer, keepHealthPart } from './health-part.ts';
import { aboutSurvey, lockSurvey, type Survey, setSurvey, surveyState } from './survey-row.ts';

export interface Filling {
  fields: Answers;
  /** 代填: the collector wrote for the customer. */
  proxy: boolean;
  health?: HealthAnswer;
  consents?: readonly Omit<Consent, 'id'>[];
}

/**
 * Keeps what the customer answered. With the required answers the form is filled, and a customer not yet on record
 * is added; with items missing it stays blank and says which.
 */
export async function fillSurvey(tx: Transaction, id: string, filling: Filling, by: Doer) {
  const survey = await lockSurvey(tx, { id });
  expectMine(survey, by);
  const form = await formVersion(tx, 'survey', survey.version);
  const fields = { ...survey.fields, ...fitting(form.fields, filling.fields) };
  const missing = missingFields(form.fields, fields);
  await keepFields(tx, id, fields);
  if (missing.length > 0) return { state: 'blank' as const, missing, customer: survey.customer };
  const customer = survey.customer ?? (await addFromForm(tx, survey, fields, by));
  const filled = { ...survey, customer };
  await setSurvey(tx, id, proxyColumns(filled, filling, by, tx.clock.now()));
  await giveConsents(tx, filled, filling, by);
  const health = await keepHealthPart(tx, filled, form, filling.health, by);
  await record(tx, completed(filled, form, fields, filling.proxy, health, by));
  return { state: 'filled' as const, missing, customer };
}

function expectMine(survey: Survey, by: Doer): void {
  if (survey.startedBy !== by.member)
    throw new Refusal('survey.not-yours', 403, {
      zh: '这张登记表由别人在登记',
      en: 'Somebody else is filling in this form',
    });
  if (survey.state !== 'blank' && survey.state !== 'filled')
    throw surveyState(survey, '已签名,不能再改', 'is signed and cannot be changed');
}

const proxyColumns = (survey: Survey, { proxy }: Filling, by: Doer, now: number) => ({
  customer_id: survey.customer,
  state: 'filled' as const,
  filled_at: survey.filledAt ?? new Date(now),
  proxy_by: proxy ? by.member : null,
  // What the customer wrote themselves needs no confirmation
  confirmed_at: proxy ? survey.confirmedAt : new Date(now),
  confirmed_how: proxy ? null : 'own-hand',
});

/** The owner is settled when the form is allocated; until then the collector sees whom they added. */
async function addFromForm(tx: Transaction, survey: Survey, fields: Answers, by: Doer): Promise<string> {
  const said = (name: string) => String(fields[name] ?? '');
  const id = `c-${survey.id}`;
  await addCustomer(
    tx,
    {
      id,
      name: said('name'),
      phones: [said('phone')],
      gender: said('sex') || undefined,
      birth: said('born'),
      area: said('area'),
      district: said('district'),
      address: said('address'),
      source: 'survey-form',
    },
    by,
    { ownerLater: true },
  );
  return id;
}

const giveConsents = (
  tx: Transaction,
  { id, customer, number }: Survey,
  { consents = [] }: Filling,
  by: Doer,
) =>
  giveConsent(
    tx,
    customer as string,
    consents.map((consent, at) => ({
      ...consent,
      id: `${id}.${at + 1}`,
      source: 'survey-form',
      note: consent.note || number,
    })),
    by,
  );

async function keepFields(tx: Transaction, id: string, fields: Answers): Promise<void> {
  await tx
    .updateTable('survey')
    .set({ fields: JSON.stringify(fields) })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
}

const completed = (
  survey: Survey,
  form: ReleasedForm,
  fields: Answers,
  proxy: boolean,
  health: 'given' | 'declined' | 'not-asked',
  by: Doer,
) => ({
  id: `survey-completed:${survey.id}`,
  kind: 'survey.completed',
  ...aboutSurvey(survey),
  actor: by.ref,
  data: {
    items: form.fields.length,
    filled: form.fields.filter(({ name }) => fields[name] !== undefined && fields[name] !== '').length,
    missing: [],
    proxy,
    confirmed: !proxy,
    signed: survey.signedBy !== null,
    health,
  },
});
