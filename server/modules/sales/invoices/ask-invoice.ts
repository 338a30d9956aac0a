import type { z } from 'zod';
import type { newInvoice } from '../../../../contract/cash.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { orderOf, refsOf } from '../ordering/order-of.ts';

/**
 * 要发票: one an order, for what is kept of it.
 *
 * @throws Refusal `order.unknown`, `invoice.asked`, `invoice.nothing`
 */
export async function askInvoice(
  tx: Transaction,
  orderId: string,
  { id, title, taxNumber }: z.output<typeof newInvoice>,
  by: Ref,
): Promise<void> {
  const order = await orderOf(tx, orderId);
  const before = await tx
    .selectFrom('invoice')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('order_id', '=', orderId)
    .where('takes_back', 'is', null)
    .where('dropped_at', 'is', null)
    .executeTakeFirst();
  if (before?.id === id) return;
  if (before) throw asked();
  const amount = order.total - order.returned;
  if (amount <= 0) throw nothing();
  const at = tx.clock.now();
  await tx
    .insertInto('invoice')
    .values({
      id,
      order_id: orderId,
      title,
      tax_number: taxNumber,
      amount,
      requested_by: by,
      requested_at: new Date(at),
    })
    .execute();
  await record(tx, {
    id: `invoice-requested:${id}`,
    kind: 'invoice.requested',
    at,
    subject: `customer:${order.customer_id}`,
    refs: refsOf(order),
    actor: by,
    data: { amount, red: false },
  });
}

const asked = () =>
  new Refusal(
    'invoice.asked',
    409,
    { zh: '这张订单已要过发票', en: 'An invoice for this order has been asked for' },
    { mend: { zh: '抬头写错的,告诉财务', en: 'If the title is wrong, tell finance' } },
  );
const nothing = () =>
  new Refusal('invoice.nothing', 409, {
    zh: '已全部退货,没有可开票的金额',
    en: 'Everything went back: there is nothing to invoice',
  });
