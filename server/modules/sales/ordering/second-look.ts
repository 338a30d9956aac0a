import { type Ref, refId } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { here } from '../here.ts';
import { orderOf, refsOf } from './order-of.ts';

/**
 * 复述核对: somebody other than the seller reads the order back to the customer.
 *
 * @throws Refusal `order.unknown`, `order.own-read-back`
 * @throws RefusedAct when a clause wants somebody else
 */
export async function readBack(tx: Transaction, orderId: string, id: string, by: Ref): Promise<void> {
  const order = await orderOf(tx, orderId);
  if (order.read_back_at !== null) return;
  if (order.seller === refId(by)) throw own();
  await look(tx, orderId, { read_back_by: refId(by), read_back_at: new Date(tx.clock.now()) });
  await tell(tx, order, { id: `order-read-back:${id}`, kind: 'order.read-back', by });
}

/**
 * 次日确认: the call of the day after, by somebody other than the seller. A night lies in between.
 *
 * @throws Refusal `order.unknown`, `order.own-read-back`, `order.confirm-early`
 */
export async function confirmOrder(tx: Transaction, orderId: string, id: string, by: Ref): Promise<void> {
  const order = await orderOf(tx, orderId);
  if (order.confirmed_at !== null) return;
  if (order.seller === refId(by)) throw own();
  const { zone } = await here(tx);
  if (zone.dayOf(tx.clock.now()) <= zone.dayOf(order.placed_at.getTime())) throw early();
  await look(tx, orderId, { confirmed_by: refId(by), confirmed_at: new Date(tx.clock.now()) });
  await tell(tx, order, { id: `order-confirmed:${id}`, kind: 'order.confirmed', by });
}

interface Look {
  read_back_by?: string;
  read_back_at?: Date;
  confirmed_by?: string;
  confirmed_at?: Date;
}

const look = (tx: Transaction, order: string, set: Look) =>
  tx.updateTable('sale_order').set(set).where('org_id', '=', tx.org).where('id', '=', order).execute();

async function tell(
  tx: Transaction,
  order: { id: string; event: string | null; customer_id: string; total: number },
  { id, kind, by }: { id: string; kind: string; by: Ref },
): Promise<void> {
  const fact: NewFact = {
    id,
    kind,
    subject: `customer:${order.customer_id}`,
    refs: refsOf(order),
    actor: by,
    data: { amount: order.total },
  };
  await expectAllowed(tx, fact);
  await record(tx, fact);
}

const early = () =>
  new Refusal(
    'order.confirm-early',
    409,
    {
      zh: '当天的确认不算,要给顾客一夜',
      en: 'A confirmation on the same day does not count: there is a night in between',
    },
    { mend: { zh: '明天再打电话确认', en: 'Call tomorrow' } },
  );

const own = () =>
  new Refusal(
    'order.own-read-back',
    409,
    { zh: '自己卖的要由另一人核对', en: 'What you sold another person reads back' },
    { mend: { zh: '请同事用自己的账号核对', en: 'Ask a colleague to do it from their own sign-in' } },
  );
