import type { z } from 'zod';
import type { newRefund } from '../../../../contract/sales.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { keepPayment } from '../ordering/keep-payment.ts';
import { orderOf, refsOf } from '../ordering/order-of.ts';

/**
 * The money goes back.
 *
 * @throws Refusal `return.unknown`, `refund.paid`
 */
export async function payRefund(
  tx: Transaction,
  returnId: string,
  given: z.output<typeof newRefund>,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const accepted = await returnOf(tx, returnId);
  const { id, way } = given;
  const before = await tx
    .selectFrom('payment')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) return;
  if (accepted.refunded_at)
    throw new Refusal('refund.paid', 409, { zh: '已经退过款', en: 'It has been paid back already' });
  const order = await orderOf(tx, accepted.order_id);
  const at = given.at ? Date.parse(given.at) : tx.clock.now();
  const amount = accepted.refund;
  await keepPayment(tx, order, { id, kind: 'refund', amount: -amount, way, reference: '', at, by, source });
  await tx
    .updateTable('sale_return')
    .set({ refunded_at: new Date(at), way })
    .where('org_id', '=', tx.org)
    .where('id', '=', returnId)
    .execute();
  await tx
    .updateTable('sale_order')
    .set({ received: order.received - amount })
    .where('org_id', '=', tx.org)
    .where('id', '=', order.id)
    .execute();
  const fact = { at, subject: `customer:${order.customer_id}`, refs: refsOf(order), actor: by, source };
  await record(tx, { ...fact, id: `refund:${id}`, kind: 'refund.paid', data: { amount, way } });
}

async function returnOf(tx: Transaction, id: string) {
  const row = await tx
    .selectFrom('sale_return')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('return.unknown', 404, { zh: '没有这笔退货', en: 'There is no such return' });
  return row;
}
