import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Consent, giveConsent } from '../consent/give-consent.ts';
import { refuseContact } from '../consent/refuse-contact.ts';
import type { Doer } from '../doer.ts';
import { type Answers, fitting } from '../forms/missing-fields.ts';
import type { ReleasedForm } from '../forms/released-form.ts';
import type { Survey } from './survey-row.ts';

export type HealthAnswer =
  | { answer: 'given'; fields: Answers; consent: Omit<Consent, 'id' | 'purpose' | 'channel'> }
  | { answer: 'refused' };

/**
 * The health part is kept apart and only with its own consent; a "no" is remembered, so that nobody asks again.
 *
 * @throws Refusal `survey.no-health-part`, `survey.health-refused`
 */
export async function keepHealthPart(
  tx: Transaction,
  survey: Survey,
  form: ReleasedForm,
  health: HealthAnswer | undefined,
  by: Doer,
): Promise<'given' | 'declined' | 'not-asked'> {
  const customer = survey.customer as string;
  if (!health) return (await refusedBefore(tx, customer)) ? 'declined' : 'not-asked';
  if (health.answer === 'refused') {
    await refuseContact(tx, customer, { id: `${survey.id}.health-no`, ...HEALTH, source: 'survey-form' }, by);
    return 'declined';
  }
  if (form.healthText === null) throw noHealthPart();
  if (await refusedBefore(tx, customer)) throw refusedAlready();
  const id = `${survey.id}.health`;
  await giveConsent(tx, customer, [{ ...health.consent, id, ...HEALTH, source: 'survey-form' }], by);
  await tx
    .insertInto('survey_health')
    .values({
      survey_id: survey.id,
      fields: JSON.stringify(fitting(form.healthFields, health.fields)),
      consent_id: id,
    })
    .onConflict((on) =>
      on.columns(['org_id', 'survey_id']).doUpdateSet({ fields: JSON.stringify(health.fields) }),
    )
    .execute();
  return 'given';
}

const HEALTH = { purpose: 'health', channel: 'all' } as const;

async function refusedBefore(tx: Transaction, customer: string): Promise<boolean> {
  const refusal = await tx
    .selectFrom('contact_refusal')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('purpose', '=', 'health')
    .where('lifted_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return refusal !== undefined;
}

const noHealthPart = () =>
  new Refusal('survey.no-health-part', 422, {
    zh: '这个版本的登记表没有健康部分',
    en: 'This version of the form has no health part',
  });

const refusedAlready = () =>
  new Refusal('survey.health-refused', 409, {
    zh: '顾客不愿填健康部分,不再询问',
    en: 'The customer declined the health part; it is not asked again',
  });
