import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';

/** Rows written or undone in one transaction: few enough that nobody waits, many enough to be quick. */
export const BATCH = 2_000;

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

/** Up to which line the list is on record. Locked: whoever writes or undoes the import waits for the one before. */
export async function writtenTo(tx: Transaction, importId: string): Promise<number> {
  const { written_to } = await tx
    .selectFrom('import_list')
    .select('written_to')
    .where('org_id', '=', tx.org)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return written_to;
}

/** Rows of an import that are on record, or would be next: only these verdicts are ever written. */
export const WRITABLE = sql`verdict IN ('new', 'update')`;

/**
 * Puts the next rows to be written into the temporary table `batch`.
 *
 * @returns the last line of them, or null when nothing is left
 */
export async function takeBatch(tx: Transaction, importId: string): Promise<number | null> {
  const after = await writtenTo(tx, importId);
  await sql`DROP TABLE IF EXISTS batch, home`.execute(tx);
  await sql`
    CREATE TEMPORARY TABLE batch ON COMMIT DROP AS
    SELECT * FROM import_row
    WHERE org_id = ${tx.org} AND import_id = ${importId} AND line > ${after} AND ${WRITABLE}
    ORDER BY line LIMIT ${BATCH}`.execute(tx);
  await sql`ANALYZE batch`.execute(tx);
  const { rows } = await sql<{ last: number | null }>`SELECT max(line) AS last FROM batch`.execute(tx);
  return rows[0]?.last ?? null;
}

export const batchRows = async (tx: Transaction): Promise<BatchRow[]> => {
  const { rows } = await sql<BatchRow>`
    SELECT line, customer_id, verdict, matches, changes, owner, consent, refused, phones FROM batch ORDER BY line`.execute(
    tx,
  );
  return rows;
};
