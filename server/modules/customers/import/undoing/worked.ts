import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';
import { WRITABLE } from '../writing/batch.ts';

/**
 * Which written rows somebody has worked since: a fact about the new customer that neither the import
 * nor the passing of time recorded, a form, a
 * file or a lead about them, a household settled; or a change to a customer the list updated.
 *
 * @param rows a table with `line`, `verdict`, `customer` and `before`
 */
export const workedRows = (tx: Transaction, rows: RawBuilder<unknown>) => sql<{ line: number }>`
  SELECT w.line FROM ${rows} AS w
  WHERE w.verdict = 'new' AND (
      EXISTS (SELECT FROM fact f WHERE f.org_id = ${tx.org} AND f.subject = 'customer:' || w.customer AND f.source NOT IN ('import', 'clock'))
      OR EXISTS (SELECT FROM survey s WHERE s.org_id = ${tx.org} AND s.customer_id = w.customer)
      OR EXISTS (SELECT FROM customer_file d WHERE d.org_id = ${tx.org} AND d.customer_id = w.customer)
      OR EXISTS (SELECT FROM customer_lead l WHERE l.org_id = ${tx.org} AND l.customer_id = w.customer)
      OR EXISTS (SELECT FROM household_member m WHERE m.org_id = ${tx.org} AND m.customer_id = w.customer AND m.settled_at IS NOT NULL)
      OR NOT EXISTS (SELECT FROM customer c WHERE c.org_id = ${tx.org} AND c.id = w.customer AND c.revision = 1 AND c.status = 'active')
    )
  OR w.verdict = 'update' AND NOT EXISTS (
      SELECT FROM customer c WHERE c.org_id = ${tx.org} AND c.id = w.customer
        AND c.revision = (w.before->>'revision')::integer + 1 AND c.status IN ('active', 'unreachable'))`;

/** How many rows of an import somebody has worked; a few of them by name of line. */
export async function workedIn(tx: Transaction, importId: string): Promise<number> {
  const written = sql`(
    SELECT line, verdict, CASE verdict WHEN 'new' THEN customer_id ELSE matches END AS customer, before
    FROM import_row WHERE org_id = ${tx.org} AND import_id = ${importId} AND ${WRITABLE}
      AND line <= (SELECT written_to FROM import_list WHERE org_id = ${tx.org} AND id = ${importId}))`;
  const { rows } = await sql<{
    n: number;
  }>`SELECT count(*)::integer AS n FROM (${workedRows(tx, written)}) AS worked`.execute(tx);
  return rows[0]?.n ?? 0;
}
