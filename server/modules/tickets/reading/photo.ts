import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { mayDo } from '../access.ts';

/** A signature or picture of a step is for whoever reads everybody's tickets, and whoever it was sent to. */
export async function seesTicketPhoto(tx: Transaction, attachment: string, caller: Caller): Promise<boolean> {
  const row = await tx
    .selectFrom('ticket_step')
    .innerJoin('ticket', (on) =>
      on.onRef('ticket.org_id', '=', 'ticket_step.org_id').onRef('ticket.id', '=', 'ticket_step.ticket_id'),
    )
    .select('ticket.received_by')
    .where('ticket_step.org_id', '=', tx.org)
    .where((on) => on(on.val(attachment), '=', on.fn.any(on.ref('ticket_step.attachments'))))
    .executeTakeFirst();
  if (!row) return false;
  return mayDo(caller.posts, 'ticket.read-all') || row.received_by === caller.member;
}
