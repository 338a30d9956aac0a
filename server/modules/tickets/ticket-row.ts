import type { Selectable } from 'kysely';
import type { Ref } from '../../../kernel/index.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Ticket } from '../../platform/schema.gen.ts';
import { mayDo } from './access.ts';

export type TicketRow = Selectable<Ticket>;

export const ticketRef = ({ id }: { id: string }): Ref => `ticket:${id}`;

/** The ticket, its row locked: one step is taken at a time. @throws Refusal `ticket.unknown` */
export async function loadTicket(tx: Transaction, id: string): Promise<TicketRow> {
  const row = await tx
    .selectFrom('ticket')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw unknownTicket();
  return row;
}

/** Everybody's for the desk; for others what they took in and what is sent to them. */
export async function expectSeen(tx: Transaction, row: TicketRow, caller: Caller): Promise<void> {
  if (mayDo(caller.posts, 'ticket.read-all') || row.received_by === caller.member) return;
  const sent = await tx
    .selectFrom('ticket_step')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('ticket_id', '=', row.id)
    .where('to_member', '=', caller.member)
    .limit(1)
    .executeTakeFirst();
  if (!sent) throw unknownTicket();
}

/** The timelines a fact about a ticket stands on. */
export const refsOf = (row: Pick<TicketRow, 'customer_id'>): Record<string, Ref> =>
  row.customer_id === null ? {} : { customer: `customer:${row.customer_id}` };

export const unknownTicket = () =>
  new Refusal('ticket.unknown', 404, { zh: '没有这张工单', en: 'There is no such ticket' });
