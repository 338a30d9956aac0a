import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

/** @throws Refusal `order.unknown` */
export async function orderOf(tx: Transaction, id: string) {
  const order = await tx
    .selectFrom('sale_order')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!order) throw unknownOrder();
  const lines = await tx
    .selectFrom('order_line')
    .innerJoin('product', (on) =>
      on.onRef('product.org_id', '=', 'order_line.org_id').onRef('product.id', '=', 'order_line.product_id'),
    )
    .selectAll('order_line')
    .select('product.category')
    .where('order_line.org_id', '=', tx.org)
    .where('order_id', '=', id)
    .orderBy('line')
    .execute();
  return { ...order, lines };
}

export const unknownOrder = () =>
  new Refusal('order.unknown', 404, { zh: '没有这张订单', en: 'There is no such order' });

export type OrderRow = Awaited<ReturnType<typeof orderOf>>;

/** The timelines a fact about this order stands on. */
export const refsOf = (order: { id: string; event: string | null }) => ({
  order: `order:${order.id}`,
  ...(order.event && { event: order.event }),
});

/** What is still to be paid. Goods that went back are paid for no more. */
export const openOf = ({
  total,
  returned,
  received,
}: {
  total: number;
  returned: number;
  received: number;
}) => Math.max(0, total - returned - received);
