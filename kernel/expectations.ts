import type { Example, Expectation } from './clause.ts';
import { daysLate } from './clocks.ts';
import { conflictsOf } from './conflicts.ts';
import { formatDate, parseDate, parseInstant } from './dates.ts';
import type { Fact, Instant, Value } from './fact.ts';
import type { Finding } from './finding.ts';
import type { Obligation } from './obligation.ts';
import type { Played, Rehearsal } from './rehearsal.ts';
import type { ClauseSet, Decision, Ready } from './set.ts';

/** What an example gives, and what came of it. */
export type Given = Played;

export interface Outcome extends Played {
  rehearsal: Rehearsal;
  clause: string;
  sheet: Example['given']['sheet'];
}

type Item = Readonly<Record<string, unknown>>;
type Wanted = Readonly<Record<string, Value | null>>;

export interface Unmet {
  expects: keyof Expectation;
  wanted: string;
  found: readonly string[];
}

type Listed = Exclude<keyof Expectation, 'exactly' | 'none' | 'complete'>;

/** Holds what an example expects against what came of it. Items match by the fields they name. */
export function expectations(set: ClauseSet, expect: Expectation, outcome: Outcome): Unmet[] {
  const unmet: Unmet[] = [];
  const matches = (item: Item, wanted: object) =>
    Object.entries(wanted).every(([field, value]) => fits(item[field], value, dateIn(set, field)));
  for (const key of Object.keys(items) as Listed[]) {
    const wanted = expect[key] as readonly Wanted[] | undefined;
    if (!wanted) continue;
    const found = items[key](set, outcome);
    for (const one of wanted)
      if (!found.some((item) => matches(item, one)))
        unmet.push({ expects: key, wanted: show(one), found: found.map(shown(set)) });
    if (expect.exactly && found.length > wanted.length)
      unmet.push({ expects: 'exactly', wanted: `${wanted.length} ${key}`, found: found.map(shown(set)) });
  }
  for (const one of expect.none ?? []) {
    // A misspelt field would match nothing, and "nothing" is what is hoped for
    const unknown = Object.keys(one).filter((field) => !FIELDS.has(field));
    if (unknown.length > 0)
      unmet.push({ expects: 'none', wanted: `known fields, not ${unknown.join(', ')}`, found: [] });
    const found = items.obligations(set, outcome).filter((item) => matches(item, one));
    if (found.length > 0) unmet.push({ expects: 'none', wanted: show(one), found: found.map(shown(set)) });
  }
  for (const one of expect.complete ?? []) {
    const found = progress(set, one.clause ?? outcome.clause, outcome);
    if (!found || !matches({ ...found }, { ...one, clause: found.clause }))
      unmet.push({ expects: 'complete', wanted: show(one), found: found ? [show(found)] : [] });
  }
  return unmet;
}

const obligations = (set: ClauseSet, { rehearsal }: Outcome): Item[] =>
  rehearsal.obligations.map((one) => obligationItem(set, one));

function obligationItem(set: ClauseSet, one: Obligation): Item {
  const late = one.endedAt === null ? null : daysLate(set.place, one.dueAt, one.endedAt);
  return {
    ...one,
    of: one.holder,
    due: one.dueAt,
    opens: one.opensAt,
    target: one.targetAt,
    onTime: late === null ? null : late === 0,
    lateBy: late,
  };
}

const FIELDS = new Set(
  'clause n noun slot nth subject holder of due dueAt opens opensAt target targetAt countsFrom state lapsed strength purpose onTime lateBy'.split(
    ' ',
  ),
);

const ofOutcome = (...outcomes: Finding['outcome'][]) => {
  return (_set: ClauseSet, { rehearsal }: Outcome): Item[] =>
    rehearsal.findings
      .filter(({ outcome }) => outcomes.includes(outcome))
      .map((finding) => ({ ...finding, ...finding.detail }));
};

const items: { readonly [K in Listed]: (set: ClauseSet, outcome: Outcome) => readonly Item[] } = {
  obligations,
  kept: (set, outcome) => obligations(set, outcome).filter(({ state }) => state === 'discharged'),
  superseded: (set, outcome) =>
    obligations(set, outcome).filter(({ state }) => state === 'superseded' || state === 'waived'),
  next: (set, outcome) =>
    obligations(set, outcome).filter(({ state, nth }) => state === 'open' && Number(nth) > 1),
  classes: ofOutcome('classed'),
  amounts: ofOutcome('priced'),
  notEvaluable: (set, outcome) => [
    ...ofOutcome('notEvaluable')(set, outcome),
    ...measured(set, outcome, 'notEvaluable'),
  ],
  measures: (set, outcome) => measured(set, outcome, 'measured'),
  standards: (set, outcome) => standards(set, outcome),
  approvals: (set, outcome) => [
    ...(outcome.rehearsal.decision?.approvals ?? []).map((step) => ({ ...step, state: 'needed' })),
    ...ofOutcome('granted', 'refused')(set, outcome).map((item) => ({ ...item, state: item.outcome })),
  ],
  awards: (_set, { rehearsal }) => rehearsal.entries.map((entry) => ({ ...entry })),
  decisions: (_set, outcome) => decisions(outcome),
  conflicts: (set) =>
    conflictsOf(set.ready.map(({ version }) => version)).flatMap(({ clauses: [a, b], about, kind }) => [
      { clause: a, with: b, about, kind },
      { clause: b, with: a, about, kind },
    ]),
  sample: () => [],
};

