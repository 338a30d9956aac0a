import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';
import type { CustomerFile } from './file-row.ts';

export interface Entry {
  id: string;
  words: string;
  /** The fact it tells of: call-back.made, visit.made. */
  fact?: string | null;
}

/** Writes on the file what was said at a revisit (S003.3-21). The words are personal and stay here. */
export async function writeEntry(
  tx: Transaction,
  file: Pick<CustomerFile, 'id'>,
  entry: Entry,
  by: Doer,
): Promise<void> {
  const loan = await tx
    .selectFrom('file_loan')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('file_id', '=', file.id)
    .where('borrower', '=', by.member)
    .where('returned_at', 'is', null)
    .orderBy('lent_at', 'desc')
    .executeTakeFirst();
  await tx
    .insertInto('file_entry')
    .values({
      id: entry.id,
      file_id: file.id,
      loan_id: loan?.id ?? null,
      fact_id: entry.fact ?? null,
      written_by: by.ref,
      written_at: new Date(tx.clock.now()),
      words: entry.words,
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
}
