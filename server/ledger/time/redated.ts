import { type SqlBool, sql } from 'kysely';
import {
  type ClauseSet,
  evaluate,
  type Fact,
  hashId,
  type Obligation,
  refId,
} from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { clausesAt } from '../clauses-in-force.ts';
import { aboutObligation } from '../derived.ts';
import type { NewFact } from '../new-fact.ts';
import { factOf, knownOf, obligationOf } from '../rows.ts';
import { loadCalendarSince } from './load-calendar.ts';
import { type PlaceVersion, placeAt, placeVersions } from './place-version.ts';

/** How many are looked at together. */
const BATCH = 500;

/**
 * The obligations still to come whose day rests on what was not yet published when they were given, with the day they
 * get by a newer table. The fact that opened each is judged again, by the holidays known then and by those known now.
 */
export async function redated(tx: Transaction, version: number): Promise<NewFact[]> {
  const places = await placeVersions(tx);
  const judges = new Map<number, Promise<Judges>>();
  const judgesOf = (place: PlaceVersion) => {
    const made = judges.get(place.seq) ?? judgesAt(tx, place, version);
    judges.set(place.seq, made);
    return made;
  };
  const owed = await stillToCome(tx);
  const facts: NewFact[] = [];
  for (let i = 0; i < owed.length; i += BATCH) {
    const batch = new Map(owed.slice(i, i + BATCH).map((one) => [one.id, one]));
    for (const opener of await openersOf(tx, batch))
      facts.push(...moved(opener, batch, await judgesOf(placeAt(places, opener.seq)), version));
  }
  return facts;
}

interface Judges {
  asGiven: ClauseSet;
  anew: ClauseSet;
}

async function judgesAt(tx: Transaction, place: PlaceVersion, version: number): Promise<Judges> {
  const holidays = await loadCalendarSince(tx, place.calendar, version);
  return { asGiven: await clausesAt(tx, place), anew: await clausesAt(tx, place, holidays) };
}

/** What is late stays late. */
async function stillToCome(tx: Transaction): Promise<Obligation[]> {
  const rows = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('state', '=', 'open')
    .where('lapsed', '=', false)
    .where('due_at', '>', new Date(tx.clock.now()))
    .orderBy('due_at')
    .orderBy('id')
    .execute();
  return rows.map(obligationOf);
}

type Opener = Awaited<ReturnType<typeof openersOf>>[number];

/** The facts these were opened by, as they were judged: with what was known, and what they ended still open. */
async function openersOf(tx: Transaction, owed: ReadonlyMap<string, Obligation>) {
  const rows = await tx
    .selectFrom('fact')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', 'in', (on) =>
      on
        .selectFrom('finding')
        .select('fact_id')
        .where('org_id', '=', tx.org)
        .where('outcome', '=', 'owes')
        .where('clause', 'in', [...new Set([...owed.values()].map(({ clause }) => clause))])
        .where(sql<SqlBool>`detail->>'obligation' = ANY (${[...owed.keys()]})`),
    )
    .orderBy('seq')
    .execute();
  const before = await touchedBy(tx, rows.map(factOf));
  return rows.map((row) => ({
    seq: Number(row.seq),
    fact: factOf(row),
    known: knownOf(row),
    touched: before(row.id),
  }));
}

/** What each of these facts had before it: the obligations it ended, or whose time it found had run out. */
async function touchedBy(tx: Transaction, facts: readonly Fact[]): Promise<(fact: string) => Obligation[]> {
  if (facts.length === 0) return () => [];
  const named = new Map(
    facts.flatMap(({ id, refs }) => (refs.obligation ? [[id, refId(refs.obligation)] as const] : [])),
  );
  const rows = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where((on) =>
      on.or([
        on(
          'ended_by',
          'in',
          facts.map(({ id }) => id),
        ),
        on('id', 'in', ['', ...named.values()]),
      ]),
    )
    .execute();
  const open = { state: 'open' as const, endedBy: null, endedAt: null, lapsed: false };
  return (fact) =>
    rows
      .filter((row) => row.ended_by === fact || row.id === named.get(fact))
      .map((row) => ({ ...obligationOf(row), ...open }));
}

function moved(
  { fact, known, touched }: Opener,
  owed: ReadonlyMap<string, Obligation>,
  { asGiven, anew }: Judges,
  version: number,
): NewFact[] {
  const opened = (set: ClauseSet) =>
    evaluate(set, fact, known, touched).changes.flatMap((change) =>
      change.change === 'opened' ? [change.obligation] : [],
    );
  const before = new Map(opened(asGiven).map((one) => [one.id, one]));
  return opened(anew).flatMap((one) => {
    const [old, standing] = [before.get(one.id), owed.get(one.id)];
    if (!old || !standing || timesOf(old) === timesOf(one)) return [];
    return [redatedFact(standing, one, version)];
  });
}

const timesOf = ({ opensAt, countsFrom, targetAt, dueAt }: Obligation) =>
  [opensAt, countsFrom, targetAt, dueAt].join();

const redatedFact = (
  standing: Obligation,
  { opensAt, countsFrom, targetAt, dueAt }: Obligation,
  version: number,
): NewFact => ({
  id: hashId('obligation.redated', standing.id, version),
  kind: 'obligation.redated',
  subject: standing.subject,
  refs: { obligation: `obligation:${standing.id}` },
  actor: 'system:clock',
  data: aboutObligation(standing, {
    because: 'calendar',
    version,
    opens: iso(opensAt),
    counts_from: iso(countsFrom),
    ...(targetAt !== null && { target: iso(targetAt) }),
    ...(dueAt !== null && { due: iso(dueAt) }),
  }),
  source: 'clock',
});

const iso = (at: number): string => new Date(at).toISOString();
