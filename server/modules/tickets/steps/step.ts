import { type NewFact, record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { expectSeen, loadTicket, refsOf, type TicketRow, ticketRef } from '../ticket-row.ts';
import { type StepRow, stepsOf } from './history.ts';

/** What was done: the row keeps the words, the fact says that it was done. */
export interface Step {
  id: string;
  what: StepRow['what'];
  kind: string;
  data?: NewFact['data'];
  refs?: Record<string, string>;
  words?: string;
  to?: string | null;
  visitOn?: string | null;
  satisfied?: boolean | null;
  attachments?: readonly string[];
}

/** The ticket as it stands, for deciding whether a step may be taken. */
export interface Standing {
  row: TicketRow;
  steps: readonly StepRow[];
}

/**
 * Takes one step of a ticket: asks the clauses, keeps the words, records the fact. Null when it was taken before.
 *
 * @throws Refusal `ticket.unknown`, `ticket.closed`
 */
export async function takeStep(
  tx: Transaction,
  ticket: string,
  caller: Caller,
  make: (standing: Standing) => Step,
): Promise<Standing | null> {
  const row = await loadTicket(tx, ticket);
  await expectSeen(tx, row, caller);
  const standing = { row, steps: await stepsOf(tx, [ticket]) };
  const step = make(standing);
  if (standing.steps.some(({ id }) => id === step.id)) return null;
  if (row.closed_at && step.what !== 'reopened') throw closed();
  const fact = {
    id: `ticket-${step.what}.${step.id}`,
    kind: step.kind,
    at: tx.clock.now(),
    subject: ticketRef(row),
    refs: { ...refsOf(row), ...step.refs },
    actor: `member:${caller.member}`,
    data: step.data ?? {},
  };
  await expectAllowed(tx, fact);
  await keep(tx, row, step, caller);
  await record(tx, fact);
  return standing;
}

async function keep(tx: Transaction, { id }: TicketRow, step: Step, { member }: Caller): Promise<void> {
  await tx
    .insertInto('ticket_step')
    .values({
      id: step.id,
      ticket_id: id,
      what: step.what,
      done_by: member,
      done_at: new Date(tx.clock.now()),
      to_member: step.to ?? null,
      words: step.words ?? '',
      visit_on: step.visitOn ?? null,
      satisfied: step.satisfied ?? null,
      attachments: [...(step.attachments ?? [])],
    })
    .execute();
}

const closed = () =>
  new Refusal(
    'ticket.closed',
    409,
    { zh: '这张工单已经办结', en: 'This ticket is closed' },
    { mend: { zh: '还有问题就重开它', en: 'If something is left, reopen it' } },
  );
