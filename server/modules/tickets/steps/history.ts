import type { Transaction } from '../../../platform/database.ts';

export interface StepRow {
  id: string;
  ticket_id: string;
  what:
    | 'answered'
    | 'dispatched'
    | 'paused'
    | 'resumed'
    | 'replaced'
    | 'completed'
    | 'fed-back'
    | 'verified'
    | 'closed'
    | 'reopened'
    | 'handed-over'
    | 'taken-over'
    | 'notice';
  done_by: string;
  done_at: Date;
  to_member: string | null;
  words: string;
  visit_on: string | null;
  satisfied: boolean | null;
  attachments: readonly string[];
}

/** What was done about these tickets, in order. */
export async function stepsOf(tx: Transaction, tickets: readonly string[]): Promise<StepRow[]> {
  if (tickets.length === 0) return [];
  const rows = await tx
    .selectFrom('ticket_step')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('ticket_id', 'in', tickets)
    .orderBy('seq')
    .execute();
  return rows as unknown as StepRow[];
}

export type TicketState =
  | 'received'
  | 'answered'
  | 'dispatched'
  | 'waiting'
  | 'done'
  | 'told'
  | 'verified'
  | 'closed';

/** Where a ticket stands, read off what was done last; nothing is counted up beside it. */
export function stateOf(steps: readonly Pick<StepRow, 'what' | 'satisfied'>[]): TicketState {
  let state: TicketState = 'received';
  for (const { what, satisfied } of steps) state = after(state, what, satisfied);
  return state;
}

function after(state: TicketState, what: StepRow['what'], satisfied: boolean | null): TicketState {
  switch (what) {
    case 'answered':
    case 'dispatched':
    case 'closed':
      return what === 'answered' && state !== 'received' ? state : what;
    case 'paused':
      return 'waiting';
    case 'resumed':
    case 'reopened':
      return 'dispatched';
    case 'completed':
      return 'done';
    case 'fed-back':
      return 'told';
    case 'verified':
      // Not satisfied: it is mended once more
      return satisfied === false ? 'dispatched' : 'verified';
    default:
      return state;
  }
}

/** How long it has waited in all, and since when it waits now: derived from the steps, whenever it is asked. */
export function waited(
  steps: readonly Pick<StepRow, 'what' | 'done_at'>[],
  now: number,
): { milliseconds: number; since: Date | null } {
  let milliseconds = 0;
  let since: Date | null = null;
  for (const { what, done_at } of steps) {
    if (what === 'paused') since ??= done_at;
    else if (since && ENDS.has(what)) {
      milliseconds += done_at.getTime() - since.getTime();
      since = null;
    }
  }
  if (since) milliseconds += now - since.getTime();
  return { milliseconds, since };
}

/** Work goes on, whoever forgot to say so. */
const ENDS: ReadonlySet<string> = new Set(['resumed', 'completed', 'closed', 'reopened']);

/** The call-back is for what was done last: mended again, it is owed again. */
export function calledBack(steps: readonly Pick<StepRow, 'what' | 'satisfied'>[]): boolean {
  const done = steps.findLastIndex(({ what }) => what === 'completed' || what === 'reopened');
  return steps.slice(done + 1).some(({ what, satisfied }) => what === 'verified' && satisfied !== false);
}
