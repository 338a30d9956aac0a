import { sql } from 'kysely';
import type { Till } from '../../../../contract/cash.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { wire } from '../money.ts';

type Other = Till['others'][number];

/** Boxes that still want somebody: with money nobody counted, counted by one only, or with cash not at the bank. */
export async function otherTills(tx: Transaction, but: string): Promise<Other[]> {
  const { rows } = await sql<{ event: string | null; day: string; cash: number; state: Other['state'] }>`
    SELECT t.event, t.day::text AS day, 'open' AS state,
      coalesce(sum(p.amount) FILTER (WHERE p.way = 'cash'), 0)::float AS cash
    FROM till t JOIN payment p ON p.org_id = t.org_id AND p.till_id = t.id AND p.close_id IS NULL
    WHERE t.org_id = ${tx.org} AND t.id <> ${but} GROUP BY t.org_id, t.id
    UNION ALL
    SELECT t.event, t.day::text, CASE WHEN c.closed_at IS NULL THEN 'counted' ELSE 'to-bank' END, w.counted::float
    FROM cash_close c JOIN till t ON t.org_id = c.org_id AND t.id = c.till_id
    JOIN cash_close_way w ON w.org_id = c.org_id AND w.close_id = c.id AND w.way = 'cash'
    WHERE c.org_id = ${tx.org} AND c.till_id <> ${but} AND (c.closed_at IS NULL OR (c.banked_at IS NULL AND w.counted > 0))
    ORDER BY 2 DESC LIMIT 20`.execute(tx);
  const name = await namesOf(
    tx,
    rows.flatMap(({ event }) => event ?? []),
  );
  return rows.map(({ event, day, cash, state }) => ({
    event: event ? name(event) : null,
    day,
    cash: wire(cash),
    state,
  }));
}
