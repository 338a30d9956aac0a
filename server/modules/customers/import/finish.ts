import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { undoUntil } from './decide-import.ts';
import { dropFile } from './file-pieces.ts';
import { countVerdicts } from './judging/count-verdicts.ts';
import { factId } from './writing/import-facts.ts';

const of = (tx: Transaction, id: string) =>
  tx.updateTable('import_list').where('org_id', '=', tx.org).where('id', '=', id);

/** All is on record: the counts as they turned out, the file gone, and that it happened. */
export async function finishWriting(tx: Transaction, id: string, by: string): Promise<void> {
  const now = tx.clock.now();
  const counts = await countVerdicts(tx, id);
  await of(tx, id)
    .set({ state: 'written', written_at: new Date(now), undo_until: undoUntil(now) })
    .execute();
  await dropFile(tx, id);
  await record(tx, {
    id: factId.written(id, 1),
    kind: 'import.written',
    subject: `import:${id}`,
    actor: by,
    data: {
      rows: counts.rows,
      added: counts.new,
      updated: counts.update,
      in_file: counts['in-file'],
      on_record: counts['on-record'],
      bad: counts.bad,
    },
    source: 'import',
  });
}

/** The rows go too: nothing of the list stays but that it came and went. */
export async function finishUndoing(tx: Transaction, id: string, by: string): Promise<void> {
  const list = await of(tx, id)
    .set({ state: 'undone', undone_at: new Date(tx.clock.now()) })
    .returning(['kept', 'done'])
    .executeTakeFirstOrThrow();
  await tx.deleteFrom('import_row').where('org_id', '=', tx.org).where('import_id', '=', id).execute();
  await dropFile(tx, id);
  await record(tx, {
    id: factId.undone(id),
    kind: 'import.undone',
    subject: `import:${id}`,
    actor: by,
    data: { rows: list.done, kept: list.kept },
    source: 'import',
  });
}
