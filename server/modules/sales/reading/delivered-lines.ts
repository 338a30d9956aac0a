import type { Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** What a customer has in hand from us, the newest first: what might be mended or replaced. */
export async function deliveredLines(
  tx: Transaction,
  customer: string,
): Promise<{ order: string; number: string; line: number; name: Text }[]> {
  const rows = await tx
    .selectFrom('order_line as line')
    .innerJoin('sale_order as one', (on) =>
      on.onRef('one.org_id', '=', 'line.org_id').onRef('one.id', '=', 'line.order_id'),
    )
    .innerJoin('product', (on) =>
      on.onRef('product.org_id', '=', 'line.org_id').onRef('product.id', '=', 'line.product_id'),
    )
    .select(['line.order_id', 'one.number', 'line.line', 'product.name_zh', 'product.name_en'])
    .where('line.org_id', '=', tx.org)
    .where('one.customer_id', '=', customer)
    .where('line.delivered_at', 'is not', null)
    .orderBy('one.placed_at', 'desc')
    .orderBy('line.line')
    .limit(30)
    .execute();
  return rows.map(({ order_id, number, line, name_zh, name_en }) => ({
    order: order_id,
    number,
    line,
    name: { zh: name_zh, en: name_en },
  }));
}
