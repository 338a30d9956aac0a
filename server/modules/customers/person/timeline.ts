import type { z } from 'zod';
import type { owedItem, timelineItem } from '../../../../contract/customers.ts';
import { factOf, factShown } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type Person, personOf } from '../people.ts';
import { type Owed, obligationsAbout } from './owed.ts';

type Item = z.infer<typeof timelineItem>;

const MOST = 200;

/** Bookkeeping of the ledger itself: the obligation's own line says it already. */
const UNSAID = [
  'obligation.discharged',
  'obligation.lapsed',
  'obligation.claimed',
  'obligation.redated',
  'lapse.seen',
  'act.refused',
];

/** What happened to a customer and what is owed about them, on one line: newest and still to come first. */
export async function timelineOf(tx: Transaction, customer: string) {
  const files = await objectsOf(tx, customer);
  const facts = await factsAbout(tx, `customer:${customer}`);
  const owed = await obligationsAbout(tx, [`customer:${customer}`, ...files], MOST);
  const person = await personOf(tx, [
    ...facts.map(({ actor }) => actor),
    ...owed.map(({ holder }) => holder),
  ]);
  const items = [
    ...facts.map((fact): Item => {
      const { id, kind, kindText, at } = factShown(fact);
      return {
        id,
        what: 'fact',
        kind,
        at,
        state: 'past',
        says: kindText,
        by: person(fact.actor),
        clause: null,
      };
    }),
    ...owed.map((one) => obligationItem(one, person(one.holder))),
  ];
  // Stable: what happened in the same minute stays in the order of recording
  items.sort((a, b) => (b.at ?? '9999').localeCompare(a.at ?? '9999'));
  return {
    timeline: items.slice(0, MOST),
    owed: owed.filter(isOpen).map((one) => owedShown(one, person(one.holder))),
  };
}

const isOpen = ({ state }: Owed): boolean => state === 'open';
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const obligationItem = (one: Owed, holder: Person): Item => ({
  id: one.id,
  what: 'obligation',
  kind: one.noun,
  at: iso(one.state === 'open' ? one.dueAt : (one.endedAt ?? one.dueAt)),
  state: one.state !== 'open' ? 'ended' : one.lapsed ? 'late' : 'open',
  says: one.text,
  by: holder,
  clause: one.clause,
});

export const owedShown = (one: Owed, holder: Person): z.infer<typeof owedItem> => ({
  id: one.id,
  title: one.text,
  holder,
  dueAt: iso(one.dueAt),
  opensAt: iso(one.opensAt) as string,
  late: one.lapsed,
  clause: one.clause,
  purpose: one.purpose,
});

/** Facts about the customer, and those about something else in which the customer is named. */
async function factsAbout(tx: Transaction, ref: string) {
  const rows = await tx
    .selectFrom('fact')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('kind', 'not in', UNSAID)
    .where((on) =>
      on.or([
        on('subject', '=', ref),
        on(
          'id',
          'in',
          on.selectFrom('fact_ref').select('fact_id').where('org_id', '=', tx.org).where('ref', '=', ref),
        ),
      ]),
    )
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(factOf);
}

/** The customer's files and forms: what is owed about them is owed about the customer. */
async function objectsOf(tx: Transaction, customer: string): Promise<string[]> {
  const of = (table: 'customer_file' | 'survey') =>
    tx
      .selectFrom(table)
      .select('id')
      .where('org_id', '=', tx.org)
      .where('customer_id', '=', customer)
      .execute();
  const [files, surveys] = [await of('customer_file'), await of('survey')];
  return [...files.map(({ id }) => `file:${id}`), ...surveys.map(({ id }) => `survey:${id}`)];
}
