import type { z } from 'zod';
import type { deskOrder } from '../../../../contract/sales.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { customersSeen, memberDoer } from '../../customers/index.ts';
import { visitMissing } from '../contract/sign-contract.ts';
import { askInvoice } from '../invoices/ask-invoice.ts';
import { taken, wire } from '../money.ts';
import { agreeVisit, expectToCome, type MakePromise } from '../ordering/agree-visit.ts';
import { deliverGoods } from '../ordering/deliver-goods.ts';
import { placeOrder } from '../ordering/place-order.ts';
import { expectReference, takePayment } from '../ordering/take-payment.ts';
import { pricesOf } from '../products/prices-of.ts';
import { sellersHere, sells } from './desk.ts';

type DeskOrder = z.output<typeof deskOrder>;

/**
 * 开单: the order, what is paid, what is handed over, the hour for what stays open and the invoice, all or nothing.
 * Sent again with its id it is done once.
 *
 * @throws Refusal `order.customer-unknown`, `order.seller-unknown`, `visit.missing`, and what the steps refuse
 */
export async function ringUp(
  tx: Transaction,
  given: DeskOrder,
  caller: Caller,
  makePromise: MakePromise,
): Promise<{ id: string; number: string }> {
  const before = await numberOf(tx, given.id);
  if (before) return before;
  await expectCustomer(tx, given.customer, caller);
  const seller = await sellerOf(tx, given, caller);
  const lines = await pricesOf(tx, given.lines);
  const total = lines.reduce((sum, { quantity, fen }) => sum + quantity * fen, 0);
  const open = total - given.payments.reduce((sum, { amount }) => sum + taken(amount), 0);
  given.payments.forEach(expectReference);
  if (open > 0 && given.visitAt === null) throw visitMissing();
  if (given.visitAt !== null) expectToCome(tx, given.visitAt);
  const by = `member:${caller.member}`;
  const order = {
    id: given.id,
    subject: `customer:${given.customer}`,
    event: given.event,
    lines: lines.map(({ product, quantity, batch, fen }) => ({ product, quantity, batch, price: wire(fen) })),
    deposit: null,
  };
  const visitAt = given.visitAt === null ? null : Date.parse(given.visitAt);
  await placeOrder(tx, order, `member:${seller}`, { by, open: Math.max(0, open), visitAt });
  await settle(tx, given, caller, makePromise);
  return (await numberOf(tx, given.id)) as { id: string; number: string };
}

/** Money first, then the goods: what a clause holds up is not handed over, and then nothing of it happened. */
async function settle(tx: Transaction, given: DeskOrder, caller: Caller, makePromise: MakePromise) {
  const by = `member:${caller.member}`;
  for (const payment of given.payments) await takePayment(tx, given.id, payment, by);
  const handed = given.lines.flatMap(({ handed }, line) => (handed ? [line] : []));
  if (handed.length > 0) await deliverGoods(tx, given.id, { id: `${given.id}.g`, lines: handed }, by);
  if (given.visitAt !== null)
    await agreeVisit(tx, given.id, { id: `${given.id}.v`, at: given.visitAt }, caller, makePromise);
  if (given.invoice) await askInvoice(tx, given.id, { ...given.invoice, id: `${given.id}.i` }, by);
}

async function numberOf(tx: Transaction, id: string) {
  return tx
    .selectFrom('sale_order')
    .select(['id', 'number'])
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
}

async function expectCustomer(tx: Transaction, customer: string, caller: Caller): Promise<void> {
  const seen = await customersSeen(tx, [customer], memberDoer(caller));
  if (seen.length > 0) return;
  throw new Refusal(
    'order.customer-unknown',
    404,
    { zh: '没有这位顾客,或不在你负责的范围', en: 'There is no such customer, or they are not among yours' },
    { mend: { zh: '请会务在订单台开单', en: 'Ask the crew at the desk to ring it up' } },
  );
}

/** Who sells sells for themselves; who only stands at the desk names the seller. */
async function sellerOf(tx: Transaction, { seller }: DeskOrder, caller: Caller): Promise<string> {
  if (sells(caller) && (seller === undefined || seller === caller.member)) return caller.member;
  const known = seller !== undefined && (await sellersHere(tx)).some(({ id }) => id === seller);
  if (known) return seller;
  throw new Refusal(
    'order.seller-unknown',
    422,
    { zh: '请选这是谁的单', en: 'Say whose sale this is' },
    { mend: { zh: '选在职的销售人员', en: 'Choose somebody who sells here' } },
  );
}
