import type { z } from 'zod';
import type { newOrder } from '../../../contract/sales.ts';
import { type Ref, refId } from '../../../kernel/index.ts';
import { type NewFact, record } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { markBought } from '../customers/index.ts';
import { fenOf } from './money.ts';
import { refsOf } from './order-of.ts';

type NewOrder = z.output<typeof newOrder>;
type Source = NewFact['source'];

/** 订金 is refundable and small; more than this is a payment. */
const DEPOSIT_MOST = 200_00;

/**
 * A customer buys. Sent again with the same id it changes nothing.
 *
 * @throws Refusal `product.unknown`, `deposit.too-large`
 */
export async function placeOrder(
  tx: Transaction,
  given: NewOrder,
  seller: Ref,
  source: Source = 'web',
): Promise<void> {
  const at = given.at ? Date.parse(given.at) : tx.clock.now();
  await expectProducts(
    tx,
    given.lines.map(({ product }) => product),
  );
  const total = given.lines.reduce((sum, line) => sum + fenOf(line.price) * line.quantity, 0);
  const deposit = given.deposit ? fenOf(given.deposit.amount) : 0;
  if (deposit > DEPOSIT_MOST || deposit > total) throw tooLarge();
  if (!(await insert(tx, given, { at, total, deposit, seller }))) return;
  await markBought(tx, refId(given.subject), at);
  await record(tx, facts(given, { at, total, deposit, seller, source }));
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
  { at, total, deposit, seller }: Sums,
): Promise<boolean> {
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
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!placed) return false;
  const lines = given.lines.map(({ product, quantity, price }, line) => ({
    order_id: given.id,
    line,
    product_id: product,
    quantity,
    price: fenOf(price),
  }));
  await tx.insertInto('order_line').values(lines).execute();
  if (given.deposit)
    await tx
      .insertInto('payment')
      .values({
        id: given.deposit.id,
        order_id: given.id,
        kind: 'deposit',
        amount: deposit,
        way: given.deposit.way,
        taken_by: refId(seller),
        taken_at: new Date(at),
      })
      .execute();
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

function facts(
  given: NewOrder,
  { at, total, deposit, seller, source }: Sums & { source: Source },
): NewFact[] {
  const of = { at, subject: given.subject, actor: seller, source, refs: refsOf(given) };
  const placed = { ...of, id: `order-placed:${given.id}`, kind: 'order.placed', data: { amount: total } };
  if (!given.deposit) return [placed];
  const data = { amount: deposit, way: given.deposit.way };
  return [placed, { ...of, id: `deposit:${given.deposit.id}`, kind: 'deposit.taken', data }];
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

const tooLarge = () =>
  new Refusal(
    'deposit.too-large',
    422,
    { zh: '订金最多 200 元,且随时可退', en: 'A deposit is at most 200 yuan and always refundable' },
    { mend: { zh: '其余的等交付时再收', en: 'Take the rest when the goods are delivered' } },
  );
