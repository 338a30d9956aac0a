import type { Names } from '../../ledger/index.ts';

/** A ticket is called by its number. */
export const ticketNames: Names = async (tx, ids) => {
  const rows = await tx
    .selectFrom('ticket')
    .select(['id', 'number'])
    .where('org_id', '=', tx.org)
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, number }) => [
      id,
      { name: `工单 ${number}`, en: `ticket ${number}`, open: `/tickets/${id}` },
    ]),
  );
};
