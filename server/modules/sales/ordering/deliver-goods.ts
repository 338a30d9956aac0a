import type { z } from 'zod';
import type { newDelivery } from '../../../../contract/sales.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { aboutOrder } from './about-order.ts';
import { type OrderRow, orderOf, refsOf } from './order-of.ts';

type NewDelivery = z.output<typeof newDelivery>;

/**
 * The customer has it in hand: from this day the company's promise of return runs.
 *
 * @throws Refusal `order.unknown`, `order.line-unknown`
 * @throws RefusedAct when a clause holds the delivery up: a large order not confirmed yet
 */
export async function deliverGoods(
  tx: Transaction,
  orderId: string,
  given: NewDelivery,
  by: Ref,
  source: NewFact['source'] = 'web',
) {
  const order = await orderOf(tx, orderId);
  const at = given.at ? Date.parse(given.at) : tx.clock.now();
  const wanted = order.lines.filter(({ line }) => given.lines.includes(line));
  if (wanted.length !== new Set(given.lines).size) throw unknownLine();
  const open = wanted.filter(({ delivered_at }) => delivered_at === null).map(({ line }) => line);
  if (open.length === 0) return;
  const all = order.lines.every(({ line, delivered_at }) => delivered_at !== null || open.includes(line));
  const fact = { id: `delivered:${given.id}`, ...(await delivery(tx, order, { all, at, by })), source };
  await expectAllowed(tx, fact);
  await tx
    .updateTable('order_line')
    .set({ delivered_at: new Date(at) })
    .where('org_id', '=', tx.org)
    .where('order_id', '=', orderId)
    .where('line', 'in', open)
    .execute();
  await record(tx, fact);
}

/** Handing goods over, as clauses judge it before it happens. */
export async function delivery(
  tx: Transaction,
  order: Omit<OrderRow, 'lines'>,
  { all, at, by }: { all: boolean; at: number; by: Ref },
): Promise<NewFact> {
  return {
    kind: 'goods.delivered',
    at,
    subject: `customer:${order.customer_id}`,
    refs: refsOf(order),
    actor: by,
    data: { all, ...(await aboutOrder(tx, order, at)) },
  };
}

const unknownLine = () =>
  new Refusal('order.line-unknown', 422, { zh: '订单里没有这一行', en: 'The order has no such line' });
