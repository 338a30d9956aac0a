import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { orderOf, refsOf } from '../ordering/order-of.ts';

interface Back {
  /** The return's id. */
  id: string;
  amount: number;
  at: number;
  by: Ref;
  source?: NewFact['source'];
}

/**
 * Goods went back: an invoice issued for them is followed by a red-letter one for the amount; one only asked for is
 * made out for less, or not at all.
 */
export async function takeBackInvoice(tx: Transaction, orderId: string, back: Back): Promise<void> {
  const asked = await tx
    .selectFrom('invoice')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('order_id', '=', orderId)
    .where('takes_back', 'is', null)
    .where('dropped_at', 'is', null)
    .executeTakeFirst();
  if (!asked) return;
  if (asked.issued_at === null) return makeLess(tx, asked, back);
  const order = await orderOf(tx, orderId);
  await tx
    .insertInto('invoice')
    .values({
      id: `red-${back.id}`,
      order_id: orderId,
      takes_back: asked.id,
      title: asked.title,
      tax_number: asked.tax_number,
      amount: -back.amount,
      requested_by: back.by,
      requested_at: new Date(back.at),
    })
    .execute();
  await record(tx, {
    id: `invoice-requested:red-${back.id}`,
    kind: 'invoice.requested',
    at: back.at,
    subject: `customer:${order.customer_id}`,
    refs: refsOf(order),
    actor: back.by,
    data: { amount: -back.amount, red: true },
    source: back.source,
  });
}

async function makeLess(tx: Transaction, asked: { id: string; amount: number }, back: Back): Promise<void> {
  const left = asked.amount - back.amount;
  await tx
    .updateTable('invoice')
    .set(left > 0 ? { amount: left } : { dropped_at: new Date(back.at) })
    .where('org_id', '=', tx.org)
    .where('id', '=', asked.id)
    .execute();
}
