import type { Decision } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed, refused } from '../acts.ts';
import { type Doer, holds } from '../doer.ts';
import { releasedForm } from '../forms/released-form.ts';
import { nextNumber } from '../next-number.ts';
import { expectSeen } from '../person/expect-seen.ts';

export interface NewSurvey {
  id: string;
  /** The version of the form in hand; only the released one is valid. */
  version: number;
  customer?: string | null;
  paper?: boolean;
  /** Company, purpose and that it sells were said first. */
  told: boolean;
}

/** Starts a registration form. Only representatives and sales supervisors collect customers (S003.2-03). @throws Refusal `customer.unknown` */
export async function startSurvey(tx: Transaction, given: NewSurvey, by: Doer) {
  const again = await existing(tx, given.id);
  if (again) return { ...again, warnings: [] };
  if (given.customer) await expectSeen(tx, given.customer, by);
  const fact = {
    id: `survey-started:${given.id}`,
    kind: 'survey.started',
    subject: `survey:${given.id}`,
    ...(given.customer ? { refs: { customer: `customer:${given.customer}` } } : {}),
    actor: by.ref,
    data: {
      first: !given.customer || !(await hasForm(tx, given.customer)),
      form_version: String(given.version),
      disclosed: given.told,
    },
  };
  const decision: Decision = await expectAllowed(tx, fact);
  const released = await releasedForm(tx, 'survey');
  if (!holds(by, 'representative', 'sales-supervisor'))
    throw refused(fact, 'S003.2-03', 'survey.not-your-post', POST);
  if (!given.told) throw refused(fact, 'S003.2-04c', 'survey.not-disclosed', TELL);
  if (given.version !== released.version) throw refused(fact, 'S003.2-18', 'survey.wrong-version', VERSION);
  const number = await insert(tx, given, by);
  await record(tx, fact);
  return { id: given.id, number, warnings: decision.says.map(({ says }) => says) };
}

const POST = {
  zh: '只有满意代表和销售主管可以登记顾客',
  en: 'Only representatives and sales supervisors register customers',
};
const TELL = {
  zh: '先向顾客说明公司名称和用途,再开始登记',
  en: 'Tell the customer the company’s name and the purpose first',
};
const VERSION = {
  zh: '这不是公司发布的版本,请换用现行登记表',
  en: 'This is not the released version; use the current form',
};

async function insert(tx: Transaction, given: NewSurvey, by: Doer): Promise<string> {
  const number = await nextNumber(tx, 'D');
  const now = new Date(tx.clock.now());
  await tx
    .insertInto('survey')
    .values({
      id: given.id,
      number,
      version: given.version,
      customer_id: given.customer ?? null,
      state: 'blank',
      paper: given.paper ?? false,
      started_by: by.member as string,
      started_at: now,
      told_at: now,
    })
    .execute();
  return number;
}

const existing = (tx: Transaction, id: string) =>
  tx
    .selectFrom('survey')
    .select(['id', 'number'])
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();

async function hasForm(tx: Transaction, customer: string): Promise<boolean> {
  const row = await tx
    .selectFrom('survey')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
