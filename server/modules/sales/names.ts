import type { Names } from '../../ledger/index.ts';

/** What screens call orders, products and tills, and where they open. */
export const salesNames: Readonly<Record<string, Names>> = {
  order: async (tx, ids) => {
    const rows = await tx
      .selectFrom('sale_order')
      .select(['id', 'number'])
      .where('org_id', '=', tx.org)
      .where('id', 'in', ids)
      .execute();
    return new Map(rows.map(({ id, number }) => [id, { name: number, open: `/orders/${id}` }]));
  },
  product: async (tx, ids) => {
    const rows = await tx
      .selectFrom('product')
      .select(['id', 'name_zh', 'name_en'])
      .where('org_id', '=', tx.org)
      .where('id', 'in', ids)
      .execute();
    return new Map(
      rows.map(({ id, name_zh, name_en }) => [id, { name: name_zh, en: name_en, open: '/goods' }]),
    );
  },
  till: async (tx, ids) => {
    const rows = await tx
      .selectFrom('till')
      .select(['id', 'day', 'event'])
      .where('org_id', '=', tx.org)
      .where('id', 'in', ids)
      .execute();
    const open = (day: string, event: string | null) => `/till?${event ? `event=${event}` : `day=${day}`}`;
    return new Map(
      rows.map(({ id, day, event }) => [
        id,
        { name: `收款 ${day}`, en: `till ${day}`, open: open(day, event) },
      ]),
    );
  },
};
