import type { Transaction } from '../../platform/database.ts';

/** Every word kept of talks with this customer goes; the facts stay, and say nothing of a person. */
export async function eraseWords(tx: Transaction, customer: string): Promise<void> {
  await letPhotosGo(tx, customer);
  for (const table of [
    'call_back',
    'missed_call',
    'visit',
    'promise',
    'obligation_note',
    'number_given',
  ] as const)
    await tx.deleteFrom(table).where('org_id', '=', tx.org).where('customer_id', '=', customer).execute();
}

/** Their pictures are overdue from this moment: the hour's job throws the bytes away. */
async function letPhotosGo(tx: Transaction, customer: string): Promise<void> {
  for (const table of ['call_back', 'visit', 'obligation_note'] as const) {
    const rows = await tx
      .selectFrom(table)
      .select('attachments')
      .where('org_id', '=', tx.org)
      .where('customer_id', '=', customer)
      .execute();
    const ids = rows.flatMap(({ attachments }) => attachments);
    if (ids.length === 0) continue;
    await tx
      .updateTable('attachment')
      .set({ keep_until: new Date(tx.clock.now()) })
      .where('org_id', '=', tx.org)
      .where('id', 'in', ids)
      .execute();
  }
}
