import { sql } from 'kysely';
import type { Ref } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** What a gathering sold, and what of it was kept. Amounts in fen. */
export interface SoldAt {
  orders: number;
  buyers: number;
  gross: number;
  returned: number;
  net: number;
  /** Buyers with anything left of what they bought there. */
  kept: number;
  /** Came, bought nothing there, and bought afterwards outside any other gathering. */
  later: number;
  /** For managers, after the gathering: never on a screen in the hall. */
  bySeller: readonly SellerSold[];
}

export interface SellerSold {
  seller: string;
  orders: number;
  buyers: number;
  gross: number;
  net: number;
  kept: number;
}

const figures = sql`count(*)::int AS orders, count(DISTINCT customer_id)::int AS buyers,
  coalesce(sum(total), 0)::float AS gross, coalesce(sum(returned), 0)::float AS returned,
  coalesce(sum(total - returned), 0)::float AS net,
  count(DISTINCT customer_id) FILTER (WHERE returned < total)::int AS kept`;

/** @param event `event:…` */
export async function soldAt(tx: Transaction, event: Ref): Promise<SoldAt> {
  const whole = await sql<Omit<SoldAt, 'later' | 'bySeller'>>`
    SELECT ${figures} FROM sale_order WHERE org_id = ${tx.org} AND event = ${event}`.execute(tx);
  const sellers = await sql<SellerSold & { returned: number }>`
    SELECT seller, ${figures} FROM sale_order WHERE org_id = ${tx.org} AND event = ${event}
    GROUP BY seller ORDER BY seller`.execute(tx);
  return {
    ...(whole.rows[0] as Omit<SoldAt, 'later' | 'bySeller'>),
    later: await laterBuyers(tx, event),
    bySeller: sellers.rows.map(({ returned: _returned, ...row }) => row),
  };
}

/** Read from the facts of the door: who came is nobody's to write down a second time. */
async function laterBuyers(tx: Transaction, event: Ref): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(DISTINCT o.customer_id)::int AS n
    FROM fact_ref r JOIN fact came ON came.org_id = r.org_id AND came.id = r.fact_id AND came.kind = 'guest.arrived'
    JOIN sale_order o ON o.org_id = came.org_id AND 'customer:' || o.customer_id = came.subject
      AND o.event IS NULL AND o.placed_at > came.at
    WHERE r.org_id = ${tx.org} AND r.ref = ${event}
      AND NOT EXISTS (
        SELECT FROM sale_order there
        WHERE there.org_id = o.org_id AND there.customer_id = o.customer_id AND there.event = ${event})`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}
