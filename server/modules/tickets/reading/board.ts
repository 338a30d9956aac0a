import { sql } from 'kysely';
import type { z } from 'zod';
import type { TicketBoard, ticketQuery } from '../../../../contract/tickets.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { mayDo } from '../access.ts';
import { concerns } from '../ticket-row.ts';
import { fillShelf, rowShown } from './shelf.ts';

const MOST = 200;

/** The desk's list: what runs out first stands first. Four digits find the case. */
export async function board(
  tx: Transaction,
  { q, closed }: z.output<typeof ticketQuery>,
  caller: Caller,
): Promise<TicketBoard> {
  const rows = await found(tx, q ?? '', closed === 'yes', caller)
    .limit(MOST)
    .execute();
  const shelf = await fillShelf(tx, rows);
  const tickets = rows.map((row) => rowShown(shelf, row));
  return {
    now: new Date(shelf.now).toISOString(),
    tickets: tickets.sort((a, b) => first(a).localeCompare(first(b))),
    mayTake: mayDo(caller.posts, 'ticket.receive'),
  };
}

type Row = TicketBoard['tickets'][number];

/** The next clock to run out; a ticket without one stands after those with one, the newest first. */
const first = ({ clocks, receivedAt }: Row): string =>
  clocks.flatMap(({ dueAt }) => dueAt ?? []).sort()[0] ?? `9999-${receivedAt}`;

function found(tx: Transaction, q: string, closed: boolean, caller: Caller) {
  const all = tx
    .selectFrom('ticket')
    .selectAll('ticket')
    .where('org_id', '=', tx.org)
    .where('closed_at', closed ? 'is not' : 'is', null)
    .orderBy('received_at', 'desc');
  const seen = mayDo(caller.posts, 'ticket.read-all') ? all : all.where(own(tx, caller));
  return q === '' ? seen : seen.where(matches(tx, q));
}

const own = (tx: Transaction, caller: Caller) =>
  sql<boolean>`(ticket.received_by = ${caller.member} OR ${concerns(tx, caller, sql`ticket.id`)})`;

/** Four digits are the end of a number, of the customer's telephone or of the ticket; anything else is a name. */
function matches(tx: Transaction, q: string) {
  const digits = q.replace(/\D/g, '');
  if (digits.length >= 3)
    return sql<boolean>`(ticket.number LIKE ${`%${digits}`} OR regexp_replace(ticket.caller_phone, '\D', '', 'g')
      LIKE ${`%${digits}`} OR EXISTS (SELECT FROM customer_phone p WHERE p.org_id = ${tx.org}
      AND p.customer_id = ticket.customer_id AND p.last4 = ${digits.slice(-4)}))`;
  const name = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`(ticket.caller_name LIKE ${name} OR EXISTS (SELECT FROM customer c WHERE c.org_id = ${tx.org}
    AND c.id = ticket.customer_id AND c.name LIKE ${name}))`;
}
