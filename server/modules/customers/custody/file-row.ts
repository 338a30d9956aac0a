import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Answers } from '../forms/missing-fields.ts';

export type FileMode = 'paper' | 'electronic' | 'parallel';
export type FileState = 'draft' | 'completed' | 'handed-in' | 'kept' | 'lost';

/** A customer's file as it is kept. */
export interface CustomerFile {
  id: string;
  number: string;
  customer: string;
  state: FileState;
  mode: FileMode;
  version: number;
  outcome: 'bought' | 'none' | null;
  fields: Answers;
  event: string | null;
  activityOn: string;
  custodian: string;
  /** Member id of who has the paper in hand. */
  holder: string | null;
  madeBy: string;
  madeAt: Date;
  completedAt: Date | null;
  place: string;
}

const rows = (tx: Transaction) => tx.selectFrom('customer_file').selectAll().where('org_id', '=', tx.org);

/** One file, locked until the transaction ends: two desks cannot lend it at once. */
export async function lockFile(
  tx: Transaction,
  by: { id: string } | { number: string },
): Promise<CustomerFile> {
  const found = rows(tx).forUpdate();
  const row = await ('id' in by
    ? found.where('id', '=', by.id)
    : found.where('number', '=', by.number)
  ).executeTakeFirst();
  if (!row) throw unknown('id' in by ? by.id : by.number);
  return fileOf(row);
}

export async function loadFile(tx: Transaction, id: string): Promise<CustomerFile> {
  const row = await rows(tx).where('id', '=', id).executeTakeFirst();
  if (!row) throw unknown(id);
  return fileOf(row);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

export const fileOf = (row: Row): CustomerFile => ({
  id: row.id,
  number: row.number,
  customer: row.customer_id,
  state: row.state as FileState,
  mode: row.mode as FileMode,
  version: row.version,
  outcome: row.outcome as CustomerFile['outcome'],
  fields: row.fields as Answers,
  event: row.event,
  activityOn: row.activity_on,
  custodian: row.custodian,
  holder: row.holder,
  madeBy: row.made_by,
  madeAt: row.made_at,
  completedAt: row.completed_at,
  place: row.place,
});

export const aboutFile = ({ id, customer }: Pick<CustomerFile, 'id' | 'customer'>) => ({
  subject: `file:${id}`,
  refs: { customer: `customer:${customer}` },
});

export async function setFile(
  tx: Transaction,
  id: string,
  set: Partial<Omit<Row, 'org_id' | 'id' | 'number' | 'fields'>>,
): Promise<void> {
  await tx.updateTable('customer_file').set(set).where('org_id', '=', tx.org).where('id', '=', id).execute();
}

const unknown = (what: string) =>
  new Refusal('file.unknown', 404, { zh: `没有档案 ${what}`, en: `There is no file ${what}` });

/** Why something cannot be done with a file in this state. */
export const wrongState = (file: CustomerFile, zh: string, en: string) =>
  new Refusal(
    'file.state',
    409,
    { zh: `${file.number} ${zh}`, en: `${file.number} ${en}` },
    { details: { state: file.state } },
  );
