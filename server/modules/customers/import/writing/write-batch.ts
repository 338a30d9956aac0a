import { sql } from 'kysely';
import { type NewFact, record } from '../../../../ledger/index.ts';
import type { Transaction } from '../../../../platform/database.ts';
import { numberRefusals } from '../../consent/refused-number.ts';
import { type BatchRow, batchRows, takeBatch } from './batch.ts';
import { factsOfBatch } from './import-facts.ts';
import { writeConsents, writeOwners } from './write-consents.ts';
import { proposeHouseholds, setAsideMetSince, writeCustomers } from './write-new.ts';
import { writeUpdates } from './write-updates.ts';
import type { Writing } from './writing.ts';

/**
 * Writes the next rows with their facts in the caller's transaction: stopped at any moment, a batch is there whole
 * or not at all, and going on begins with the first row that is not written.
 *
 * @returns whether there was anything left to write
 */
export async function writeBatch(tx: Transaction, writing: Writing): Promise<boolean> {
  await oneAtATime(tx);
  const last = await takeBatch(tx, writing.importId);
  if (last === null) return false;
  await setAsideMetSince(tx);
  await writeCustomers(tx, writing);
  await proposeHouseholds(tx, writing);
  const consents = await writeConsents(tx, writing);
  const owned = await writeOwners(tx, writing);
  const rows = await batchRows(tx);
  if (rows.some(({ verdict }) => verdict === 'update')) await writeUpdates(tx, writing);
  await repeatRefusals(tx, rows);
  await recordAll(tx, factsOfBatch(rows, consents, new Set(owned), writing));
  await markWritten(tx, writing.importId, last, rows.length);
  return true;
}

/** Facts recorded at once: between two lots somebody else's request gets its turn. */
const LOT = 1_000;

/** Facts of a batch in their order. */
export async function recordAll(tx: Transaction, facts: readonly NewFact[]): Promise<void> {
  for (let at = 0; at < facts.length; at += LOT) await record(tx, facts.slice(at, at + LOT));
}

/** Two imports of one organisation may hold the same person; one batch sees what the other wrote. */
const oneAtATime = (tx: Transaction) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended('import/' || ${tx.org}, 0))`.execute(tx);

async function repeatRefusals(tx: Transaction, rows: readonly BatchRow[]): Promise<void> {
  for (const { refused, customer_id, phones } of rows)
    if (refused) await numberRefusals(tx, customer_id, phones);
}

async function markWritten(tx: Transaction, importId: string, last: number, count: number): Promise<void> {
  await sql`
    UPDATE import_list SET written_to = ${last}, done = done + ${count}, worked_until = now() + interval '30 seconds'
    WHERE org_id = ${tx.org} AND id = ${importId}`.execute(tx);
}
