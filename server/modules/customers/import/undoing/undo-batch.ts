import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';
import { BATCH, WRITABLE, writtenTo } from '../writing/batch.ts';
import { factId } from '../writing/import-facts.ts';
import { recordAll } from '../writing/write-batch.ts';
import { workedRows } from './worked.ts';

export interface Undoing {
  importId: string;
  now: Date;
  /** `member:…` */
  by: string;
}

interface UndoneRow {
  line: number;
  verdict: 'new' | 'update';
  customer: string;
}

/**
 * Takes back the last rows written that nobody has worked: customers the list brought go with everything about
 * them, customers it changed get their old values again, and each fact it recorded is withdrawn.
 *
 * @returns whether there was anything left to undo
 */
export async function undoBatch(tx: Transaction, undoing: Undoing): Promise<boolean> {
  const taken = await takeWritten(tx, undoing.importId);
  if (taken === null) return false;
  await sql`DELETE FROM back USING (${workedRows(tx, sql`back`)}) AS worked WHERE back.line = worked.line`.execute(
    tx,
  );
  const { rows } = await sql<UndoneRow>`SELECT line, verdict, customer FROM back ORDER BY line DESC`.execute(
    tx,
  );
  const withdrawn = await factsToWithdraw(tx, undoing.importId, rows);
  await takeBackUpdates(tx, undoing.importId);
  await takeBackNew(tx, undoing.importId);
  await recordAll(
    tx,
    withdrawn.map(({ id, subject }) => withdrawal(id, subject, undoing)),
  );
  await markUndone(tx, undoing.importId, { ...taken, undone: rows.length });
  return true;
}

async function takeWritten(
  tx: Transaction,
  importId: string,
): Promise<{ first: number; count: number } | null> {
  const last = await writtenTo(tx, importId);
  await sql`DROP TABLE IF EXISTS back, left_home`.execute(tx);
  await sql`
    CREATE TEMPORARY TABLE back ON COMMIT DROP AS
    SELECT line, verdict, CASE verdict WHEN 'new' THEN customer_id ELSE matches END AS customer, before
    FROM import_row WHERE org_id = ${tx.org} AND import_id = ${importId} AND line <= ${last} AND ${WRITABLE}
    ORDER BY line DESC LIMIT ${BATCH}`.execute(tx);
  const { rows } = await sql<{ first: number | null; count: number }>`
    SELECT min(line) AS first, count(*)::integer AS count FROM back`.execute(tx);
  const { first = null, count = 0 } = rows[0] ?? {};
  return first === null ? null : { first, count };
}

/** Facts of these rows that this import recorded and that are not withdrawn yet. */
async function factsToWithdraw(tx: Transaction, importId: string, rows: readonly UndoneRow[]) {
  const ids = rows.flatMap(({ line, verdict, customer }) => [
    verdict === 'new' ? factId.added(customer) : factId.corrected(importId, line),
    factId.owner(importId, line),
  ]);
  const { rows: facts } = await sql<{ id: string; subject: string }>`
    SELECT f.id, f.subject FROM fact f WHERE f.org_id = ${tx.org} AND f.id = ANY(${ids})
    UNION ALL
    SELECT f.id, f.subject FROM back b
    JOIN consent k ON k.org_id = ${tx.org} AND k.customer_id = b.customer AND k.import_id = ${importId}
    JOIN fact f ON f.org_id = ${tx.org} AND f.id = 'consent:' || k.id`.execute(tx);
  return facts;
}

const withdrawal = (fact: string, subject: string, { by }: Undoing) => ({
  id: `withdrawn:${fact}`,
  kind: 'fact.withdrawn',
  subject,
  actor: by,
  data: { fact },
  source: 'import' as const,
});

async function takeBackUpdates(tx: Transaction, importId: string): Promise<void> {
  await sql`
    UPDATE customer c SET gender = b.before->>'gender', birth_date = b.before->>'birth_date',
      birth_lunar = (b.before->>'birth_lunar')::boolean, district = b.before->>'district', area = b.before->>'area',
      address = b.before->>'address', owner = b.before->>'owner', revision = (b.before->>'revision')::integer,
      changed_at = (b.before->>'changed_at')::timestamptz
    FROM back b WHERE b.verdict = 'update' AND c.org_id = ${tx.org} AND c.id = b.customer`.execute(tx);
  await sql`
    DELETE FROM customer_phone p USING back b, jsonb_array_elements_text(b.before->'phones') AS number
    WHERE b.verdict = 'update' AND p.org_id = ${tx.org} AND p.customer_id = b.customer AND p.digits = number`.execute(
    tx,
  );
  await sql`
    DELETE FROM customer_gram g USING back b, jsonb_array_elements_text(b.before->'phones') AS number
    WHERE b.verdict = 'update' AND g.org_id = ${tx.org} AND g.customer_id = b.customer AND g.gram = right(number, 4)
      AND NOT EXISTS (SELECT FROM customer_phone p WHERE p.org_id = ${tx.org} AND p.customer_id = b.customer AND p.last4 = g.gram)`.execute(
    tx,
  );
  await sql`
    DELETE FROM consent k USING back b
    WHERE k.org_id = ${tx.org} AND k.customer_id = b.customer AND k.import_id = ${importId}`.execute(tx);
  await sql`
    DELETE FROM ownership o USING back b
    WHERE o.org_id = ${tx.org} AND o.customer_id = b.customer AND o.fact_id = 'owner-assigned:' || ${importId} || '.' || b.line`.execute(
    tx,
  );
}

/** A household of one is none: the proposal goes with the person it was about. */
async function takeBackNew(tx: Transaction, importId: string): Promise<void> {
  const fresh = sql`SELECT customer FROM back WHERE verdict = 'new'`;
  await sql`
    CREATE TEMPORARY TABLE left_home ON COMMIT DROP AS
    SELECT DISTINCT household_id FROM household_member WHERE org_id = ${tx.org} AND customer_id IN (${fresh})`.execute(
    tx,
  );
  await sql`DELETE FROM contact_refusal WHERE org_id = ${tx.org} AND customer_id IN (${fresh})`.execute(tx);
  await sql`DELETE FROM customer WHERE org_id = ${tx.org} AND import_id = ${importId} AND id IN (${fresh})`.execute(
    tx,
  );
  await sql`
    DELETE FROM household h WHERE h.org_id = ${tx.org} AND h.id IN (SELECT household_id FROM left_home)
      AND (SELECT count(*) FROM household_member m WHERE m.org_id = ${tx.org} AND m.household_id = h.id) < 2`.execute(
    tx,
  );
}

async function markUndone(
  tx: Transaction,
  importId: string,
  { first, count, undone }: { first: number; count: number; undone: number },
): Promise<void> {
  await sql`
    UPDATE import_list SET written_to = ${first - 1}, done = done + ${undone}, kept = kept + ${count - undone},
      worked_until = now() + interval '30 seconds'
    WHERE org_id = ${tx.org} AND id = ${importId}`.execute(tx);
}
