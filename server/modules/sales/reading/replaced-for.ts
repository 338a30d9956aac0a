import type { Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** What was replaced because of a ticket. What came back is defective until somebody has looked at it. */
export async function replacedFor(
  tx: Transaction,
  cause: string,
): Promise<{ what: Text; quantity: number; at: string; warrantyFrom: string | null }[]> {
  const rows = await tx
    .selectFrom('goods_replacement as one')
    .innerJoin('order_line as line', (on) =>
      on
        .onRef('line.org_id', '=', 'one.org_id')
        .onRef('line.order_id', '=', 'one.order_id')
        .onRef('line.line', '=', 'one.line'),
    )
    .innerJoin('product', (on) =>
      on.onRef('product.org_id', '=', 'line.org_id').onRef('product.id', '=', 'line.product_id'),
    )
    .select(['product.name_zh', 'product.name_en', 'product.category', 'one.quantity', 'one.replaced_at'])
    .where('one.org_id', '=', tx.org)
    .where('one.cause', '=', cause)
    .orderBy('one.replaced_at')
    .execute();
  return rows.map(({ name_zh, name_en, category, quantity, replaced_at }) => ({
    what: { zh: name_zh, en: name_en },
    quantity,
    at: replaced_at.toISOString(),
    // 三包: what is replaced is under warranty anew from that day
    warrantyFrom: category === 'appliance' ? replaced_at.toISOString() : null,
  }));
}
