import type { z } from 'zod';
import type { newContract, OrderPage } from '../../../../contract/sales.ts';
import { record } from '../../../ledger/index.ts';
import type { Attachments } from '../../../platform/attachments.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { wire } from '../money.ts';
import { type OrderRow, openOf, orderOf, refsOf } from '../ordering/order-of.ts';
import { ordersShown } from '../reading/orders.ts';
import { termsOf } from './terms-of.ts';

/**
 * The customer signs on the glass, before a member. What was signed stays as it stood.
 *
 * @throws Refusal `order.unknown`, `contract.signed`, `contract.signature`, `visit.missing`
 */
export async function signContract(
  tx: Transaction,
  attachments: Attachments,
  orderId: string,
  given: z.output<typeof newContract>,
  caller: Caller,
): Promise<void> {
  const order = await orderOf(tx, orderId);
  if (await signedBefore(tx, orderId, given.id)) return;
  // S000.9-37: without an hour for what is open the contract would stay incomplete
  if (openOf(order) > 0 && order.visit_at === null) throw visitMissing();
  const signature = await keepSignature(tx, attachments, given, caller.member);
  const at = tx.clock.now();
  await tx
    .insertInto('sale_contract')
    .values({
      id: given.id,
      order_id: orderId,
      number: await nextContractNumber(tx),
      earnest: given.earnest,
      body: JSON.stringify(await bodyOf(tx, order, given.earnest)),
      signature,
      signed_at: new Date(at),
      witness: caller.member,
    })
    .execute();
  const data = { amount: order.total, earnest: given.earnest, visit_agreed: order.visit_at !== null };
  await record(tx, {
    id: `contract-signed:${given.id}`,
    kind: 'contract.signed',
    at,
    subject: `customer:${order.customer_id}`,
    refs: refsOf(order),
    actor: `member:${caller.member}`,
    data,
  });
}

async function signedBefore(tx: Transaction, order: string, id: string): Promise<boolean> {
  const before = await tx
    .selectFrom('sale_contract')
    .select(['id', 'number'])
    .where('org_id', '=', tx.org)
    .where('order_id', '=', order)
    .executeTakeFirst();
  if (before && before.id !== id)
    throw new Refusal('contract.signed', 409, {
      zh: `这张订单已签合同 ${before.number}`,
      en: `The contract ${before.number} is signed for this order`,
    });
  return before !== undefined;
}

async function keepSignature(
  tx: Transaction,
  attachments: Attachments,
  { id, signature }: z.output<typeof newContract>,
  by: string,
): Promise<string> {
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.subarray(1, 4).toString('latin1') !== 'PNG') throw notASignature();
  const kept = await attachments.keep(tx, {
    id: `sign-${id}`.slice(0, 80),
    bytes,
    name: 'signature.png',
    by,
  });
  return kept.id;
}

async function bodyOf(tx: Transaction, order: OrderRow, earnest: boolean) {
  const [shown] = await ordersShown(tx, [order]);
  return {
    lines: (shown?.lines ?? []).map(({ name, unit, quantity, price }) => ({ name, unit, quantity, price })),
    total: wire(order.total),
    deposit: wire(order.deposit),
    open: wire(openOf(order)),
    visitAt: order.visit_at?.toISOString() ?? null,
    terms: termsOf(order, earnest),
  } satisfies NonNullable<OrderPage['contract']>['body'];
}

/** C-0001, in the order of signing; the row lock on the organisation keeps two from being one. */
async function nextContractNumber(tx: Transaction): Promise<string> {
  await tx.selectFrom('organisation').select('org_id').where('org_id', '=', tx.org).forUpdate().execute();
  const { count } = await tx
    .selectFrom('sale_contract')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  return `C-${String(count + 1).padStart(4, '0')}`;
}

export const visitMissing = () =>
  new Refusal(
    'visit.missing',
    422,
    { zh: '还有钱没付,要约好收款的时间', en: 'Something stays open: agree an hour for it' },
    { mend: { zh: '写明哪天几点上门', en: 'Write the day and the hour of the visit' } },
  );

const notASignature = () =>
  new Refusal(
    'contract.signature',
    422,
    { zh: '签名没有收到', en: 'The signature did not arrive' },
    { mend: { zh: '请顾客在屏幕上再签一次', en: 'Ask the customer to sign on the screen once more' } },
  );
