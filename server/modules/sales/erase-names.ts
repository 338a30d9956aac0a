import type { Transaction } from '../../platform/database.ts';

/** What a customer signed and had invoices made out to goes; amounts and days stay with the accounts. */
export async function eraseNames(tx: Transaction, customer: string): Promise<void> {
  const orders = tx
    .selectFrom('sale_order')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer);
  const signed = await tx
    .selectFrom('sale_contract')
    .select('signature')
    .where('org_id', '=', tx.org)
    .where('order_id', 'in', orders)
    .where('signature', 'is not', null)
    .execute();
  await tx
    .updateTable('sale_contract')
    .set({ signature: null })
    .where('org_id', '=', tx.org)
    .where('order_id', 'in', orders)
    .execute();
  await tx
    .updateTable('invoice')
    .set({ title: '', tax_number: '' })
    .where('org_id', '=', tx.org)
    .where('order_id', 'in', orders)
    .execute();
  const ids = signed.flatMap(({ signature }) => signature ?? []);
  if (ids.length === 0) return;
  // Overdue from this moment: the hour's job throws the bytes away
  await tx
    .updateTable('attachment')
    .set({ keep_until: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('id', 'in', ids)
    .execute();
}
