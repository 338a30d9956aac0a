import type { Transaction } from '../../platform/database.ts';

/** What an erased customer said goes; that there was a ticket, and how it was settled, stays. */
export async function eraseTicketWords(tx: Transaction, customer: string): Promise<void> {
  const tickets = await tx
    .updateTable('ticket')
    .set({ said: '', caller_name: '', caller_phone: '' })
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .returning('id')
    .execute();
  if (tickets.length === 0) return;
  await tx
    .updateTable('ticket_step')
    .set({ words: '' })
    .where('org_id', '=', tx.org)
    .where(
      'ticket_id',
      'in',
      tickets.map(({ id }) => id),
    )
    .execute();
}
