import type { z } from 'zod';
import type { newRefund } from '../../../contract/sales.ts';
import { type Ref, refId } from '../../../kernel/index.ts';
import { type NewFact, record } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { orderOf, refsOf } from './order-of.ts';

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
) {
  const accepted = await tx
    .selectFrom('sale_return')
    .selectAll()
    .where('id', '=', returnId)
    .forUpdate()
    .executeTakeFirst();
  if (!accepted)
    throw new Refusal('return.unknown', 404, { zh: '没有这笔退货', en: 'There is no such return' });
  const { id, way } = given;
  const before = await tx.selectFrom('payment').select('id').where('id', '=', id).executeTakeFirst();
  if (before) return;
  if (accepted.refunded_at)
    throw new Refusal('refund.paid', 409, { zh: '已经退过款', en: 'It has been paid back already' });
  const order = await orderOf(tx, accepted.order_id);
  const at = given.at ? Date.parse(given.at) : tx.clock.now();
  const { amount } = accepted;
  await tx
    .insertInto('payment')
    .values({
      id,
      order_id: order.id,
      kind: 'refund',
      amount: -amount,
      way,
      taken_by: refId(by),
      taken_at: new Date(at),
    })
    .execute();
  await tx
    .updateTable('sale_return')
    .set({ refunded_at: new Date(at) })
    .where('id', '=', returnId)
    .execute();
  await tx
    .updateTable('sale_order')
    .set({ received: order.received - amount })
    .where('id', '=', order.id)
    .execute();
  const fact = { at, subject: `customer:${order.customer_id}`, refs: refsOf(order), actor: by, source };
  await record(tx, { ...fact, id: `refund:${id}`, kind: 'refund.paid', data: { amount, way } });
}
