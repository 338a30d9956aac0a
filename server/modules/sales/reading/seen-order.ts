import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { customersSeen, memberDoer } from '../../customers/index.ts';
import { mayDo } from '../access.ts';
import { unknownOrder } from '../ordering/order-of.ts';
import type { Row } from './orders.ts';

/**
 * An order this person may look at: their own sale, one of their customer's, or any for who sees all.
 *
 * @throws Refusal `order.unknown`, the same for one that is not there and one that is not theirs
 */
export async function seenOrder(tx: Transaction, id: string, caller: Caller): Promise<Row> {
  const row = await tx
    .selectFrom('sale_order')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw unknownOrder();
  if (row.seller === caller.member || mayDo(caller.posts, 'order.read-all')) return row;
  const seen = await customersSeen(tx, [row.customer_id], memberDoer(caller));
  if (seen.length === 0) throw unknownOrder();
  return row;
}
