import { sql } from 'kysely';
import { type Answer, standing } from '../../../ledger/index.ts';

/** The cards entered on a day of the shop, and how many came: attendance is the facts on record. */

export const cardsOfDay: Answer = async (tx, ids) => {
  const { rows } = await sql<{ id: string; cards: number[] }>`
    SELECT substring(f.subject, 10) AS id, array_agg((f.data ->> 'card')::int ORDER BY f.seq) AS cards FROM fact f
    WHERE f.org_id = ${tx.org} AND f.subject = ANY(${subjects(ids)}) AND f.kind = 'shop-visit.recorded'
      AND f.data ? 'card' AND ${standing} GROUP BY f.subject`.execute(tx);
  const found = new Map(rows.map(({ id, cards }) => [id, cards]));
  return new Map(ids.map((id) => [id, found.get(id) ?? []]));
};

export const cameThatDay: Answer = async (tx, ids) => {
  const { rows } = await sql<{ id: string; came: number }>`
    SELECT substring(f.subject, 10) AS id, count(*)::int AS came FROM fact f
    WHERE f.org_id = ${tx.org} AND f.subject = ANY(${subjects(ids)}) AND f.kind = 'shop-visit.recorded'
      AND ${standing} GROUP BY f.subject`.execute(tx);
  const found = new Map(rows.map(({ id, came }) => [id, came]));
  return new Map(ids.map((id) => [id, found.get(id) ?? 0]));
};

const subjects = (ids: readonly string[]): string[] => ids.map((id) => `shop-day:${id}`);
