import { sql } from 'kysely';
import type { ImportCounts } from '../../../../../contract/customer-import.ts';
import type { Transaction } from '../../../../platform/database.ts';

/** How many rows of each verdict an import has, kept with the import. */
export async function countVerdicts(tx: Transaction, importId: string): Promise<ImportCounts> {
  const { rows } = await sql<{ counts: ImportCounts }>`
    UPDATE import_list SET counts = (
      SELECT jsonb_build_object(
        'rows', count(*),
        'new', count(*) FILTER (WHERE verdict = 'new'),
        'update', count(*) FILTER (WHERE verdict = 'update'),
        'in-file', count(*) FILTER (WHERE verdict = 'in-file'),
        'on-record', count(*) FILTER (WHERE verdict = 'on-record'),
        'bad', count(*) FILTER (WHERE verdict = 'bad'),
        'household', count(*) FILTER (WHERE verdict = 'new' AND household IS NOT NULL),
        'uncallable', count(*) FILTER (WHERE verdict = 'new' AND (consent IS NULL OR refused)))
      FROM import_row WHERE org_id = ${tx.org} AND import_id = ${importId})
    WHERE org_id = ${tx.org} AND id = ${importId}
    RETURNING counts`.execute(tx);
  return (rows[0] as { counts: ImportCounts }).counts;
}
