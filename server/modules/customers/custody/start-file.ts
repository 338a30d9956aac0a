import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../acts.ts';
import { attended } from '../answers/activity.ts';
import type { Doer } from '../doer.ts';
import { type Answers, fitting } from '../forms/missing-fields.ts';
import { releasedForm } from '../forms/released-form.ts';
import { nextNumber } from '../next-number.ts';
import { organisation } from '../organisation.ts';

export interface NewFile {
  id: string;
  customer: string;
  activityOn: string;
  event?: string | null;
  fields?: Answers;
}

/**
 * Starts a customer's file (档案) as a draft. For everyone who came to an activity of the company, bought or not
 * (S003.3-02); who only filled in a form has none.
 */
export async function startFile(
  tx: Transaction,
  given: NewFile,
  by: Doer,
): Promise<{ id: string; number: string }> {
  const again = await existing(tx, given);
  if (again) return again;
  const form = await releasedForm(tx, 'file');
  fitting(form.fields, given.fields ?? {});
  const facts = {
    attended: Boolean(given.event) || (await attended(tx, given.customer)),
    survey: await hasSurvey(tx, given.customer),
    form_version: String(form.version),
  };
  const fact = {
    id: `file-started:${given.id}`,
    kind: 'file.started',
    subject: `file:${given.id}`,
    refs: {
      customer: `customer:${given.customer}`,
      ...(given.event ? { event: `event:${given.event}` } : {}),
    },
    actor: by.ref,
    data: facts,
  };
  await expectAllowed(tx, fact);
  if (!facts.attended) throw neverAttended();
  const number = await insert(tx, given, form.version, by);
  await record(tx, fact);
  return { id: given.id, number };
}

async function insert(tx: Transaction, given: NewFile, version: number, by: Doer): Promise<string> {
  const number = await nextNumber(tx, 'F');
  const { fileMode } = await organisation(tx);
  await tx
    .insertInto('customer_file')
    .values({
      id: given.id,
      number,
      customer_id: given.customer,
      state: 'draft',
      mode: fileMode,
      version,
      fields: JSON.stringify(given.fields ?? {}),
      event: given.event ?? null,
      activity_on: given.activityOn,
      custodian: by.ref,
      holder: by.member,
      made_by: by.member ?? by.ref,
      made_at: new Date(tx.clock.now()),
    })
    .execute();
  return number;
}

/** The same draft sent twice, or a second file for one day's activity: the one that is there. */
async function existing(tx: Transaction, { id, customer, activityOn }: NewFile) {
  return tx
    .selectFrom('customer_file')
    .select(['id', 'number'])
    .where('org_id', '=', tx.org)
    .where((on) =>
      on.or([
        on('id', '=', id),
        on.and([on('customer_id', '=', customer), on('activity_on', '=', activityOn)]),
      ]),
    )
    .executeTakeFirst();
}

async function hasSurvey(tx: Transaction, customer: string): Promise<boolean> {
  const row = await tx
    .selectFrom('survey')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const neverAttended = () =>
  new Refusal('file.never-attended', 409, {
    zh: '这位顾客还没参加过公司活动,不建档案表;登记表照常保留',
    en: 'This customer has not come to an activity yet, so there is no file; the registration form stays',
  });
