import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { arranges, type InvitationRow } from '../inviting/invitation-row.ts';

/** One's own guests, or everybody's for whoever arranges them. */
export const invitationsOf = (tx: Transaction, event: string, caller: Caller): Promise<InvitationRow[]> =>
  tx
    .selectFrom('invitation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .$if(!arranges(caller), (rows) => rows.where('inviter', '=', caller.member))
    .orderBy('id')
    .execute();
