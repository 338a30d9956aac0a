import type { OrderPage } from '../../../../contract/sales.ts';
import { decide, namesOf } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { mayDo, type salesAccess } from '../access.ts';
import { termsOf } from '../contract/terms-of.ts';
import { here } from '../here.ts';
import { wire } from '../money.ts';
import { delivery } from '../ordering/deliver-goods.ts';
import { ordersShown, type Row } from './orders.ts';
import { seenOrder } from './seen-order.ts';

const VERBS: readonly (keyof typeof salesAccess)[] = [
  'payment.take',
  'goods.deliver',
  'contract.sign',
  'order.place',
  'order.read-back',
  'order.confirm',
  'return.accept',
  'refund.pay',
  'invoice.ask',
];

/** One order with everything its screen, its receipt and its contract say. */
export async function orderPage(tx: Transaction, id: string, caller: Caller): Promise<OrderPage> {
  const row = await seenOrder(tx, id, caller);
  const [order] = await ordersShown(tx, [row]);
  const { name: organisation } = await here(tx);
  const contract = await contractOf(tx, id);
  return {
    ...(order as NonNullable<typeof order>),
    organisation,
    payments: await paymentsOf(tx, id),
    ...(await looksAt(tx, row)),
    stands: await stands(
      tx,
      row,
      order?.lines.every(({ deliveredAt }) => deliveredAt !== null) ?? true,
      caller,
    ),
    contract,
    terms: { refundable: termsOf(row, false), earnest: termsOf(row, true) },
    invoices: await invoicesOf(tx, id),
    may: VERBS.filter((verb) => mayDo(caller.posts, verb)),
  };
}

/** What the clauses in force would say to handing over the rest now: asked, not recorded. */
async function stands(
  tx: Transaction,
  row: Row,
  done: boolean,
  caller: Caller,
): Promise<OrderPage['stands']> {
  if (done || row.returned >= row.total) return [];
  const act = await delivery(tx, row, { all: true, at: tx.clock.now(), by: `member:${caller.member}` });
  const { says } = await decide(tx, act);
  return says.map((said) => said.says);
}

async function looksAt(tx: Transaction, row: Row): Promise<Pick<OrderPage, 'readBack' | 'confirmed'>> {
  const members = [row.read_back_by, row.confirmed_by].flatMap((by) => (by ? [`member:${by}`] : []));
  const name = await namesOf(tx, members);
  const look = (by: string | null, at: Date | null) =>
    by && at ? { by: name(`member:${by}`), at: at.toISOString() } : null;
  return {
    readBack: look(row.read_back_by, row.read_back_at),
    confirmed: look(row.confirmed_by, row.confirmed_at),
  };
}

async function paymentsOf(tx: Transaction, order: string): Promise<OrderPage['payments']> {
  const rows = await tx
    .selectFrom('payment')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('order_id', '=', order)
    .orderBy('taken_at')
    .orderBy('id')
    .execute();
  const name = await namesOf(
    tx,
    rows.map(({ taken_by }) => `member:${taken_by}`),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as OrderPage['payments'][number]['kind'],
    word: row.word as OrderPage['payments'][number]['word'],
    amount: wire(row.amount),
    way: row.way as OrderPage['payments'][number]['way'],
    reference: row.reference,
    at: row.taken_at.toISOString(),
    by: name(`member:${row.taken_by}`),
  }));
}

async function contractOf(tx: Transaction, order: string): Promise<OrderPage['contract']> {
  const row = await tx
    .selectFrom('sale_contract')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('order_id', '=', order)
    .executeTakeFirst();
  if (!row) return null;
  const name = await namesOf(tx, [`member:${row.witness}`]);
  return {
    id: row.id,
    number: row.number,
    earnest: row.earnest,
    signedAt: row.signed_at.toISOString(),
    witness: name(`member:${row.witness}`),
    signature: row.signature !== null,
    body: row.body as NonNullable<OrderPage['contract']>['body'],
  };
}

async function invoicesOf(tx: Transaction, order: string): Promise<OrderPage['invoices']> {
  const rows = await tx
    .selectFrom('invoice')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('order_id', '=', order)
    .where('dropped_at', 'is', null)
    .orderBy('requested_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    amount: wire(row.amount),
    red: row.takes_back !== null,
    number: row.number,
    issuedAt: row.issued_at?.toISOString() ?? null,
  }));
}
