import type { Transaction } from '../../../platform/database.ts';
import { customerDoer, refuseContact } from '../../customers/index.ts';
import type { InvitationRow } from '../inviting/invitation-row.ts';

/**
 * 免打扰 in one tap: no more selling in any way. The invitation ends with it, because nobody may remind them; they
 * may come all the same.
 */
export async function leaveAlone(tx: Transaction, row: InvitationRow, id: string): Promise<void> {
  const word = { purpose: 'selling', channel: 'all', source: 'guest-page' } as const;
  await refuseContact(tx, row.customer_id, { ...word, id: `${row.id}.${id}` }, customerDoer(row.customer_id));
}
