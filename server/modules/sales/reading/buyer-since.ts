import { sql } from 'kysely';
import { type Answer, standing } from '../../../ledger/index.ts';

/**
 * When the buyers' calendar began: the earliest order, or file completed as a buyer's, since everything last went
 * back. Read from facts, so that it also knows buyers whose order was written on paper only; a fact withdrawn or
 * corrected since does not count.
 */
export const buyerSince: Answer = async (tx, ids) => {
  const { rows } = await sql<{ id: string; since: Date }>`
    SELECT substring(f.subject, 10) AS id, min(f.at) AS since
    FROM fact f
    WHERE f.org_id = ${tx.org} AND f.subject = ANY(${ids.map((id) => `customer:${id}`)})
      AND (f.kind = 'order.placed' OR (f.kind = 'file.completed' AND f.data ->> 'outcome' = 'bought'))
      AND ${standing}
      AND NOT EXISTS (
        SELECT 1 FROM fact back
        WHERE back.org_id = f.org_id AND back.subject = f.subject AND back.kind = 'return.accepted'
          AND (back.data ->> 'all')::boolean AND back.at >= f.at)
    GROUP BY f.subject`.execute(tx);
  return new Map(rows.map(({ id, since }) => [id, since.toISOString()]));
};