/** What each clause said of the act; what another clause could not tell for want of answers is none of this one's business. */
function decisions({ rehearsal, clause }: Outcome): Item[] {
  const { decision } = rehearsal;
  if (!decision) return [];
  const says = decision.says.filter((said) => said.effect !== 'cannot-tell' || said.clause === clause);
  const verdict = says.length > 0 ? verdictOf(says[0]) : 'allowed';
  return says.length > 0 ? says.map((said) => ({ ...said, verdict })) : [{ verdict }];
}

const VERDICT: Readonly<Record<string, Decision['verdict']>> = {
  refuse: 'refused',
  'cannot-tell': 'asks',
  approval: 'needs-approval',
  postpone: 'postponed',
  ask: 'asks',
  warn: 'warned',
};
const verdictOf = (said: Decision['says'][number] | undefined): Decision['verdict'] =>
  VERDICT[said?.effect ?? ''] ?? 'allowed';

const lastFact = ({ act, facts }: Outcome): Fact | null => act ?? facts.at(-1) ?? null;

function standards(set: ClauseSet, outcome: Outcome): Item[] {
  const fact = lastFact(outcome);
  if (!fact) return [];
  const m = outcome.rehearsal.momentAt(fact);
  return set.ready.flatMap(({ version: { body, clause }, value }) =>
    body.form === 'standard'
      ? [{ clause, standard: body.standard, value: value?.(m) ?? null, subject: fact.subject }]
      : [],
  );
}

const measured = (set: ClauseSet, { rehearsal }: Outcome, outcome: Finding['outcome']): Item[] =>
  set.ready
    .flatMap(({ measure }) =>
      measure ? [measure(rehearsal.facts.map((fact) => rehearsal.momentAt(fact)))] : [],
    )
    .filter((finding) => finding.outcome === outcome)
    .map((finding) => ({ ...finding, ...finding.detail }));

function progress(set: ClauseSet, clause: string, outcome: Outcome): Item | null {
  const ready = set.ready.find(({ version }) => version.clause === clause);
  if (!ready?.progress) return null;
  const moments =
    ready.version.body.form === 'sheet' ? sheetMoments(outcome) : runbookMoments(ready, outcome);
  return { clause, ...ready.progress(moments) };
}

const sheetMoments = ({ sheet, rehearsal, facts, act }: Outcome) => {
  const fact = act ?? facts[0] ?? BLANK;
  return [{ ...rehearsal.momentAt(fact), sheet: sheet?.values ?? {} }];
};

const BLANK: Fact = {
  id: '',
  org: 'example',
  kind: '',
  at: 0,
  recordedAt: 0,
  subject: '',
  refs: {},
  actor: '',
  data: {},
  source: 'web',
};

/** The facts about what the runbook was started for. */
function runbookMoments(ready: Ready, { facts, rehearsal }: Outcome) {
  const subject = facts.find(({ kind }) => ready.on.includes(kind))?.subject;
  const about = facts.filter(
    (fact) => fact.subject === subject || Object.values(fact.refs).includes(subject ?? ''),
  );
  return about.map((fact) => rehearsal.momentAt(fact));
}

type DateIn = (day: number) => Instant;

const LIMITS = new Set(['due', 'dueAt', 'target', 'targetAt']);

/** A limit written as a date is meant to its end; anything else begins with it. */
const dateIn =
  (set: ClauseSet, field: string): DateIn =>
  (day) =>
    set.zone.at(LIMITS.has(field) ? day + 1 : day, 0);

/** A list is met by a list with the same items, or by one of several. */
function fits(found: unknown, wanted: unknown, at: DateIn): boolean {
  if (found === wanted) return true;
  if (Array.isArray(found)) {
    if (!Array.isArray(wanted)) return found.some((item) => fits(item, wanted, at));
    return found.length === wanted.length && wanted.every((item) => found.some((one) => fits(one, item, at)));
  }
  if (typeof found === 'number' && typeof wanted === 'string') return fitsTime(found, wanted, at);
  return found === undefined && wanted === null;
}

function fitsTime(found: number, wanted: string, dayAt: DateIn): boolean {
  const day = parseDate(wanted);
  if (day !== null) return found === dayAt(day);
  const at = parseInstant(wanted);
  // An elapsed limit counts its last moment in, and so stands a millisecond after it
  return at !== null && (found === at || found === at + 1);
}

const show = (item: object): string => JSON.stringify(item).replaceAll('"', '');

const SHOWN = [
  'clause',
  'with',
  'slot',
  'nth',
  'subject',
  'of',
  'due',
  'state',
  'lateBy',
  'verdict',
  'code',
  'class',
  'value',
  'amount',
  'member',
  'effect',
  'standard',
  'reason',
  'step',
  'until',
];

const shown =
  (set: ClauseSet) =>
  (item: Item): string => {
    const zone = set.zone;
    const day = (at: unknown) => (typeof at === 'number' ? formatDate(zone.dayOf(at - 1)) : at);
    const fields = SHOWN.filter((field) => item[field] !== undefined && item[field] !== null);
    return show(
      Object.fromEntries(
        fields.map((field) => [field, field === 'due' || field === 'until' ? day(item[field]) : item[field]]),
      ),
    );
  };
