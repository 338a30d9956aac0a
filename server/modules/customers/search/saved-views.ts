import type { CustomerFilter } from '../../../../contract/customers.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';

/** A list's filter under a name: one's own, or shared by everybody who may see the list. */
export interface View {
  id: string;
  name: string;
  filter: CustomerFilter;
  shared: boolean;
}

export async function viewsOf(tx: Transaction, doer: Doer): Promise<(View & { mine: boolean })[]> {
  const rows = await tx
    .selectFrom('customer_view')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where((on) => on.or([on('member', '=', doer.member), on('shared', '=', true)]))
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, filter, shared, member }) => ({
    id,
    name,
    filter: filter as CustomerFilter,
    shared,
    mine: member === doer.member,
  }));
}

/** Saves a view, or saves it anew; somebody else's cannot be overwritten. */
export async function saveView(tx: Transaction, { id, name, filter, shared }: View, by: Doer): Promise<void> {
  const saved = await tx
    .insertInto('customer_view')
    .values({ id, member: by.member as string, name, filter: JSON.stringify(filter), shared })
    .onConflict((on) =>
      on
        .columns(['org_id', 'id'])
        .doUpdateSet({ name, filter: JSON.stringify(filter), shared })
        .where('customer_view.member', '=', by.member as string),
    )
    .returning('id')
    .executeTakeFirst();
  if (!saved)
    throw new Refusal('view.not-yours', 403, {
      zh: '这个视图是别人的,另存一份',
      en: 'This view is somebody else’s; save your own',
    });
}

export async function removeView(tx: Transaction, id: string, by: Doer): Promise<void> {
  await tx
    .deleteFrom('customer_view')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .where('member', '=', by.member)
    .execute();
}
