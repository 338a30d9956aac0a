import type { z } from 'zod';
import type { newReturn } from '../../../contract/sales.ts';
import { type Ref, refId, zoneOf } from '../../../kernel/index.ts';
import { type NewFact, record } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { markReturned } from '../customers/index.ts';
import { type OrderRow, orderOf, refsOf } from './order-of.ts';
import { returnUntil } from './return-until.ts';

type NewReturn = z.output<typeof newReturn>;

/**
 * One step, no fee: unopened goods go back inside the company's promise.
 *
 * @throws Refusal `order.unknown`, `order.line-unknown`, `return.too-many`, `return.too-late`
 */
export async function acceptReturn(
  tx: Transaction,
  orderId: string,
  given: NewReturn,
  by: Ref,
  source: NewFact['source'] = 'web',
) {
  const order = await orderOf(tx, orderId);
  const at = given.at ? Date.parse(given.at) : tx.clock.now();
  const before = await tx
    .selectFrom('sale_return')
    .select('id')
    .where('id', '=', given.id)
    .executeTakeFirst();
  if (before) return;
  const amount = await expectReturnable(tx, order, given, at);
  await write(tx, order, given, { amount, at, by });
  const all = await nothingLeft(tx, order.customer_id);
  if (all) await markReturned(tx, order.customer_id);
  const of = { at, subject: `customer:${order.customer_id}`, refs: refsOf(order), actor: by, source };
  await record(tx, [
    { ...of, id: `return-requested:${given.id}`, kind: 'return.requested', data: { amount } },
    { ...of, id: `return-accepted:${given.id}`, kind: 'return.accepted', data: { all, amount } },
  ]);
}

async function expectReturnable(
  tx: Transaction,
  order: OrderRow,
  given: NewReturn,
  at: number,
): Promise<number> {
  const { zone } = await tx
    .selectFrom('organisation')
    .select('zone')
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  const day = zoneOf(zone).dayOf(at);
  let amount = 0;
  for (const { line, quantity } of given.lines) {
    const row = order.lines.find((one) => one.line === line);
    if (!row)
      throw new Refusal('order.line-unknown', 422, {
        zh: '订单里没有这一行',
        en: 'The order has no such line',
      });
    if (quantity > row.quantity - row.returned) throw tooMany();
    const until = returnUntil(row.delivered_at, zone);
    if (until !== null && day > until) throw tooLate();
    amount += row.price * quantity;
  }
  return amount;
}

async function write(
  tx: Transaction,
  order: OrderRow,
  given: NewReturn,
  { amount, at, by }: { amount: number; at: number; by: Ref },
) {
  await tx
    .insertInto('sale_return')
    .values({
      id: given.id,
      order_id: order.id,
      lines: JSON.stringify(given.lines),
      amount,
      asked_at: new Date(at),
      accepted_by: refId(by),
    })
    .execute();
  for (const { line, quantity } of given.lines)
    await tx
      .updateTable('order_line')
      .set((on) => ({ returned: on('returned', '+', quantity) }))
      .where('order_id', '=', order.id)
      .where('line', '=', line)
      .execute();
  await tx
    .updateTable('sale_order')
    .set({ returned: order.returned + amount })
    .where('id', '=', order.id)
    .execute();
}

/** Whether the customer has given back everything they ever bought. */
async function nothingLeft(tx: Transaction, customer: string): Promise<boolean> {
  const kept = await tx
    .selectFrom('sale_order')
    .select('id')
    .where('customer_id', '=', customer)
    .whereRef('returned', '<', 'total')
    .executeTakeFirst();
  return kept === undefined;
}

const tooMany = () =>
  new Refusal('return.too-many', 422, { zh: '退的比买的多', en: 'That is more than was bought' });
const tooLate = () =>
  new Refusal(
    'return.too-late',
    409,
    { zh: '已过本公司承诺的七日', en: 'The seven days the company promises are over' },
    {
      mend: {
        zh: '商品有问题的,按质量问题登记,不受七日限制',
        en: 'If something is wrong with it, register a fault: that is not bound to the seven days',
      },
    },
  );
