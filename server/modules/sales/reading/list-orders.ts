import { sql } from 'kysely';
import type { z } from 'zod';
import type { OrderRow, orderQuery, orderRows } from '../../../../contract/sales.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { mayDo } from '../access.ts';
import { wire } from '../money.ts';
import { openOf } from '../ordering/order-of.ts';
import type { Row } from './orders.ts';

const PAGE = 50;

/** Orders, newest first: everybody's for who may see them, one's own for who sells. Never ranked, never by seller. */
export async function listOrders(
  tx: Transaction,
  { event, q, before }: z.output<typeof orderQuery>,
  caller: Caller,
): Promise<z.infer<typeof orderRows>> {
  const all = mayDo(caller.posts, 'order.read-all');
  const rows = await tx
    .selectFrom('sale_order')
    .selectAll('sale_order')
    .where('sale_order.org_id', '=', tx.org)
    .$if(!all, (on) => on.where('sale_order.seller', '=', caller.member))
    .$if(event !== undefined, (on) => on.where('sale_order.event', '=', event as string))
    .$if(before !== undefined, (on) => on.where('sale_order.placed_at', '<', new Date(before as string)))
    .$if(q !== undefined && q !== '', (on) => on.where(named(q as string)))
    .orderBy('sale_order.placed_at', 'desc')
    .orderBy('sale_order.number', 'desc')
    .limit(PAGE + 1)
    .execute();
  const page = rows.slice(0, PAGE);
  const next = rows.length > PAGE ? (page.at(-1)?.placed_at.toISOString() ?? null) : null;
  return { rows: await shown(tx, page), next, all };
}

/** By the order's number or the beginning of the customer's name. */
const named = (q: string) => sql<boolean>`(sale_order.number ILIKE ${`%${q.replace(/[%_\\]/g, '')}`}
  OR EXISTS (SELECT FROM customer c WHERE c.org_id = sale_order.org_id AND c.id = sale_order.customer_id
    AND starts_with(c.name, ${q})))`;

async function shown(tx: Transaction, rows: readonly Row[]): Promise<OrderRow[]> {
  if (rows.length === 0) return [];
  const lines = await tx
    .selectFrom('order_line')
    .innerJoin('product', (on) =>
      on.onRef('product.org_id', '=', 'order_line.org_id').onRef('product.id', '=', 'order_line.product_id'),
    )
    .select(['order_id', 'quantity', 'delivered_at', 'name_zh', 'name_en'])
    .where('order_line.org_id', '=', tx.org)
    .where(
      'order_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('line')
    .execute();
  const name = await namesOf(
    tx,
    rows.flatMap(({ customer_id, seller }) => [`customer:${customer_id}`, `member:${seller}`]),
  );
  return rows.map((row) => {
    const own = lines.filter(({ order_id }) => order_id === row.id);
    return {
      id: row.id,
      number: row.number,
      customer: name(`customer:${row.customer_id}`),
      seller: name(`member:${row.seller}`),
      at: row.placed_at.toISOString(),
      what: own.map(({ name_zh, name_en, quantity }) => ({ name: { zh: name_zh, en: name_en }, quantity })),
      total: wire(row.total),
      open: wire(openOf(row)),
      returned: wire(row.returned),
      delivered: own.every(({ delivered_at }) => delivered_at !== null),
    };
  });
}
