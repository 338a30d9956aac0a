import type { Transaction } from '../../../platform/database.ts';

/** What was sold and what came back between two moments: everybody's, or one seller's. */
export async function soldBetween(tx: Transaction, from: number, to: number, seller?: string) {
  const row = await tx
    .selectFrom('sale_order')
    .select((on) => [
      on.fn.countAll<number>().as('orders'),
      on.fn.coalesce(on.fn.sum<number>('total'), on.lit(0)).as('total'),
      on.fn.coalesce(on.fn.sum<number>('received'), on.lit(0)).as('received'),
      on.fn.coalesce(on.fn.sum<number>('returned'), on.lit(0)).as('returned'),
      on.fn.count<number>('customer_id').distinct().as('buyers'),
      on.fn.count<number>('customer_id').distinct().filterWhere('returned', '<', on.ref('total')).as('kept'),
    ])
    .where('placed_at', '>=', new Date(from))
    .where('placed_at', '<', new Date(to))
    .$if(seller !== undefined, (query) => query.where('seller', '=', seller as string))
    .executeTakeFirstOrThrow();
  const { orders, buyers, kept } = row;
  return {
    orders,
    buyers,
    kept,
    total: Number(row.total),
    received: Number(row.received),
    returned: Number(row.returned),
  };
}
