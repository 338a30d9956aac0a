import { sql } from 'kysely';
import type { Answer } from '../../../ledger/index.ts';
import { standing } from '../../../ledger/index.ts';
import { monthHere } from './month-here.ts';

/** 接待费本月还剩: the month's budget less the meals settled in it; nothing where no budget was set. */
export const receptionLeft: Answer = async (tx, ids) => {
  const { from, to } = await monthHere(tx);
  const { rows } = await sql<{ left: number | null }>`
    SELECT (
      SELECT (f.data ->> 'amount')::float FROM fact f
      WHERE f.org_id = ${tx.org} AND f.kind = 'budget.set' AND f.data ->> 'line' = 'reception'
        AND f.data ->> 'month' = ${from.day} AND ${standing} ORDER BY f.seq DESC LIMIT 1
    ) - (
      SELECT coalesce(sum((f.data ->> 'amount')::float), 0) FROM fact f
      WHERE f.org_id = ${tx.org} AND f.kind = 'meal.settled' AND f.at >= ${from.at} AND f.at < ${to.at}
        AND ${standing}
    ) AS left`.execute(tx);
  return new Map(ids.map((id) => [id, rows[0]?.left ?? null]));
};

/** 个人未还的借款: what was advanced to each and is not back. */
export const advancesOpen: Answer = async (tx, ids) => {
  const members = ids.map((id) => `member:${id}`);
  const { rows } = await sql<{ id: string; open: number }>`
    SELECT substring(r.ref, 8) AS id,
      sum(CASE f.kind WHEN 'advance.paid' THEN 1 ELSE -1 END * (f.data ->> 'amount')::float) AS open
    FROM fact_ref r JOIN fact f ON f.org_id = r.org_id AND f.id = r.fact_id
    WHERE r.org_id = ${tx.org} AND r.ref = ANY(${members}) AND f.refs ->> 'member' = r.ref
      AND f.kind IN ('advance.paid', 'advance.repaid') AND ${standing}
    GROUP BY r.ref`.execute(tx);
  const found = new Map(rows.map(({ id, open }) => [id, open]));
  return new Map(ids.map((id) => [id, found.get(id) ?? 0]));
};
