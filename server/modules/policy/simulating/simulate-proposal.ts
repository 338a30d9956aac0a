import type { Simulation, SimulationLine } from '../../../../contract/simulation.ts';
import {
  type Changed,
  type ClauseVersion,
  inTime,
  type Obligation,
  type Pack,
  type Proposal,
  type Text,
  type Zone,
} from '../../../../kernel/index.ts';
import {
  clausesFor,
  epochDay,
  isoDay,
  type Named,
  namesOf,
  registry,
  type Simulated,
  simulate,
  zoneHere,
} from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { wire } from '../../sales/index.ts';
import { standpoint } from '../adopting/organisation-place.ts';
import { withKinds } from '../packs/check-pack.ts';
import { type CapacityOn, loadByDay, namedDays } from './load-by-day.ts';
import { expectPeriod, type Period } from './period.ts';
import { type OnTrial, propose, proposeFile } from './propose.ts';
import { subjectsFor } from './subjects-for.ts';

const MOST_LINES = 300;

export interface Trying {
  period: Period;
  capacityOn: CapacityOn;
  /** Whose eyes the lines are for; null: nobody's, they are left out. */
  reader: Caller | null;
  progress?: (done: number, of: number) => void;
}

/** Tries other values and options of one pack on the facts of a period. @throws Refusal as `propose`, `simulation.*` */
export async function trial(tx: Transaction, name: string, on: OnTrial, trying: Trying): Promise<Simulation> {
  expectPeriod(trying.period, (await standpoint(tx)).today);
  const { pack, proposal } = await propose(tx, name, on);
  return simulateProposal(tx, pack, proposal, trying);
}

/** Tries a file laid over what is adopted. @throws Refusal `simulation.*` */
export async function trialOfFile(tx: Transaction, pack: Pack, trying: Trying): Promise<Simulation> {
  expectPeriod(trying.period, (await standpoint(tx)).today);
  return simulateProposal(tx, pack, await proposeFile(tx, pack), trying);
}

/** What a proposal would have come to, as people read it. */
async function simulateProposal(
  tx: Transaction,
  pack: Pack,
  proposal: Proposal,
  { period, capacityOn, reader, progress }: Trying,
): Promise<Simulation> {
  const zone = await zoneHere(tx);
  const vocabulary = withKinds(registry().vocabulary, pack);
  const [from, to] = [epochDay(period.from), epochDay(period.to)];
  const found = await simulate(tx, { proposal, from, to, vocabulary, progress });
  const days = await loadByDay(tx, found, zone, capacityOn);
  const changed = [...found.changed].sort(byBeginning);
  const shown = reader ? changed.slice(0, MOST_LINES) : [];
  const name = await namesOf(tx, [...new Set([...changed.flatMap(holdersOf), ...days.flatMap(peopleOf)])]);
  const subject = await subjectsFor(
    tx,
    shown.map(({ before, after }) => (after ?? before)?.subject ?? ''),
    reader,
  );
  return {
    ...period,
    facts: found.facts,
    clauses: await clausesChanged(tx, proposal, found),
    people: peopleChanged(changed, name),
    moved: movedOf(changed, zone),
    days: namedDays(days, name),
    told: found.told,
    money: found.fen === 0 ? null : wire(found.fen),
    points: found.points,
    lines: shown.map((one) => lineOf(one, found, { name, subject })),
    more: changed.length - shown.length,
    approximate: changed.filter((one) => isGuessed(one, found)).length,
  };
}

const either = ({ before, after }: Changed): Obligation => (after ?? before) as Obligation;
const byBeginning = (a: Changed, b: Changed): number =>
  either(a).opensAt - either(b).opensAt || (either(a).id < either(b).id ? -1 : 1);
const holdersOf = ({ before, after }: Changed): string[] =>
  [before?.holder, after?.holder].filter((holder) => holder !== undefined);
const peopleOf = ({ people }: { people: readonly { holder: string }[] }): string[] =>
  people.map(({ holder }) => holder);
