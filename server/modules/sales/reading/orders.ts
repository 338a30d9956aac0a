import type { Order } from '../../../../contract/sales.ts';
import type { Zone } from '../../../../kernel/index.ts';
import { isoDay, namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { here } from '../here.ts';
import { wire } from '../money.ts';
import { openOf } from '../ordering/order-of.ts';
import { returnRight } from '../returns/return-right.ts';

/** A customer's orders, newest first, with what is open, what came back and until when it may. */
export async function ordersOf(tx: Transaction, customer: string): Promise<Order[]> {
  const rows = await tx
    .selectFrom('sale_order')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .orderBy('placed_at', 'desc')
    .limit(200)
    .execute();
  return ordersShown(tx, rows);
}

const rowOf = (tx: Transaction) => tx.selectFrom('sale_order').selectAll();
export type Row = Awaited<ReturnType<ReturnType<typeof rowOf>['execute']>>[number];

/** Rows as they are shown, everything about them asked once. */
export async function ordersShown(tx: Transaction, rows: readonly Row[]): Promise<Order[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const { zone } = await here(tx);
  const lines = await linesOf(tx, ids);
  const returns = await tx
    .selectFrom('sale_return')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('order_id', 'in', ids)
    .orderBy('asked_at')
    .execute();
  const name = await namesOf(tx, rows.flatMap(refs));
  const today = zone.dayOf(tx.clock.now());
  return rows.map((row) => {
    const back = returns.filter(({ order_id }) => order_id === row.id);
    const owed = back.filter((one) => one.refunded_at === null).reduce((sum, one) => sum + one.refund, 0);
    return {
      id: row.id,
      number: row.number,
      customer: name(`customer:${row.customer_id}`),
      seller: name(`member:${row.seller}`),
      event: row.event === null ? null : name(row.event),
      at: row.placed_at.toISOString(),
      lines: lines
        .filter(({ order_id }) => order_id === row.id)
        .map((line) => lineShown(line, row, zone, today)),
      total: wire(row.total),
      received: wire(row.received),
      open: wire(openOf(row)),
      owedBack: wire(owed),
      visitAt: row.visit_at?.toISOString() ?? null,
      returns: back.map(returnShown),
    };
  });
}

const refs = (row: Row): string[] => [
  `customer:${row.customer_id}`,
  `member:${row.seller}`,
  ...(row.event === null ? [] : [row.event]),
];

const linesOf = (tx: Transaction, orders: readonly string[]) =>
  tx
    .selectFrom('order_line')
    .innerJoin('product', (on) =>
      on.onRef('product.org_id', '=', 'order_line.org_id').onRef('product.id', '=', 'order_line.product_id'),
    )
    .selectAll('order_line')
    .select(['product.name_zh', 'product.name_en', 'product.unit_zh', 'product.unit_en', 'product.category'])
    .where('order_line.org_id', '=', tx.org)
    .where('order_id', 'in', orders)
    .orderBy('line')
    .execute();

type Line = Awaited<ReturnType<typeof linesOf>>[number];

function lineShown(line: Line, order: Row, zone: Zone, today: number): Order['lines'][number] {
  const { until, whose, from } = returnRight(line, order, zone);
  const day = until === null ? null : isoDay(until);
  return {
    line: line.line,
    product: line.product_id,
    name: { zh: line.name_zh, en: line.name_en },
    unit: { zh: line.unit_zh, en: line.unit_en },
    category: line.category as Order['lines'][number]['category'],
    batch: line.batch,
    quantity: line.quantity,
    price: wire(line.price),
    deliveredAt: line.delivered_at?.toISOString() ?? null,
    returned: line.returned,
    returnUntil: day,
    right: { whose, from, until: day, over: until !== null && today > until },
  };
}

const returnShown = (row: {
  id: string;
  asked_at: Date;
  asked_by: string;
  amount: number;
  refund: number;
  way: string | null;
  refund_due: string | null;
  refunded_at: Date | null;
}): Order['returns'][number] => ({
  id: row.id,
  at: row.asked_at.toISOString(),
  amount: wire(row.amount),
  refund: wire(row.refund),
  way: row.way as Order['returns'][number]['way'],
  dueOn: row.refunded_at === null ? row.refund_due : null,
  refundedAt: row.refunded_at?.toISOString() ?? null,
  byCustomer: row.asked_by.startsWith('customer:'),
});
