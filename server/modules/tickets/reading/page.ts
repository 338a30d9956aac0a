import type { TicketPage } from '../../../../contract/tickets.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { deliveredLines, replacedFor } from '../../sales/index.ts';
import { mayDo, type ticketsAccess } from '../access.ts';
import { type StepRow, stateOf, waited } from '../steps/history.ts';
import { expectSeen, loadTicket, type TicketRow, ticketRef } from '../ticket-row.ts';
import { clockShown, fillShelf, rowShown, type Shelf } from './shelf.ts';

/** One case: what was said, who settles it, what runs, what was done, and what comes next. */
export async function page(tx: Transaction, id: string, caller: Caller): Promise<TicketPage> {
  const row = await loadTicket(tx, id);
  await expectSeen(tx, row, caller);
  const shelf = await fillShelf(tx, [row]);
  const refs = [row.customer_id && `customer:${row.customer_id}`, row.order_id && `order:${row.order_id}`];
  const name = await namesOf(
    tx,
    refs.filter((ref) => ref !== null),
  );
  const steps = shelf.steps.get(id) ?? [];
  const person = row.customer_id ? shelf.people.get(row.customer_id) : undefined;
  return {
    ...rowShown(shelf, row),
    channel: row.channel as TicketPage['channel'],
    customer: row.customer_id ? name(`customer:${row.customer_id}`) : null,
    phone: person?.masked ?? (row.caller_phone || null),
    frozen: person?.frozen ?? false,
    receivedBy: shelf.name(`member:${row.received_by}`),
    closedAt: row.closed_at?.toISOString() ?? null,
    waitedMinutes: Math.floor(waited(steps, shelf.now).milliseconds / 60_000),
    order: row.order_id ? name(`order:${row.order_id}`) : null,
    steps: steps.map((step) => stepShown(shelf, step)),
    ended: endedOf(shelf, id),
    replaced: await replacedFor(tx, ticketRef(row)),
    replaceable: row.customer_id ? await deliveredLines(tx, row.customer_id) : [],
    acts: actsOf(row, steps, caller),
  };
}

const stepShown = ({ name }: Shelf, step: StepRow): TicketPage['steps'][number] => ({
  id: step.id,
  what: step.what,
  by: name(`member:${step.done_by}`),
  at: step.done_at.toISOString(),
  to: step.to_member === null ? null : name(`member:${step.to_member}`),
  words: step.words,
  visitOn: step.visit_on,
  satisfied: step.satisfied,
  attachments: [...step.attachments],
});

const endedOf = (shelf: Shelf, id: string): TicketPage['ended'] =>
  (shelf.owed.get(id) ?? [])
    .filter(({ state }) => state !== 'open')
    .map((one) => ({
      ...clockShown(shelf, one),
      state: one.state,
      endedAt: one.endedAt === null ? null : new Date(one.endedAt).toISOString(),
    }));

type Act = TicketPage['acts'][number];

/** Which verb each act needs. */
const NEEDS: Readonly<Record<Act, keyof typeof ticketsAccess>> = {
  answer: 'ticket.handle',
  dispatch: 'ticket.handle',
  pause: 'ticket.complete',
  resume: 'ticket.complete',
  complete: 'ticket.complete',
  'feed-back': 'ticket.verify',
  verify: 'ticket.verify',
  close: 'ticket.close',
  reopen: 'ticket.handle',
  'take-over': 'ticket.take-over',
};

const NEXT: Readonly<Record<ReturnType<typeof stateOf>, readonly Act[]>> = {
  received: ['answer', 'dispatch', 'complete', 'pause', 'close'],
  answered: ['dispatch', 'complete', 'pause', 'close'],
  dispatched: ['complete', 'pause', 'dispatch', 'close'],
  waiting: ['resume', 'complete', 'dispatch'],
  done: ['feed-back', 'verify', 'close'],
  told: ['verify', 'close'],
  verified: ['close', 'feed-back'],
  closed: ['reopen'],
};

function actsOf(row: TicketRow, steps: readonly StepRow[], caller: Caller): Act[] {
  const handed: Act[] = row.handed_to === caller.member ? ['take-over'] : [];
  return [...handed, ...NEXT[stateOf(steps)]].filter((act) => mayDo(caller.posts, NEEDS[act]));
}