const isGuessed = ({ before, after }: Changed, { isGuessed: guessed }: Simulated): boolean =>
  [before, after].some((one) => one !== null && guessed(one.id));
const count = <T>(list: readonly T[], holds: (one: T) => boolean): number => list.filter(holds).length;

async function clausesChanged(
  tx: Transaction,
  { instead }: Proposal,
  { changed, touched, before, after }: Simulated,
): Promise<Simulation['clauses']> {
  const { ready } = await clausesFor(tx);
  const versions = new Map<string, ClauseVersion>(
    [...ready.map(({ version }) => version), ...instead].map((version) => [version.clause, version]),
  );
  const named = new Set([...touched, ...changed.map((one) => either(one).clause)]);
  return [...named].sort().map((clause) => {
    const mine = changed.filter((one) => either(one).clause === clause);
    const { text, form } = versions.get(clause)?.body ?? { text: NO_TEXT, form: '' };
    const [less, more] = [before, after].map((all) => all.filter((one) => one.clause === clause));
    return {
      clause,
      text,
      form,
      owed: { before: less?.length ?? 0, after: more?.length ?? 0 },
      added: count(mine, ({ fate }) => fate === 'added'),
      removed: count(mine, ({ fate }) => fate === 'removed'),
      moved: count(mine, ({ fate }) => fate === 'moved'),
      inTime: { before: count(less ?? [], inTime), after: count(more ?? [], inTime) },
    };
  });
}

const NO_TEXT: Text = { zh: '', en: '' };

function peopleChanged(changed: readonly Changed[], name: (ref: string) => Named): Simulation['people'] {
  return [...Map.groupBy(changed, (one) => either(one).holder)]
    .map(([holder, mine]) => ({
      holder: name(holder),
      added: count(mine, ({ fate }) => fate === 'added'),
      removed: count(mine, ({ fate }) => fate === 'removed'),
      moved: count(mine, ({ fate }) => fate === 'moved'),
    }))
    .sort((a, b) => b.added + b.moved - a.added - a.moved || (a.holder.ref < b.holder.ref ? -1 : 1));
}

function movedOf(changed: readonly Changed[], zone: Zone): Simulation['moved'] {
  const moved = changed.filter(({ fate }) => fate === 'moved');
  const than = ({ before, after }: Changed) => (after?.dueAt ?? Infinity) - (before?.dueAt ?? Infinity);
  const began = Map.groupBy(moved, ({ before }) => isoDay(zone.dayOf((before as Obligation).opensAt)));
  return {
    count: moved.length,
    earlier: count(moved, (one) => than(one) < 0),
    later: count(moved, (one) => than(one) > 0),
    ...kept(moved),
    began: [...began].map(([day, of]) => ({ day, count: of.length, ...kept(of) })),
  };
}

/** Would have been in time: of those really done, how many are in time by the one due and by the other. */
const kept = (moved: readonly Changed[]) => ({
  met: count(moved, ({ before }) => before?.state === 'discharged'),
  inTime: {
    before: count(moved, ({ before }) => before !== null && inTime(before)),
    after: count(moved, ({ after }) => after !== null && inTime(after)),
  },
});

const iso = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();

function lineOf(
  one: Changed,
  found: Simulated,
  { name, subject }: Record<'name' | 'subject', (ref: string) => Named>,
): SimulationLine {
  const { fate, before, after } = one;
  const it = either(one);
  const moves = before !== null && after !== null && before.holder !== after.holder;
  const done = [before, after].find((side) => side?.state === 'discharged');
  return {
    fate,
    clause: it.clause,
    subject: subject(it.subject),
    holder: name(it.holder),
    holderBefore: moves ? name(before.holder) : null,
    began: new Date(it.opensAt).toISOString(),
    dueBefore: iso(before?.dueAt),
    dueAfter: iso(after?.dueAt),
    met: iso(done?.endedAt),
    inTime: { before: before !== null && inTime(before), after: after !== null && inTime(after) },
    approximate: isGuessed(one, found),
  };
}
