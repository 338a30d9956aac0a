import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';

/** A complaint or an adverse effect stops selling to this customer; what cures it goes on. */
export async function freezeSelling(tx: Transaction, customer: string, cause: Ref): Promise<void> {
  await tx
    .insertInto('selling_freeze')
    .values({ customer_id: customer, cause, since: new Date(tx.clock.now()) })
    .onConflict((on) => on.columns(['org_id', 'customer_id', 'cause']).doUpdateSet({ lifted_at: null }))
    .execute();
}

/** Somebody answerable says that what stopped selling is settled. Nothing cancelled comes back by itself. */
export async function resumeSelling(tx: Transaction, customer: string, by: Doer): Promise<void> {
  if (await lift(tx, customer, null)) await resumed(tx, customer, by.ref);
}

/** What one complaint stopped goes on once it is closed, unless something else stands in the way. */
export async function endFreeze(tx: Transaction, customer: string, cause: Ref, by: Ref): Promise<void> {
  if ((await lift(tx, customer, cause)) && !(await frozenSince(tx, customer)))
    await resumed(tx, customer, by);
}

/** Of one cause, or of every one; whether anything stood still. */
async function lift(tx: Transaction, customer: string, cause: Ref | null): Promise<boolean> {
  const lifted = await tx
    .updateTable('selling_freeze')
    .set({ lifted_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .$if(cause !== null, (rows) => rows.where('cause', '=', cause))
    .where('lifted_at', 'is', null)
    .returning('cause')
    .execute();
  return lifted.length > 0;
}

const resumed = (tx: Transaction, customer: string, by: Ref) =>
  record(tx, { kind: 'selling.resumed', subject: `customer:${customer}`, actor: by, data: {} });

/** Since when selling to this customer stands still; null when it does not. */
export async function frozenSince(tx: Transaction, customer: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('selling_freeze')
    .select('since')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('lifted_at', 'is', null)
    .orderBy('since')
    .limit(1)
    .executeTakeFirst();
  return row?.since ?? null;
}

/** The last time somebody really spoke to them: lists sort by it. */
export async function markContacted(tx: Transaction, customer: string, at: number): Promise<void> {
  const when = new Date(at);
  await tx
    .updateTable('customer')
    .set({ last_contact_at: when, status: 'active' })
    .where('org_id', '=', tx.org)
    .where('id', '=', customer)
    .where('status', 'in', ['active', 'unreachable'])
    .where((on) => on.or([on('last_contact_at', 'is', null), on('last_contact_at', '<', when)]))
    .execute();
}

/** 联系不上, after enough attempts on different days. */
export async function markUnreachable(tx: Transaction, customer: string): Promise<void> {
  await tx
    .updateTable('customer')
    .set({ status: 'unreachable' })
    .where('org_id', '=', tx.org)
    .where('id', '=', customer)
    .where('status', '=', 'active')
    .execute();
}
