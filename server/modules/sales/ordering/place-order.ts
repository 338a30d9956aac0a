import type { z } from 'zod';
import type { newOrder } from '../../../../contract/sales.ts';
import { type Ref, refId } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed, markBought } from '../../customers/index.ts';
import { fenOf, taken } from '../money.ts';
import { isOlderBuyer } from './about-order.ts';
import { expectDeposit } from './expect-deposit.ts';
import { keepPayment } from './keep-payment.ts';
import { refsOf } from './order-of.ts';

type NewOrder = z.output<typeof newOrder>;
type Source = NewFact['source'];

/** What the desk knows beside the order itself. */
export interface Beside {
  source?: Source;
  /** Who rings it up, where that is not the seller. */
  by?: Ref;
  /** What stays open once everything of this moment is paid, and the hour agreed for it. */
  open?: number;
  visitAt?: number | null;
}

/**
 * A customer buys. Sent again with the same id it changes nothing.
 *
 * @throws Refusal `product.unknown`, `deposit.too-large`, `deposit.earnest`
 * @throws RefusedAct when a clause forbids the order or the deposit
 */
export async function placeOrder(
  tx: Transaction,
  given: NewOrder,
  seller: Ref,
  beside: Source | Beside = 'web',
): Promise<void> {
  const more = typeof beside === 'object' ? beside : { source: beside };
  const at = given.at ? Date.parse(given.at) : tx.clock.now();
  await expectProducts(
    tx,
    given.lines.map(({ product }) => product),
  );
  const total = given.lines.reduce((sum, line) => sum + fenOf(line.price) * line.quantity, 0);
  const deposit = given.deposit ? taken(given.deposit.amount) : 0;
  if (given.deposit) expectDeposit(given.deposit.word ?? 'refundable', deposit, total, false);
  const sums = { at, total, deposit, seller };
  if (!(await insert(tx, given, sums, more.visitAt ?? null))) return;
  const facts = await factsOf(tx, given, sums, more);
  for (const fact of facts) await expectAllowed(tx, fact);
  await markBought(tx, refId(given.subject), at);
  await record(tx, facts);
  await keepDeposit(tx, given, sums, more);
}

interface Sums {
  at: number;
  total: number;
  deposit: number;
  seller: Ref;
}

async function insert(
  tx: Transaction,
  given: NewOrder,
  sums: Sums,
  visitAt: number | null,
): Promise<boolean> {
  const { at, total, deposit, seller } = sums;
  const placed = await tx
    .insertInto('sale_order')
    .values({
      id: given.id,
      number: await nextOrderNumber(tx),
      customer_id: refId(given.subject),
      seller: refId(seller),
      event: given.event,
      placed_at: new Date(at),
      total,
      deposit,
      received: deposit,
      visit_at: visitAt === null ? null : new Date(visitAt),
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!placed) return false;
  const lines = given.lines.map(({ product, quantity, price, batch }, line) => ({
    order_id: given.id,
    line,
    product_id: product,
    quantity,
    price: fenOf(price),
    batch: batch ?? null,
  }));
  await tx.insertInto('order_line').values(lines).execute();
  return true;
}

/** O-0001, in the order of placing; the row lock on the organisation keeps two from being one. */
async function nextOrderNumber(tx: Transaction): Promise<string> {
  await tx.selectFrom('organisation').select('org_id').where('org_id', '=', tx.org).forUpdate().execute();
  const { count } = await tx
    .selectFrom('sale_order')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  return `O-${String(count + 1).padStart(4, '0')}`;
}

async function factsOf(tx: Transaction, given: NewOrder, sums: Sums, more: Beside): Promise<NewFact[]> {
  const { at, total, deposit, seller } = sums;
  const refs = { ...refsOf(given), seller };
  const of = { at, subject: given.subject, actor: more.by ?? seller, source: more.source, refs };
  const data = {
    amount: total,
    older: await isOlderBuyer(tx, refId(given.subject), at),
    ...(more.open !== undefined && { open: more.open, visit_agreed: (more.visitAt ?? null) !== null }),
  };
  const placed = { ...of, id: `order-placed:${given.id}`, kind: 'order.placed', data };
  if (!given.deposit) return [placed];
  const word = given.deposit.word ?? 'refundable';
  const money = { amount: deposit, way: given.deposit.way, word };
  return [placed, { ...of, id: `deposit:${given.deposit.id}`, kind: 'deposit.taken', data: money }];
}

async function keepDeposit(tx: Transaction, given: NewOrder, sums: Sums, more: Beside): Promise<void> {
  if (!given.deposit) return;
  const { id, way, reference = '', word = 'refundable' } = given.deposit;
  const order = { id: given.id, event: given.event, placed_at: new Date(sums.at) };
  await keepPayment(tx, order, {
    id,
    kind: 'deposit',
    amount: sums.deposit,
    way,
    reference,
    word,
    at: sums.at,
    by: more.by ?? sums.seller,
    source: more.source,
  });
}

async function expectProducts(tx: Transaction, products: readonly string[]): Promise<void> {
  const wanted = [...new Set(products)];
  const known = await tx
    .selectFrom('product')
    .select('id')
    .where('id', 'in', wanted)
    .where('ended_at', 'is', null)
    .execute();
  if (known.length === wanted.length) return;
  const missing = wanted.find((id) => !known.some((product) => product.id === id));
  throw new Refusal('product.unknown', 422, {
    zh: `没有商品「${missing}」`,
    en: `There is no product “${missing}”`,
  });
}
