import { sql } from 'kysely';
import type { Simulation } from '../../../../contract/simulation.ts';
import { type Obligation, refId, refKind, type Text, type Zone } from '../../../../kernel/index.ts';
import { epochDay, isoDay, type Named, type Simulated } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** What somebody manages on a day; handed in by whoever keeps it for the manager's page. */
export type CapacityOn = (
  tx: Transaction,
  members: readonly string[],
  days: { first: string; last: string },
) => Promise<(member: string, day: string) => { capacity: number; away: Text | null }>;

type Days = Simulation['days'];
type OnDay = Omit<Days[number], 'people'> & {
  people: (Omit<Days[number]['people'][number], 'holder'> & { holder: string })[];
};

/** Day and holder → how many pieces of work; calls to one customer on one day are one. */
type Load = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * The days on which something else would fall due, by person: of the clauses on trial with and without the proposal,
 * what is on record besides, and what the day can hold.
 */
export async function loadByDay(
  tx: Transaction,
  { before, after, touched }: Simulated,
  zone: Zone,
  capacityOn: CapacityOn,
): Promise<OnDay[]> {
  const [less, more] = [loadOf(before, zone), loadOf(after, zone)];
  const days = [...new Set([...less.keys(), ...more.keys()])]
    .filter((day) => isOther(less, more, day))
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const holders = [...new Set(days.flatMap((day) => holdersOn(less, more, day)))].sort();
  const members = holders.filter((holder) => refKind(holder) === 'member').map(refId);
  const capacity = await capacityOn(tx, members, { first, last });
  const others = await recorded(tx, holders, [...touched], { first, last, zone });
  return days.map((day) => {
    const people = holdersOn(less, more, day).map((holder) => ({
      holder,
      due: { before: less.get(day)?.get(holder) ?? 0, after: more.get(day)?.get(holder) ?? 0 },
      others: others.get(day)?.get(holder) ?? 0,
      ...(refKind(holder) === 'member' ? capacity(refId(holder), day) : { capacity: null, away: null }),
    }));
    const sum = (of: (one: (typeof people)[number]) => number) =>
      people.reduce((all, one) => all + of(one), 0);
    return {
      day,
      due: { before: sum(({ due }) => due.before), after: sum(({ due }) => due.after) },
      others: sum((one) => one.others),
      capacity: sum((one) => one.capacity ?? 0),
      people,
    };
  });
}

export const namedDays = (days: readonly OnDay[], name: (ref: string) => Named): Days =>
  days.map((day) => ({ ...day, people: day.people.map((one) => ({ ...one, holder: name(one.holder) })) }));

function loadOf(obligations: readonly Obligation[], zone: Zone): Load {
  const days = new Map<string, Map<string, Set<string>>>();
  for (const { dueAt, holder, subject, noun, state } of obligations) {
    if (dueAt === null || state === 'superseded' || state === 'waived') continue;
    const day = isoDay(zone.dayOf(dueAt - 1));
    const people = days.get(day) ?? new Map<string, Set<string>>();
    days.set(day, people.set(holder, (people.get(holder) ?? new Set()).add(`${subject} ${noun}`)));
  }
  return new Map(
    [...days].map(([day, people]) => [
      day,
      new Map([...people].map(([holder, work]) => [holder, work.size])),
    ]),
  );
}

const holdersOn = (less: Load, more: Load, day: string): string[] =>
  [...new Set([...(less.get(day)?.keys() ?? []), ...(more.get(day)?.keys() ?? [])])].sort();

const isOther = (less: Load, more: Load, day: string): boolean =>
  holdersOn(less, more, day).some((holder) => less.get(day)?.get(holder) !== more.get(day)?.get(holder));

/** What the same people had due on those days because of other clauses, open or done. */
async function recorded(
  tx: Transaction,
  holders: readonly string[],
  touched: readonly string[],
  { first, last, zone }: { first: string; last: string; zone: Zone },
): Promise<Load> {
  const edges = Array.from(
    { length: epochDay(last) - epochDay(first) + 2 },
    (_, i) => new Date(zone.at(epochDay(first) + i, 0)),
  );
  const { rows } = await sql<{ holder: string; bucket: number; n: number }>`
    SELECT holder, width_bucket(due_at - interval '1 microsecond', ${edges}::timestamptz[]) AS bucket,
      count(DISTINCT (subject, noun))::int AS n
    FROM obligation
    WHERE org_id = ${tx.org} AND holder = ANY(${[...holders]}) AND due_at > ${edges[0]} AND due_at <= ${edges.at(-1)}
      AND state IN ('open', 'discharged') AND noun <> 'hear-of-lapse' AND NOT clause = ANY(${[...touched]})
    GROUP BY holder, bucket`.execute(tx);
  const days = Map.groupBy(rows, ({ bucket }) => isoDay(epochDay(first) + bucket - 1));
  return new Map([...days].map(([day, of]) => [day, new Map(of.map(({ holder, n }) => [holder, n]))]));
}
