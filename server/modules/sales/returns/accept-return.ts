import type { z } from 'zod';
import type { newReturn } from '../../../../contract/sales.ts';
import { type Ref, refId } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { markReturned } from '../../customers/index.ts';
import { takeBackInvoice } from '../invoices/take-back-invoice.ts';
import { type OrderRow, orderOf, refsOf } from '../ordering/order-of.ts';
import { expectEffect } from './expect-effect.ts';
import { expectReturnable } from './expect-returnable.ts';
import { refundDue } from './refund-due.ts';

type NewReturn = z.output<typeof newReturn>;

interface Accepted {
  /** What the goods are worth, and what is paid back: less where they were not paid in full. */
  amount: number;
  refund: number;
  at: number;
  by: Ref;
}

/**
 * One step, no fee: unopened goods go back inside the promise, taken back by a member or asked for by the customer.
 * What did not agree with them goes back at any time.
 *
 * @throws Refusal `order.unknown`, `order.line-unknown`, `return.too-many`, `return.too-late`, `return.no-effect`
 */
export async function acceptReturn(
  tx: Transaction,
  orderId: string,
  given: NewReturn,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const order = await orderOf(tx, orderId);
  const at = given.at ? Date.parse(given.at) : tx.clock.now();
  const before = await tx
    .selectFrom('sale_return')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', given.id)
    .executeTakeFirst();
  if (before) return;
  const safety = given.ground === 'safety';
  if (safety) await expectEffect(tx, order.customer_id);
  const amount = await expectReturnable(tx, order, given.lines, safety ? null : at);
  const refund = await toPayBack(tx, order, amount);
  await write(tx, order, given, { amount, refund, at, by });
  const all = await nothingLeft(tx, order.customer_id);
  if (all) await markReturned(tx, order.customer_id);
  const of = { at, subject: `customer:${order.customer_id}`, refs: refsOf(order), actor: by, source };
  const data = {
    all,
    amount,
    refund,
    ...(given.now && given.way && { way: given.way }),
    ...(safety && { ground: 'safety' }),
  };
  await record(tx, [
    { ...of, id: `return-requested:${given.id}`, kind: 'return.requested', data: { amount } },
    { ...of, id: `return-accepted:${given.id}`, kind: 'return.accepted', data },
  ]);
  await takeBackInvoice(tx, order.id, { id: given.id, amount, at, by, source });
}

/** What was received beyond what the goods kept cost, less what earlier returns still pay back. */
async function toPayBack(tx: Transaction, order: OrderRow, amount: number): Promise<number> {
  const { owed } = await tx
    .selectFrom('sale_return')
    .select((on) => on.fn.coalesce(on.fn.sum<number>('refund'), on.lit(0)).as('owed'))
    .where('org_id', '=', tx.org)
    .where('order_id', '=', order.id)
    .where('refunded_at', 'is', null)
    .executeTakeFirstOrThrow();
  const kept = order.total - order.returned - amount;
  return Math.max(0, order.received - Number(owed) - kept);
}

async function write(tx: Transaction, order: OrderRow, given: NewReturn, accepted: Accepted): Promise<void> {
  const { amount, refund, at, by } = accepted;
  await tx
    .insertInto('sale_return')
    .values({
      id: given.id,
      order_id: order.id,
      lines: JSON.stringify(given.lines),
      amount,
      refund,
      way: given.way ?? null,
      asked_at: new Date(at),
      asked_by: by,
      accepted_by: refId(by),
      refund_due: await refundDue(tx, at),
      // Nothing was paid for it: nothing is owed back
      refunded_at: refund === 0 ? new Date(at) : null,
    })
    .execute();
  for (const { line, quantity } of given.lines)
    await tx
      .updateTable('order_line')
      .set((on) => ({ returned: on('returned', '+', quantity) }))
      .where('org_id', '=', tx.org)
      .where('order_id', '=', order.id)
      .where('line', '=', line)
      .execute();
  await tx
    .updateTable('sale_order')
    .set({ returned: order.returned + amount })
    .where('org_id', '=', tx.org)
    .where('id', '=', order.id)
    .execute();
}

/** Whether the customer has given back everything they ever bought. */
async function nothingLeft(tx: Transaction, customer: string): Promise<boolean> {
  const kept = await tx
    .selectFrom('sale_order')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .whereRef('returned', '<', 'total')
    .executeTakeFirst();
  return kept === undefined;
}
