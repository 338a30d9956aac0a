import { type Ref, refId } from '../../../../kernel/index.ts';
import type { NewFact } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { intoTill } from '../cash/into-till.ts';

export interface Kept {
  id: string;
  kind: 'deposit' | 'payment' | 'refund';
  /** Negative when it goes back. */
  amount: number;
  way: 'cash' | 'wechat' | 'alipay' | 'card' | 'transfer';
  reference: string;
  word?: 'refundable' | 'earnest';
  at: number;
  by: Ref;
  source?: NewFact['source'];
}

/**
 * One row of money, in the box it went into.
 *
 * @throws Refusal `payment.reference-used`
 */
export async function keepPayment(
  tx: Transaction,
  order: { id: string; event: string | null; placed_at: Date },
  given: Kept,
): Promise<void> {
  const { id, kind, amount, way, reference, word, at, by } = given;
  if (reference !== '' && kind !== 'refund') await expectUnused(tx, way, reference);
  await tx
    .insertInto('payment')
    .values({
      id,
      order_id: order.id,
      kind,
      amount,
      way,
      reference,
      word: word ?? 'refundable',
      taken_by: refId(by),
      taken_at: new Date(at),
      till_id: await intoTill(tx, order, given),
    })
    .execute();
}

async function expectUnused(tx: Transaction, way: Kept['way'], reference: string): Promise<void> {
  const before = await tx
    .selectFrom('payment')
    .innerJoin('sale_order', (on) =>
      on.onRef('sale_order.org_id', '=', 'payment.org_id').onRef('sale_order.id', '=', 'payment.order_id'),
    )
    .select('sale_order.number')
    .where('payment.org_id', '=', tx.org)
    .where('payment.way', '=', way)
    .where('payment.reference', '=', reference)
    .where('payment.kind', '<>', 'refund')
    .executeTakeFirst();
  if (before) throw used(before.number, reference);
}

const used = (number: string, reference: string) =>
  new Refusal(
    'payment.reference-used',
    409,
    {
      zh: `流水号 ${reference} 已经记在订单 ${number} 上`,
      en: `The reference ${reference} is on record for order ${number}`,
    },
    {
      mend: {
        zh: '别记两遍;一笔钱付两张单的,第二张在流水号后加 -2',
        en: 'Do not record it twice; where one payment covers two orders, add -2 to the reference of the second',
      },
    },
  );
