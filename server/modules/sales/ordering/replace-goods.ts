import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { orderOf, refsOf } from './order-of.ts';

export interface Replacement {
  id: string;
  order: string;
  line: number;
  quantity: number;
  /** What it is done for: `ticket:…`. */
  cause: Ref;
}

/**
 * A faulty thing is replaced by a sound one, free of charge. The warranty begins again, the promise of return does
 * not: nothing was bought.
 *
 * @throws Refusal `order.unknown`, `order.line-unknown`
 */
export async function replaceGoods(tx: Transaction, given: Replacement, by: Ref): Promise<void> {
  const order = await orderOf(tx, given.order);
  const line = order.lines.find((one) => one.line === given.line);
  if (!line || given.quantity > line.quantity) throw unknownLine();
  const at = tx.clock.now();
  const kept = await tx
    .insertInto('goods_replacement')
    .values({
      id: given.id,
      order_id: given.order,
      line: given.line,
      quantity: given.quantity,
      cause: given.cause,
      replaced_by: by,
      replaced_at: new Date(at),
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!kept) return;
  const fact = {
    id: `replaced:${given.id}`,
    kind: 'goods.replaced',
    at,
    subject: `customer:${order.customer_id}`,
    refs: { ...refsOf(order), ticket: given.cause },
    actor: by,
    data: { quantity: given.quantity, defective: true },
  };
  await expectAllowed(tx, fact);
  await record(tx, fact);
}

const unknownLine = () =>
  new Refusal('order.line-unknown', 422, { zh: '订单里没有这一行', en: 'The order has no such line' });
