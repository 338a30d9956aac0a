import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';

/** Rows written or undone in one transaction: few enough that nobody waits, many enough to be quick. */
export const BATCH = 1_000;

export interface BatchRow {
  line: number;
  customer_id: string;
  verdict: 'new' | 'update';
  matches: string | null;
  changes: Record<string, [string, string]> | null;
  owner: string | null;
  consent: string | null;
  refused: boolean;
  phones: string[];
}

/** Puts the next rows to be written into the temporary table `batch`. */
export async function takeBatch(tx: Transaction, importId: string, after: number): Promise<number | null> {
  const { rows } = await sql<{ last: number | null }>`
    WITH taken AS (
      SELECT * FROM import_row
      WHERE org_id = ${tx.org} AND import_id = ${importId} AND line > ${after}
        AND verdict IN ('new', 'update') AND NOT written
      ORDER BY line LIMIT ${BATCH}
    )
    SELECT max(line) AS last FROM taken`.execute(tx);
  const last = rows[0]?.last ?? null;
  if (last === null) return null;
  await sql`
    CREATE TEMPORARY TABLE batch ON COMMIT DROP AS
    SELECT * FROM import_row
    WHERE org_id = ${tx.org} AND import_id = ${importId} AND line > ${after} AND line <= ${last}
      AND verdict IN ('new', 'update') AND NOT written`.execute(tx);
  await sql`ANALYZE batch`.execute(tx);
  return last;
}

export const batchRows = async (tx: Transaction): Promise<BatchRow[]> => {
  const { rows } = await sql<BatchRow>`
    SELECT line, customer_id, verdict, matches, changes, owner, consent, refused, phones FROM batch ORDER BY line`.execute(
    tx,
  );
  return rows;
};
