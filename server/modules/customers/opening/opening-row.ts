import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

export type Ground = 'approval' | 'emergency' | 'customer';

export const openingRows = (tx: Transaction) =>
  tx.selectFrom('opening').selectAll().where('org_id', '=', tx.org);
export type Opening = Awaited<ReturnType<ReturnType<typeof openingRows>['executeTakeFirstOrThrow']>>;

/** One opening, locked; one whose time is up is closed by looking at it. */
export async function lockOpening(tx: Transaction, id: string): Promise<Opening> {
  const row = await openingRows(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw unknown();
  if (row.state === 'open' && row.closes_at && row.closes_at.getTime() <= tx.clock.now())
    return set(tx, row, { state: 'closed' });
  return row;
}

export async function set(
  tx: Transaction,
  row: Opening,
  change: Partial<Omit<Opening, 'org_id' | 'id'>>,
): Promise<Opening> {
  await tx.updateTable('opening').set(change).where('org_id', '=', tx.org).where('id', '=', row.id).execute();
  return { ...row, ...change };
}

const unknown = () =>
  new Refusal('opening.unknown', 404, { zh: '没有这次启封申请', en: 'There is no such request' });
