import type { Transaction } from '../../platform/database.ts';

/** Every word kept of talks with this customer goes; the facts stay, and say nothing of a person. */
export async function eraseWords(tx: Transaction, customer: string): Promise<void> {
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
