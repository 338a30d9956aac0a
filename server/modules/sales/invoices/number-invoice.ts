import { type Ref, refId } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { orderOf, refsOf } from '../ordering/order-of.ts';

/**
 * The invoice is made out in the tax authority's system; its number is written here.
 *
 * @throws Refusal `invoice.unknown`, `invoice.issued`, `invoice.number-used`
 */
export async function numberInvoice(tx: Transaction, id: string, number: string, by: Ref): Promise<void> {
  const row = await tx
    .selectFrom('invoice')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .where('dropped_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row)
    throw new Refusal('invoice.unknown', 404, {
      zh: '没有这张发票申请',
      en: 'No such invoice was asked for',
    });
  if (row.number === number) return;
  if (row.number !== null) throw issued(row.number);
  await expectUnused(tx, number);
  const at = tx.clock.now();
  await tx
    .updateTable('invoice')
    .set({ number, issued_by: refId(by), issued_at: new Date(at) })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
  const order = await orderOf(tx, row.order_id);
  await record(tx, {
    id: `invoice-issued:${id}`,
    kind: 'invoice.issued',
    at,
    subject: `customer:${order.customer_id}`,
    refs: refsOf(order),
    actor: by,
    data: { amount: row.amount, red: row.takes_back !== null },
  });
}

async function expectUnused(tx: Transaction, number: string): Promise<void> {
  const other = await tx
    .selectFrom('invoice')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('number', '=', number)
    .executeTakeFirst();
  if (other)
    throw new Refusal('invoice.number-used', 409, {
      zh: `发票号 ${number} 已写在另一张上`,
      en: `The number ${number} stands on another invoice`,
    });
}

const issued = (number: string) =>
  new Refusal(
    'invoice.issued',
    409,
    { zh: `已开票,号码 ${number}`, en: `It is issued under ${number}` },
    { mend: { zh: '开错了的,用红字发票冲回', en: 'If it is wrong, take it back with a red-letter one' } },
  );
