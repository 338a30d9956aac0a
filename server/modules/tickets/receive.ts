import { sql } from 'kysely';
import type { z } from 'zod';
import type { newTicket, ticketTaken } from '../../../contract/tickets.ts';
import { type NewFact, record } from '../../ledger/index.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { expectAllowed, freezeSelling, peopleForCalling } from '../customers/index.ts';
import { fenOf } from '../sales/index.ts';
import { refsOf, ticketRef } from './ticket-row.ts';

type NewTicket = z.output<typeof newTicket>;
type Taken = z.infer<typeof ticketTaken>;

/**
 * A complaint, a repair, an enquiry is taken in one line. A complaint stops selling to its customer at once, and an
 * invitation that rests on it ends; the ticket's own calls go on. Sent again it is the same ticket.
 *
 * @throws Refusal `ticket.nobody`, `customer.unknown`
 */
export async function receive(tx: Transaction, given: NewTicket, caller: Caller): Promise<Taken> {
  const before = await numberOf(tx, given.id);
  if (before) return { id: given.id, number: before };
  await expectSomebody(tx, given);
  const fact = factOf(tx, given, caller);
  await expectAllowed(tx, fact);
  const number = await nextNumber(tx);
  await keep(tx, given, number, caller);
  if (given.ticketType === 'complaint' && given.customer)
    await freezeSelling(tx, given.customer, ticketRef(given));
  await record(tx, fact);
  return { id: given.id, number };
}

async function numberOf(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('ticket')
    .select('number')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.number ?? null;
}

async function expectSomebody(tx: Transaction, { customer, caller }: NewTicket): Promise<void> {
  if (customer === null) {
    if (caller.name !== '' || caller.phone !== '') return;
    throw new Refusal(
      'ticket.nobody',
      422,
      { zh: '是谁打来的?', en: 'Who called?' },
      { mend: { zh: '选一位顾客,或写下称呼或电话', en: 'Choose a customer, or write a name or a number' } },
    );
  }
  if ((await peopleForCalling(tx, [customer])).has(customer)) return;
  throw new Refusal('customer.unknown', 404, { zh: '没有这位顾客', en: 'There is no such customer' });
}

const factOf = (tx: Transaction, given: NewTicket, { member }: Caller): NewFact => ({
  id: `ticket-received.${given.id}`,
  kind: 'ticket.received',
  at: tx.clock.now(),
  subject: ticketRef(given),
  refs: {
    ...refsOf({ customer_id: given.customer }),
    ...(given.order && { order: `order:${given.order}` }),
  },
  actor: `member:${member}`,
  data: {
    ticket_type: given.ticketType,
    matter: given.matter,
    channel: given.channel,
    against_supervisor: given.againstSupervisor,
    unresolved: given.unresolved,
    insists: given.insists,
    ...(given.value && { value: fenOf(given.value) }),
  },
});

/** T-0012: given once, one after the other. */
async function nextNumber(tx: Transaction): Promise<string> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${tx.org} || '/ticket-number', 0))`.execute(tx);
  const { count } = await tx
    .selectFrom('ticket')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  return `T-${String(count + 1).padStart(4, '0')}`;
}

async function keep(tx: Transaction, given: NewTicket, number: string, { member }: Caller): Promise<void> {
  await tx
    .insertInto('ticket')
    .values({
      id: given.id,
      number,
      ticket_type: given.ticketType,
      matter: given.matter,
      channel: given.channel,
      customer_id: given.customer,
      caller_name: given.caller.name,
      caller_phone: given.caller.phone,
      said: given.said,
      value: given.value ? fenOf(given.value) : null,
      order_id: given.order,
      received_by: member,
      received_at: new Date(tx.clock.now()),
      keeper: member,
    })
    .execute();
}
