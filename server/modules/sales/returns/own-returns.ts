import type { z } from 'zod';
import type { OwnOrders, ownReturn } from '../../../../contract/sales.ts';
import type { Transaction } from '../../../platform/database.ts';
import { unknownOrder } from '../ordering/order-of.ts';
import { ordersOf } from '../reading/orders.ts';
import { acceptReturn } from './accept-return.ts';

/** A customer's orders as they see them on their own page. */
export async function ownOrders(tx: Transaction, customer: string): Promise<OwnOrders> {
  const orders = await ordersOf(tx, customer);
  return { orders: orders.map(({ seller: _seller, event: _event, ...order }) => order) };
}

/**
 * 退货 by the customer, without meeting anybody.
 *
 * @throws Refusal `order.unknown` for another person's order, known or not
 */
export async function returnOwn(
  tx: Transaction,
  customer: string,
  order: string,
  given: z.output<typeof ownReturn>,
): Promise<void> {
  const mine = await tx
    .selectFrom('sale_order')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', order)
    .where('customer_id', '=', customer)
    .executeTakeFirst();
  if (!mine) throw unknownOrder();
  await acceptReturn(tx, order, given, `customer:${customer}`);
}
