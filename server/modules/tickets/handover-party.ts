import { refId } from '../../../kernel/index.ts';
import { record } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';
import type { HandoverParty } from '../identity/index.ts';
import { refsOf, type TicketRow, ticketRef } from './ticket-row.ts';

/**
 * A leaver's open tickets: what they keep, and what was handed to them and not accepted yet. The heir keeps them from
 * the hour on and is asked to accept each, as at the end of a shift.
 */
export const ticketsParty: HandoverParty = {
  what: 'tickets',
  byHand: false,
  async held(tx, member) {
    const rows = await kept(tx, member).execute();
    return rows.map((row) => ({
      ref: ticketRef(row),
      title: { zh: `工单 ${row.number}`, en: `Ticket ${row.number}` },
    }));
  },
  async move(tx, from, moves, by) {
    const heirs = new Map(moves.map(({ ref, to }) => [refId(ref), to]));
    const rows = await kept(tx, from)
      .where('id', 'in', [...heirs.keys()])
      .forUpdate()
      .execute();
    for (const row of rows) await pass(tx, row, from, heirs.get(row.id) as string);
    await record(
      tx,
      rows.map((row) => ({
        kind: 'ticket.handed-over',
        subject: ticketRef(row),
        refs: { ...refsOf(row), to: `member:${heirs.get(row.id)}` },
        actor: by,
      })),
    );
    return rows.map(ticketRef);
  },
};

/** What somebody else has been handed already is theirs to accept. */
const kept = (tx: Transaction, member: string) =>
  tx
    .selectFrom('ticket')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('closed_at', 'is', null)
    .where((on) =>
      on.or([on('handed_to', '=', member), on.and([on('keeper', '=', member), on('handed_to', 'is', null)])]),
    )
    .orderBy('number');

async function pass(tx: Transaction, { id }: TicketRow, from: string, to: string): Promise<void> {
  await tx
    .insertInto('ticket_step')
    .values({
      id: `leaving.${from}.${id}`.slice(-80),
      ticket_id: id,
      what: 'handed-over',
      done_by: from,
      done_at: new Date(tx.clock.now()),
      to_member: to,
    })
    .execute();
  await tx
    .updateTable('ticket')
    .set({ keeper: to, handed_to: to })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
}
