import { type RawBuilder, type Selectable, sql } from 'kysely';
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

/** Everybody's for the desk; for others what they took in, what is sent to them and what they owe something about. */
export async function expectSeen(tx: Transaction, row: TicketRow, caller: Caller): Promise<void> {
  if (mayDo(caller.posts, 'ticket.read-all') || row.received_by === caller.member) return;
  const { rows } = await sql<{ own: boolean }>`
    SELECT ${concerns(tx, caller, sql`${row.id}::text`)} AS own`.execute(tx);
  if (!rows[0]?.own) throw unknownTicket();
}

/** A ticket was sent to somebody, or they owe something about it: also what came to them from one who left. */
export const concerns = (tx: Transaction, { member }: Caller, ticket: RawBuilder<unknown>) =>
  sql<boolean>`(EXISTS (SELECT FROM ticket_step s WHERE s.org_id = ${tx.org} AND s.ticket_id = ${ticket}
      AND s.to_member = ${member})
    OR EXISTS (SELECT FROM obligation o WHERE o.org_id = ${tx.org} AND o.subject = 'ticket:' || ${ticket}
      AND o.holder = ${`member:${member}`} AND o.state = 'open'))`;

/** The timelines a fact about a ticket stands on. */
export const refsOf = (row: Pick<TicketRow, 'customer_id'>): Record<string, Ref> =>
  row.customer_id === null ? {} : { customer: `customer:${row.customer_id}` };

export const unknownTicket = () =>
  new Refusal('ticket.unknown', 404, { zh: '没有这张工单', en: 'There is no such ticket' });
