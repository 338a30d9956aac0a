import type { z } from 'zod';
import type { newPayment } from '../../../contract/sales.ts';
import { type Ref, refId } from '../../../kernel/index.ts';
import { type NewFact, record } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { fenOf } from './money.ts';
import { orderOf, refsOf } from './order-of.ts';

type NewPayment = z.output<typeof newPayment>;

/**
 * Money is taken for an order: never more than is open.
 *
 * @throws Refusal `order.unknown`, `payment.too-much`
 */
export async function takePayment(
  tx: Transaction,
  orderId: string,
  given: NewPayment,
  by: Ref,
  source: NewFact['source'] = 'web',
) {
  const order = await orderOf(tx, orderId);
  const amount = fenOf(given.amount);
  const at = given.at ? Date.parse(given.at) : tx.clock.now();
  const { id, way, reference } = given;
  const before = await tx.selectFrom('payment').select('id').where('id', '=', id).executeTakeFirst();
  if (before) return;
  if (amount > order.total - order.returned - order.received) throw tooMuch();
  await tx
    .insertInto('payment')
    .values({
      id,
      order_id: orderId,
      kind: 'payment',
      amount,
      way,
      reference,
      taken_by: refId(by),
      taken_at: new Date(at),
    })
    .execute();
  await tx
    .updateTable('sale_order')
    .set({ received: order.received + amount })
    .where('id', '=', orderId)
    .execute();
  await record(tx, {
    id: `payment:${id}`,
    kind: 'payment.received',
    at,
    subject: `customer:${order.customer_id}`,
    refs: refsOf(order),
    actor: by,
    data: { amount, way },
    source,
  });
}

const tooMuch = () =>
  new Refusal('payment.too-much', 422, { zh: '收款多于未付金额', en: 'That is more than is still open' });
