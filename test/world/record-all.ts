import { type NewFact, record } from '../../server/ledger/index.ts';
import type { Transaction } from '../../server/platform/database.ts';

const BATCH = 400;

/** Facts of history, many at a time: the ledger asks its questions once for each batch. */
export async function recordAll(tx: Transaction, facts: readonly NewFact[]): Promise<void> {
  for (let i = 0; i < facts.length; i += BATCH) await record(tx, facts.slice(i, i + BATCH));
}
