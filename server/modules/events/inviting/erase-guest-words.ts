import type { Transaction } from '../../../platform/database.ts';

/**
 * What was written about a guest in our own words goes with them: notes of visits, needs of the day, the stop, what
 * was agreed at the exit. That they were asked, and came, stays as an opaque id.
 */
export async function eraseGuestWords(tx: Transaction, customer: string): Promise<void> {
  await tx
    .deleteFrom('invitation_note')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .execute();
  const invitations = await tx
    .updateTable('invitation')
    .set({ care: [], stop: '', email: '' })
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .returning('id')
    .execute();
  const cards = await tx
    .selectFrom('walk_in')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .execute();
  const guests = [
    ...invitations.map(({ id }) => `invitation:${id}`),
    ...cards.map(({ id }) => `walk-in:${id}`),
  ];
  if (guests.length === 0) return;
  for (const [table, words] of [
    ['guest_word', { next_step: '' }],
    ['incident', { words: '' }],
  ] as const)
    await tx
      .updateTable(table)
      .set(words)
      .where('org_id', '=', tx.org)
      .where('guest', 'in', guests)
      .execute();
}
