import type { Order } from '../../../../contract/sales.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { customersSeen, memberDoer } from '../../customers/index.ts';
import { mayDo } from '../access.ts';
import { ordersOf } from './orders.ts';

/** A customer's orders: all of them for who sees the customer, one's own sales for who does not. */
export async function ordersOfCustomer(tx: Transaction, customer: string, caller: Caller): Promise<Order[]> {
  const orders = await ordersOf(tx, customer);
  if (mayDo(caller.posts, 'order.read-all')) return orders;
  const seen = await customersSeen(tx, [customer], memberDoer(caller));
  return seen.length > 0 ? orders : orders.filter(({ seller }) => seller.ref === `member:${caller.member}`);
}
