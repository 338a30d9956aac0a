import { type NewFact, type Recorded, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed, refused } from '../acts.ts';
import { agreedTo, agreements, channelsOf } from '../consent/in-force.ts';
import type { Doer } from '../doer.ts';
import { type Answers, fitting, missingFields, named } from '../forms/missing-fields.ts';
import { formVersion } from '../forms/released-form.ts';
import { markBought } from '../person/bought.ts';
import { type CustomerFile, lockFile, setFile, wrongState } from './file-row.ts';

export interface Completion {
  file: string;
  outcome: 'bought' | 'none';
  fields?: Answers;
}

/** Saves what is known so far; a draft owes nothing and starts nothing. */
export async function saveDraft(tx: Transaction, id: string, fields: Answers): Promise<void> {
  const file = await lockFile(tx, { id });
  if (file.state !== 'draft')
    throw wrongState(file, '已建档,不能再改草稿', 'is completed; the draft is closed');
  fitting((await formVersion(tx, 'file', file.version)).fields, fields);
  await write(tx, file, { ...file.fields, ...fields });
}

/**
 * 建档: with every listed field answered the file is completed, and the customer's call-backs begin. With a field
 * missing it is not, and the refusal names the field (S003.3-05).
 */
export async function completeFile(tx: Transaction, { file: id, outcome, fields }: Completion, by: Doer) {
  const file = await lockFile(tx, { id });
  if (file.state !== 'draft') return { id, number: file.number, recorded: null };
  const form = await formVersion(tx, 'file', file.version);
  const answers = { ...file.fields, ...fitting(form.fields, fields ?? {}), outcome };
  const missing = missingFields(form.fields, answers);
  const fact = await completed(tx, file, outcome, by);
  if (missing.length > 0) throw incomplete(fact, missing);
  await expectAllowed(tx, fact);
  await write(tx, file, answers);
  const now = new Date(tx.clock.now());
  await setFile(tx, id, { state: 'completed', outcome, completed_at: now });
  if (outcome === 'bought') await markBought(tx, file.customer, tx.clock.now());
  const recorded: Recorded = await record(tx, fact);
  return { id, number: file.number, recorded };
}

async function completed(tx: Transaction, file: CustomerFile, outcome: string, by: Doer): Promise<NewFact> {
  return {
    id: `file-completed:${file.id}`,
    kind: 'file.completed',
    subject: `customer:${file.customer}`,
    refs: { file: `file:${file.id}`, ...(file.event ? { event: `event:${file.event}` } : {}) },
    actor: by.ref,
    data: {
      outcome,
      after_order: await orderedBefore(tx, file.customer),
      selling: await sellingWord(tx, file.customer),
      activity_day: file.activityOn,
    },
  };
}

/** An order recorded earlier has begun the buyers' calendar already; the file does not begin it twice. */
async function orderedBefore(tx: Transaction, customer: string): Promise<boolean> {
  const order = await tx
    .selectFrom('fact')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('subject', '=', `customer:${customer}`)
    .where('kind', '=', 'order.placed')
    .limit(1)
    .executeTakeFirst();
  return order !== undefined;
}

async function sellingWord(tx: Transaction, customer: string): Promise<'allowed' | 'refused' | 'unasked'> {
  const agreement = (await agreements(tx, [customer])).get(customer);
  if (!agreement) return 'unasked';
  if (agreedTo(agreement, 'selling').length > 0) return 'allowed';
  return channelsOf(agreement.refusals, 'selling').size > 0 ? 'refused' : 'unasked';
}

async function write(tx: Transaction, { id }: CustomerFile, answers: Answers): Promise<void> {
  await tx
    .updateTable('customer_file')
    .set({ fields: JSON.stringify(answers) })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
}

function incomplete(fact: NewFact, missing: ReturnType<typeof missingFields>) {
  const fields = named(missing);
  const act = { ...fact, data: { ...fact.data, missing: missing.map(({ name }) => name) } };
  const says = {
    zh: `还差 ${fields.zh},补全后才算建档,回访日程也从那时开始`,
    en: `Still empty: ${fields.en}. The file, and its call-backs, begin once they are filled`,
  };
  return refused(act, 'S003.3-05', 'file.incomplete', says);
}
