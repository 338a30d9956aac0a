import type { z } from 'zod';
import type * as wire from '../../../../contract/tickets.ts';
import { zoneOf } from '../../../../kernel/index.ts';
import { clausesFor, epochDay } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { endFreeze, freezeSelling } from '../../customers/index.ts';
import { expectMembers } from '../../identity/index.ts';
import { replaceGoods } from '../../sales/index.ts';
import { ticketRef } from '../ticket-row.ts';
import { calledBack } from './history.ts';
import { takeStep } from './step.ts';

type Of<K extends keyof typeof wire> = (typeof wire)[K] extends z.ZodType
  ? z.output<(typeof wire)[K]>
  : never;

/** The answer within ten minutes, with a visit agreed where one is needed. */
export async function answer(tx: Transaction, ticket: string, given: Of<'ticketAnswer'>, caller: Caller) {
  const visit = given.visit === null ? null : await moment(tx, given.visit);
  await takeStep(tx, ticket, caller, () => ({
    id: given.id,
    what: 'answered',
    kind: 'ticket.answered',
    words: given.words,
    visitOn: given.visit?.day ?? null,
    data: visitData(visit),
  }));
}

const visitData = (visit: number | null): Record<string, string> =>
  visit === null ? {} : { visit: new Date(visit).toISOString() };

async function moment(tx: Transaction, { day, at }: { day: string; at: string }): Promise<number> {
  const { place } = await clausesFor(tx);
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return zoneOf(place.zone).at(epochDay(day), (hours * 60 + minutes) * 60_000);
}

/** Somebody is sent, with the notice in hand. @throws Refusal `member.unknown` */
export async function dispatch(tx: Transaction, ticket: string, given: Of<'ticketDispatch'>, caller: Caller) {
  await expectMembers(tx, [given.to]);
  await takeStep(tx, ticket, caller, () => ({
    id: given.id,
    what: 'dispatched',
    kind: 'ticket.dispatched',
    words: given.words,
    to: given.to,
    refs: { to: `member:${given.to}` },
    data: { notice: given.notice },
  }));
}

/** Waiting for a part or for the customer. The dues stay where they are: how long it waited is only shown beside. */
export async function pause(tx: Transaction, ticket: string, given: Of<'ticketPause'>, caller: Caller) {
  await takeStep(tx, ticket, caller, () => ({
    id: given.id,
    what: 'paused',
    kind: 'ticket.paused',
    words: given.words,
    data: { for: given.for },
  }));
}

export async function resume(tx: Transaction, ticket: string, given: Of<'ticketSaid'>, caller: Caller) {
  await takeStep(tx, ticket, caller, () => ({
    id: given.id,
    what: 'resumed',
    kind: 'ticket.resumed',
    words: given.words,
  }));
}

/** The work is done and signed for; goods that are replaced go out with it, the faulty ones come back. */
export async function complete(tx: Transaction, ticket: string, given: Of<'ticketDone'>, caller: Caller) {
  const standing = await takeStep(tx, ticket, caller, ({ row }) => ({
    id: given.id,
    what: 'completed',
    kind: 'ticket.completed',
    words: given.words,
    attachments: given.attachments,
    data: { ticket_type: row.ticket_type, signed: given.signed },
  }));
  if (!standing || !given.replaced) return;
  const { order, line, quantity } = given.replaced;
  const cause = ticketRef(standing.row);
  await replaceGoods(tx, { id: given.id, order, line, quantity, cause }, `member:${caller.member}`);
}

export async function feedBack(tx: Transaction, ticket: string, given: Of<'ticketSaid'>, caller: Caller) {
  await takeStep(tx, ticket, caller, () => ({
    id: given.id,
    what: 'fed-back',
    kind: 'ticket.fed-back',
    words: given.words,
  }));
}

/** The call-back that every repair and complaint has before it is closed. */
export async function verify(tx: Transaction, ticket: string, given: Of<'ticketVerified'>, caller: Caller) {
  await takeStep(tx, ticket, caller, ({ row }) => ({
    id: given.id,
    what: 'verified',
    kind: 'ticket.verified',
    words: given.words,
    satisfied: given.satisfied,
    data: { ticket_type: row.ticket_type, satisfied: given.satisfied },
  }));
}

/** Closed: selling is no longer held up by it. An invitation that ended does not come back by itself. */
export async function close(tx: Transaction, ticket: string, given: Of<'ticketSaid'>, caller: Caller) {
  const standing = await takeStep(tx, ticket, caller, ({ row, steps }) => ({
    id: given.id,
    what: 'closed',
    kind: 'ticket.closed',
    words: given.words,
    data: { ticket_type: row.ticket_type, called_back: calledBack(steps) },
  }));
  if (!standing) return;
  const { row } = standing;
  await setClosed(tx, ticket, new Date(tx.clock.now()));
  if (row.customer_id) await endFreeze(tx, row.customer_id, ticketRef(row), `member:${caller.member}`);
}

export async function reopen(tx: Transaction, ticket: string, given: Of<'ticketSaid'>, caller: Caller) {
  const standing = await takeStep(tx, ticket, caller, ({ row }) => ({
    id: given.id,
    what: 'reopened',
    kind: 'ticket.reopened',
    words: given.words,
    data: { ticket_type: row.ticket_type },
  }));
  if (!standing) return;
  const { row } = standing;
  await setClosed(tx, ticket, null);
  if (row.customer_id && row.ticket_type === 'complaint')
    await freezeSelling(tx, row.customer_id, ticketRef(row));
}

const setClosed = (tx: Transaction, id: string, at: Date | null) =>
  tx.updateTable('ticket').set({ closed_at: at }).where('org_id', '=', tx.org).where('id', '=', id).execute();
