import type { Attachments } from '../../../platform/attachments.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { unknownOrder } from '../ordering/order-of.ts';
import { seenOrder } from '../reading/seen-order.ts';

/** The signature of an order's contract, for who may look at the order. */
export async function readSignature(
  tx: Transaction,
  attachments: Attachments,
  order: string,
  caller: Caller,
) {
  await seenOrder(tx, order, caller);
  const row = await tx
    .selectFrom('sale_contract')
    .select('signature')
    .where('org_id', '=', tx.org)
    .where('order_id', '=', order)
    .executeTakeFirst();
  if (!row?.signature) throw unknownOrder();
  return attachments.read(tx, row.signature);
}
