import { sql } from 'kysely';
import type { Receivables } from '../../../../contract/cash.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { mayDo } from '../access.ts';
import { wire } from '../money.ts';
import { openOf } from '../ordering/order-of.ts';

/** What is still to be paid, by the hour agreed for it; and what is owed back. Everybody's for finance and managers. */
export async function receivables(tx: Transaction, caller: Caller): Promise<Receivables> {
  const all = mayDo(caller.posts, 'order.read-all');
  const rows = await tx
    .selectFrom('sale_order')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where(sql<boolean>`total - returned - received > 0`)
    .$if(!all, (on) => on.where('seller', '=', caller.member))
    .orderBy(sql`visit_at NULLS FIRST`)
    .orderBy('placed_at')
    .limit(500)
    .execute();
  const back = await owedBack(tx, all ? null : caller.member);
  const name = await namesOf(tx, [
    ...rows.flatMap(({ customer_id, seller }) => [`customer:${customer_id}`, `member:${seller}`]),
    ...back.map(({ customer_id }) => `customer:${customer_id}`),
  ]);
  return {
    rows: rows.map((row) => ({
      order: row.id,
      number: row.number,
      customer: name(`customer:${row.customer_id}`),
      seller: name(`member:${row.seller}`),
      at: row.placed_at.toISOString(),
      total: wire(row.total - row.returned),
      received: wire(row.received),
      open: wire(openOf(row)),
      visitAt: row.visit_at?.toISOString() ?? null,
    })),
    total: wire(rows.reduce((sum, row) => sum + openOf(row), 0)),
    all,
    refunds: back.map((row) => ({
      id: row.id,
      order: row.order_id,
      number: row.number,
      customer: name(`customer:${row.customer_id}`),
      refund: wire(row.refund),
      way: row.way as Receivables['refunds'][number]['way'],
      dueOn: row.refund_due,
    })),
  };
}

const owedBack = (tx: Transaction, seller: string | null) =>
  tx
    .selectFrom('sale_return')
    .innerJoin('sale_order as o', (on) =>
      on.onRef('o.org_id', '=', 'sale_return.org_id').onRef('o.id', '=', 'sale_return.order_id'),
    )
    .select(['sale_return.id', 'order_id', 'refund', 'way', 'refund_due', 'o.number', 'o.customer_id'])
    .where('sale_return.org_id', '=', tx.org)
    .where('sale_return.refunded_at', 'is', null)
    .$if(seller !== null, (on) => on.where('o.seller', '=', seller))
    .orderBy('refund_due')
    .limit(500)
    .execute();
