import type { z } from 'zod';
import type { newPayment } from '../../../../contract/sales.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { taken, yuan } from '../money.ts';
import { expectDeposit } from './expect-deposit.ts';
import { keepPayment } from './keep-payment.ts';
import { type OrderRow, openOf, orderOf, refsOf } from './order-of.ts';

type NewPayment = z.output<typeof newPayment>;

/**
 * Money is taken for an order: never more than is open, and the same money once.
 *
 * @throws Refusal `order.unknown`, `payment.too-much`, `payment.not-positive`, `payment.currency`,
 * `payment.reference-used`, `payment.id-taken`, `deposit.too-large`, `deposit.earnest`
 */
export async function takePayment(
  tx: Transaction,
  orderId: string,
  given: NewPayment,
  by: Ref,
  source: NewFact['source'] = 'web',
) {
  const order = await orderOf(tx, orderId);
  const amount = taken(given.amount);
  if (await tookBefore(tx, orderId, given.id, amount)) return;
  const open = openOf(order);
  if (amount > open) throw tooMuch(open);
  const deposit = (given.as ?? 'payment') !== 'payment';
  const word = given.as === 'earnest' ? 'earnest' : 'refundable';
  if (deposit) expectDeposit(word, order.deposit + amount, order.total, await agreesEarnest(tx, orderId));
  const at = given.at ? Date.parse(given.at) : tx.clock.now();
  const fact = factOf(order, given, { amount, at, by, source, word: deposit ? word : null });
  await expectAllowed(tx, fact);
  const { id, way, reference } = given;
  const kind = deposit ? 'deposit' : 'payment';
  await keepPayment(tx, order, { id, kind, amount, way, reference, word, at, by, source });
  await tx
    .updateTable('sale_order')
    .set({ received: order.received + amount, ...(deposit && { deposit: order.deposit + amount }) })
    .where('org_id', '=', tx.org)
    .where('id', '=', orderId)
    .execute();
  await record(tx, fact);
}

interface Taken {
  amount: number;
  at: number;
  by: Ref;
  source: NewFact['source'];
  word: 'refundable' | 'earnest' | null;
}

const factOf = (order: OrderRow, given: NewPayment, taken: Taken): NewFact => ({
  id: `${taken.word ? 'deposit' : 'payment'}:${given.id}`,
  kind: taken.word ? 'deposit.taken' : 'payment.received',
  at: taken.at,
  subject: `customer:${order.customer_id}`,
  refs: refsOf(order),
  actor: taken.by,
  data: { amount: taken.amount, way: given.way, ...(taken.word && { word: taken.word }) },
  source: taken.source,
});

/** The same payment sent again is done already; another under its id is a mistake of the device. */
async function tookBefore(tx: Transaction, order: string, id: string, amount: number): Promise<boolean> {
  const before = await tx
    .selectFrom('payment')
    .select(['order_id', 'amount'])
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!before) return false;
  if (before.order_id !== order || before.amount !== amount) throw idTaken();
  return true;
}

async function agreesEarnest(tx: Transaction, order: string): Promise<boolean> {
  const row = await tx
    .selectFrom('sale_contract')
    .select('earnest')
    .where('org_id', '=', tx.org)
    .where('order_id', '=', order)
    .executeTakeFirst();
  return row?.earnest === true;
}

/**
 * The shop's own code, card terminal and bank give a number: without it nobody can find the money again.
 *
 * @throws Refusal `payment.reference-missing`
 */
export function expectReference({ way, reference }: { way: string; reference: string }): void {
  if (way === 'cash' || reference !== '') return;
  throw new Refusal(
    'payment.reference-missing',
    422,
    { zh: '不是现金,请填流水号', en: 'Not in cash: the reference is missing' },
    {
      mend: {
        zh: '抄收款码或刷卡小票上的流水号后几位',
        en: 'Copy the last digits of the reference from the payment code’s app or the card slip',
      },
    },
  );
}

const tooMuch = (open: number) =>
  new Refusal(
    'payment.too-much',
    422,
    {
      zh: `收款多于未付金额,还剩 ${yuan(open)}`,
      en: `That is more than is still open (${(open / 100).toFixed(2)})`,
    },
    {
      mend: {
        zh: '核对金额,或看看这笔是不是已经记过',
        en: 'Check the amount, or whether it is on record already',
      },
    },
  );

const idTaken = () =>
  new Refusal('payment.id-taken', 409, {
    zh: '这个编号已记了另一笔收款',
    en: 'Another payment is on record under this id',
  });
