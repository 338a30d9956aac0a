import type { Ref } from '../../../../kernel/index.ts';
import { isoDay, type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed } from '../../customers/index.ts';
import { here } from '../here.ts';
import { returnRight } from '../returns/return-right.ts';
import { orderOf, refsOf } from './order-of.ts';

/**
 * 收据 leaves the house, printed or forwarded: whose promise a return rests on and until which day is on record from
 * now on. Handed out again it is the same receipt; goods that are not handed over yet have no day to name, and are on
 * the one that is issued when they are.
 *
 * @throws Refusal `order.unknown`
 * @throws RefusedAct where a clause does not let it be said so
 */
export async function issueReceipt(
  tx: Transaction,
  orderId: string,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const order = await orderOf(tx, orderId);
  const { zone } = await here(tx);
  const facts = new Map<string, NewFact>();
  for (const line of order.lines) {
    const right = returnRight(line, order, zone);
    if (right.until === null) continue;
    const sold = right.from === 'payment' ? 'prepaid' : 'on-site';
    const last_day = isoDay(right.until);
    const id = `receipt:${order.id}:${sold}:${last_day}`;
    facts.set(id, {
      id,
      kind: 'receipt.issued',
      subject: `customer:${order.customer_id}`,
      refs: refsOf(order),
      actor: by,
      source,
      data: { sold, promise: right.whose, last_day },
    });
  }
  for (const fact of facts.values()) await expectAllowed(tx, fact);
  await record(tx, [...facts.values()]);
}
