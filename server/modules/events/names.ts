import type { Names } from '../../ledger/index.ts';

/** A gathering is called by its name and opens its own page. */
export const eventNames: Names = async (tx, ids) => {
  const rows = await tx
    .selectFrom('event')
    .select(['id', 'name'])
    .where('org_id', '=', tx.org)
    .where('id', 'in', ids.length ? ids : [''])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, { name, open: `/events/${id}` }]));
};
