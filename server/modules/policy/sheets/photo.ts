import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { maySee } from './may-see.ts';

/** A picture handed in with a sheet is for whoever may see what it is about. */
export async function seesEntryPhoto(tx: Transaction, attachment: string, caller: Caller): Promise<boolean> {
  const row = await tx
    .selectFrom('sheet_entry')
    .select('subject')
    .where('org_id', '=', tx.org)
    .where((on) => on(on.val(attachment), '=', on.fn.any(on.ref('attachments'))))
    .executeTakeFirst();
  return row !== undefined && (await maySee(tx, row.subject, caller));
}
