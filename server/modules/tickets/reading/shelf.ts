import type { TicketRow as Shown } from '../../../../contract/tickets.ts';
import { type Obligation, refId, type Text } from '../../../../kernel/index.ts';
import { clausesFor, type Named, namesOf, obligationOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type PersonToCall, peopleForCalling } from '../../customers/index.ts';
import { wire } from '../../sales/index.ts';
import { type StepRow, stateOf, stepsOf, waited } from '../steps/history.ts';
import { type TicketRow, ticketRef } from '../ticket-row.ts';
import { levelsOf } from './levels.ts';

/** Everything tickets are shown with, looked up once for all of them. */
export interface Shelf {
  now: number;
  people: ReadonlyMap<string, PersonToCall>;
  steps: ReadonlyMap<string, readonly StepRow[]>;
  owed: ReadonlyMap<string, readonly Owed[]>;
  levels: ReadonlyMap<string, Text>;
  name: (ref: string) => Named;
}

export interface Owed extends Obligation {
  title: Text;
}

export async function fillShelf(tx: Transaction, rows: readonly TicketRow[]): Promise<Shelf> {
  const owed = await owedOn(tx, rows.map(ticketRef));
  const steps = await stepsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const members = [
    ...rows.flatMap(({ received_by, keeper, handed_to }) => [received_by, keeper, handed_to]),
    ...steps.flatMap(({ done_by, to_member }) => [done_by, to_member]),
  ].filter((id) => id !== null);
  return {
    now: tx.clock.now(),
    people: await peopleForCalling(
      tx,
      rows.flatMap(({ customer_id }) => customer_id ?? []),
    ),
    steps: Map.groupBy(steps, ({ ticket_id }) => ticket_id),
    owed: Map.groupBy(owed, ({ subject }) => refId(subject)),
    levels: await levelsOf(tx, rows),
    name: await namesOf(tx, [...members.map((id) => `member:${id}`), ...owed.map(({ holder }) => holder)]),
  };
}

async function owedOn(tx: Transaction, subjects: readonly string[]): Promise<Owed[]> {
  if (subjects.length === 0) return [];
  const { byVersion } = await clausesFor(tx);
  const rows = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('subject', 'in', subjects)
    .where('noun', '<>', 'hear-of-lapse')
    .orderBy('due_at')
    .execute();
  return rows.map((row) => ({
    ...obligationOf(row),
    title: byVersion.get(`${row.clause}#${row.n}`)?.version.body.text ?? { zh: row.noun, en: row.noun },
  }));
}

const memberOf = (id: string) => `member:${id}`;

/** A ticket as the desk's list shows it. */
export function rowShown(shelf: Shelf, row: TicketRow): Shown {
  const steps = shelf.steps.get(row.id) ?? [];
  const person = row.customer_id ? shelf.people.get(row.customer_id) : undefined;
  const owed = shelf.owed.get(row.id) ?? [];
  return {
    id: row.id,
    number: row.number,
    ticketType: row.ticket_type as Shown['ticketType'],
    matter: row.matter as Shown['matter'],
    who: person?.name ?? (row.caller_name || row.caller_phone),
    tail: person?.tail ?? (row.caller_phone.replace(/\D/g, '').slice(-4) || null),
    said: row.said,
    value: row.value === null ? null : wire(Number(row.value)),
    level: shelf.levels.get(row.id) ?? null,
    state: stateOf(steps),
    receivedAt: row.received_at.toISOString(),
    keeper: shelf.name(memberOf(row.keeper)),
    handedTo: row.handed_to === null ? null : shelf.name(memberOf(row.handed_to)),
    waitingSince: waited(steps, shelf.now).since?.toISOString() ?? null,
    clocks: owed.filter(({ state }) => state === 'open').map((one) => clockShown(shelf, one)),
  };
}

export const clockShown = ({ name }: Shelf, one: Owed) => ({
  obligation: one.id,
  noun: one.noun,
  title: one.title,
  holder: name(one.holder),
  dueAt: one.dueAt === null ? null : new Date(one.dueAt).toISOString(),
  late: one.lapsed,
});
