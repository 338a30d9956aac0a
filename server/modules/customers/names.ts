import type { Names } from '../../ledger/index.ts';

/** What screens call customers, files and forms, and where they open. An erased customer has no name left. */
export const customersNames: Readonly<Record<string, Names>> = {
  customer: async (tx, ids) => {
    const rows = await tx
      .selectFrom('customer')
      .select(['id', 'name', 'status'])
      .where('org_id', '=', tx.org)
      .where('id', 'in', ids)
      .execute();
    const shown = ({ id, name, status }: (typeof rows)[number]) =>
      status === 'erased' ? { name: '(已删除)', open: null } : { name, open: `/customers/${id}` };
    return new Map(rows.map((row) => [row.id, shown(row)]));
  },
  file: async (tx, ids) => {
    const rows = await tx
      .selectFrom('customer_file')
      .select(['id', 'number'])
      .where('org_id', '=', tx.org)
      .where('id', 'in', ids)
      .execute();
    return new Map(rows.map(({ id, number }) => [id, { name: number, open: `/files/${id}` }]));
  },
  survey: async (tx, ids) => {
    const rows = await tx
      .selectFrom('survey')
      .select(['id', 'number'])
      .where('org_id', '=', tx.org)
      .where('id', 'in', ids)
      .execute();
    return new Map(rows.map(({ id, number }) => [id, { name: number, open: `/surveys/${id}` }]));
  },
};
