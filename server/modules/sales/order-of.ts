import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';

/** @throws Refusal `order.unknown` */
export async function orderOf(tx: Transaction, id: string) {
  const order = await tx
    .selectFrom('sale_order')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!order) throw new Refusal('order.unknown', 404, { zh: '没有这张订单', en: 'There is no such order' });
  const lines = await tx
    .selectFrom('order_line')
    .selectAll()
    .where('order_id', '=', id)
    .orderBy('line')
    .execute();
  return { ...order, lines };
}

export type OrderRow = Awaited<ReturnType<typeof orderOf>>;

/** The timelines a fact about this order stands on. */
export const refsOf = (order: { id: string; event: string | null }) => ({
  order: `order:${order.id}`,
  ...(order.event && { event: order.event }),
});
