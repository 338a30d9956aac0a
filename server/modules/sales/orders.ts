import type { Order } from '../../../contract/sales.ts';
import { isoDay, namesOf } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { wire } from './money.ts';
import { returnUntil } from './return-until.ts';

/** A customer's orders, newest first, with what is open, what came back and until when it may. */
export async function ordersOf(tx: Transaction, customer: string): Promise<Order[]> {
  const rows = await tx
    .selectFrom('sale_order')
    .selectAll()
    .where('customer_id', '=', customer)
    .orderBy('placed_at', 'desc')
    .limit(200)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const { zone } = await tx
    .selectFrom('organisation')
    .select('zone')
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  const lines = await linesOf(tx, ids);
  const returns = await tx
    .selectFrom('sale_return')
    .selectAll()
    .where('order_id', 'in', ids)
    .orderBy('asked_at')
    .execute();
  const name = await namesOf(tx, [`customer:${customer}`, ...rows.map(({ seller }) => `member:${seller}`)]);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    customer: name(`customer:${customer}`),
    seller: name(`member:${row.seller}`),
    at: row.placed_at.toISOString(),
    lines: lines.filter(({ order_id }) => order_id === row.id).map((line) => lineShown(line, zone)),
    total: wire(row.total),
    received: wire(row.received),
    open: wire(row.total - row.returned - row.received),
    returns: returns.filter(({ order_id }) => order_id === row.id).map(returnShown),
  }));
}

const linesOf = (tx: Transaction, orders: readonly string[]) =>
  tx
    .selectFrom('order_line')
    .innerJoin('product', (on) =>
      on.onRef('product.org_id', '=', 'order_line.org_id').onRef('product.id', '=', 'order_line.product_id'),
    )
    .selectAll('order_line')
    .select(['product.name_zh', 'product.name_en'])
    .where('order_id', 'in', orders)
    .orderBy('line')
    .execute();

type Line = Awaited<ReturnType<typeof linesOf>>[number];

function lineShown(line: Line, zone: string): Order['lines'][number] {
  const until = returnUntil(line.delivered_at, zone);
  return {
    line: line.line,
    product: line.product_id,
    name: { zh: line.name_zh, en: line.name_en },
    quantity: line.quantity,
    price: wire(line.price),
    deliveredAt: line.delivered_at?.toISOString() ?? null,
    returned: line.returned,
    returnUntil: until === null ? null : isoDay(until),
  };
}

const returnShown = (row: { id: string; asked_at: Date; amount: number; refunded_at: Date | null }) => ({
  id: row.id,
  at: row.asked_at.toISOString(),
  amount: wire(row.amount),
  refundedAt: row.refunded_at?.toISOString() ?? null,
});

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
