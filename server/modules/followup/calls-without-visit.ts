import { sql } from 'kysely';
import type { Answer } from '../../ledger/index.ts';

/** The representative's call-backs since the newest file, if none of them was a visit; 0 once one was. */
export const callsWithoutVisit: Answer = async (tx, ids) => {
  const { rows } = await sql<{ id: string; times: number }>`
    SELECT substring(f.subject, 10) AS id,
      CASE WHEN bool_or(f.data ->> 'channel' = 'visit') THEN 0 ELSE count(*)::int END AS times
    FROM fact f
    WHERE f.org_id = ${tx.org} AND f.subject = ANY(${ids.map((id) => `customer:${id}`)})
      AND f.kind = 'call-back.made' AND f.data ->> 'series' = 'representative'
      AND f.at >= coalesce((
        SELECT max(c.at) FROM fact c
        WHERE c.org_id = f.org_id AND c.subject = f.subject AND c.kind = 'file.completed'), '-infinity')
    GROUP BY f.subject`.execute(tx);
  const times = new Map(rows.map((row) => [row.id, row.times]));
  return new Map(ids.map((id) => [id, times.get(id) ?? 0]));
};
