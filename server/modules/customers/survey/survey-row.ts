import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Answers } from '../forms/missing-fields.ts';

export type SurveyState = 'blank' | 'filled' | 'signed' | 'handed-in' | 'allocated' | 'sealed';

/** A registration form (顾客登记表) as it is kept. */
export interface Survey {
  id: string;
  number: string;
  version: number;
  customer: string | null;
  state: SurveyState;
  paper: boolean;
  fields: Answers;
  startedBy: string;
  startedAt: Date;
  filledAt: Date | null;
  proxyBy: string | null;
  confirmedAt: Date | null;
  signedBy: string | null;
  signedAt: Date | null;
  handedInAt: Date | null;
  handedInBy: string | null;
  allocatedTo: string | null;
  allocatedAt: Date | null;
  sealedAt: Date | null;
  sealedBy: string | null;
  place: string;
}

export const surveyRows = (tx: Transaction) =>
  tx.selectFrom('survey').selectAll().where('org_id', '=', tx.org);
type Row = Awaited<ReturnType<ReturnType<typeof surveyRows>['executeTakeFirstOrThrow']>>;

/** One form, locked until the transaction ends. */
export async function lockSurvey(tx: Transaction, by: { id: string } | { number: string }): Promise<Survey> {
  const found = surveyRows(tx).forUpdate();
  const row = await ('id' in by
    ? found.where('id', '=', by.id)
    : found.where('number', '=', by.number)
  ).executeTakeFirst();
  if (!row) throw unknown('id' in by ? by.id : by.number);
  return surveyOf(row);
}

export async function loadSurvey(tx: Transaction, id: string): Promise<Survey> {
  const row = await surveyRows(tx).where('id', '=', id).executeTakeFirst();
  if (!row) throw unknown(id);
  return surveyOf(row);
}

export const surveyOf = (row: Row): Survey => ({
  id: row.id,
  number: row.number,
  version: row.version,
  customer: row.customer_id,
  state: row.state as SurveyState,
  paper: row.paper,
  fields: row.fields as Answers,
  startedBy: row.started_by,
  startedAt: row.started_at,
  filledAt: row.filled_at,
  proxyBy: row.proxy_by,
  confirmedAt: row.confirmed_at,
  signedBy: row.signed_by,
  signedAt: row.signed_at,
  handedInAt: row.handed_in_at,
  handedInBy: row.handed_in_by,
  allocatedTo: row.allocated_to,
  allocatedAt: row.allocated_at,
  sealedAt: row.sealed_at,
  sealedBy: row.sealed_by,
  place: row.place,
});

export async function setSurvey(
  tx: Transaction,
  id: string,
  set: Partial<Omit<Row, 'org_id' | 'id' | 'number' | 'fields'>>,
): Promise<void> {
  await tx.updateTable('survey').set(set).where('org_id', '=', tx.org).where('id', '=', id).execute();
}

export const aboutSurvey = ({ id, customer }: Pick<Survey, 'id' | 'customer'>) => ({
  subject: `survey:${id}`,
  ...(customer === null ? {} : { refs: { customer: `customer:${customer}` } }),
});

const unknown = (what: string) =>
  new Refusal('survey.unknown', 404, {
    zh: `没有登记表 ${what}`,
    en: `There is no registration form ${what}`,
  });

export const surveyState = (survey: Survey, zh: string, en: string) =>
  new Refusal(
    'survey.state',
    409,
    { zh: `${survey.number} ${zh}`, en: `${survey.number} ${en}` },
    { details: { state: survey.state } },
  );
