import type { z } from 'zod';
import type { newPromise } from '../../../../contract/followup.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { yuan } from '../money.ts';
import { openOf, orderOf } from './order-of.ts';

/** Follow-up's own verb for 约定; the composition root hands it in, since follow-up asks sales in turn. */
export type MakePromise = (
  tx: Transaction,
  given: z.output<typeof newPromise>,
  caller: Caller,
) => Promise<unknown>;

/**
 * The hour agreed with the customer for what stays open: on the order, and as the seller's own 约定.
 *
 * @throws Refusal `order.unknown`, `visit.past`
 */
export async function agreeVisit(
  tx: Transaction,
  orderId: string,
  { id, at }: { id: string; at: string },
  caller: Caller,
  makePromise: MakePromise,
): Promise<void> {
  const order = await orderOf(tx, orderId);
  expectToCome(tx, at);
  await tx
    .updateTable('sale_order')
    .set({ visit_at: new Date(at) })
    .where('org_id', '=', tx.org)
    .where('id', '=', orderId)
    .execute();
  const open = openOf(order);
  const bring = order.lines.some(({ delivered_at }) => delivered_at === null);
  const words = [bring ? '送货上门' : '上门回访', '教会使用', ...(open > 0 ? [`收余款 ${yuan(open)}`] : [])];
  const promise = {
    id,
    subject: `customer:${order.customer_id}`,
    at,
    words: `${words.join(',')}(${order.number})`,
  };
  // At the desk the hour is agreed in the seller's presence and is the seller's
  await makePromise(tx, promise, { ...caller, member: order.seller });
}

/** @throws Refusal `visit.past` */
export function expectToCome(tx: Transaction, at: string): void {
  if (Date.parse(at) > tx.clock.now()) return;
  throw new Refusal(
    'visit.past',
    422,
    { zh: '约的时间已经过了', en: 'That hour has passed' },
    { mend: { zh: '换一个以后的时间', en: 'Choose a later hour' } },
  );
}
