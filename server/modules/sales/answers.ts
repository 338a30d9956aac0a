import { sql } from 'kysely';
import type { Answer } from '../../ledger/index.ts';
import { here } from './here.ts';

/** What this customer bought in the calendar year, less what went back. */
export const orderTotalThisYear: Answer = async (tx, ids) => {
  const { zone } = await here(tx);
  const year = new Date(zone.dayOf(tx.clock.now()) * 86_400_000).getUTCFullYear();
  const first = zone.at(Date.UTC(year, 0, 1) / 86_400_000, 0);
  const { rows } = await sql<{ id: string; total: number }>`
    SELECT customer_id AS id, sum(total - returned)::float AS total FROM sale_order
    WHERE org_id = ${tx.org} AND customer_id = ANY(${ids}) AND placed_at >= ${new Date(first)}
    GROUP BY customer_id`.execute(tx);
  const found = new Map(rows.map(({ id, total }) => [id, total]));
  return new Map(ids.map((id) => [id, found.get(id) ?? 0]));
};

/** What was ordered at a gathering, before anything went back. */
export const eventSold: Answer = async (tx, ids) => {
  const events = ids.map((id) => `event:${id}`);
  const { rows } = await sql<{ event: string; total: number }>`
    SELECT event, sum(total)::float AS total FROM sale_order
    WHERE org_id = ${tx.org} AND event = ANY(${events}) GROUP BY event`.execute(tx);
  const found = new Map(rows.map(({ event, total }) => [event, total]));
  return new Map(ids.map((id) => [id, found.get(`event:${id}`) ?? 0]));
};
