import type { Transaction } from '../../../platform/database.ts';
import type { EventRow } from '../planning/event-row.ts';

/** Those to whom no reminder of this hour lies in the outbox or has gone out; a failed one may be tried anew. */
export async function notReminded<G extends { id: string }>(
  tx: Transaction,
  { id, starts_at }: EventRow,
  guests: readonly G[],
): Promise<G[]> {
  const rows = await tx
    .selectFrom('event_mail as m')
    .innerJoin('event_mailing as o', (on) =>
      on.onRef('o.org_id', '=', 'm.org_id').onRef('o.id', '=', 'm.mailing_id'),
    )
    .select('m.invitation_id')
    .where('m.org_id', '=', tx.org)
    .where('o.event_id', '=', id)
    .where('o.starts_at', '=', starts_at)
    .where('m.state', 'in', ['queued', 'sent'])
    .execute();
  const reminded = new Set(rows.map(({ invitation_id }) => invitation_id));
  return guests.filter((guest) => !reminded.has(guest.id));
}
