import { daysLate } from './clocks.ts';
import { conflictsOf } from './conflicts.ts';
import { type Decision, VERDICT } from './decision.ts';
import type { Example, Expectation } from './expectation.ts';
import type { Fact } from './fact.ts';
import type { Finding } from './finding.ts';
import type { Obligation } from './obligation.ts';
import type { Played, Rehearsal } from './rehearsal.ts';
import type { ClauseSet } from './set.ts';

/** What came of an example, as the lists its expectations are held against. */

export interface Outcome extends Played {
  rehearsal: Rehearsal;
  clause: string;
  sheet: Example['given']['sheet'];
}

export type Item = Readonly<Record<string, unknown>>;

export type Listed = Exclude<keyof Expectation, 'exactly' | 'none' | 'complete' | 'faults'>;

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

export const FIELDS = new Set(
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

export const items: { readonly [K in Listed]: (set: ClauseSet, outcome: Outcome) => readonly Item[] } = {
  obligations,
  kept: (set, outcome) => obligations(set, outcome).filter(({ state }) => state === 'discharged'),
  superseded: (set, outcome) =>
    obligations(set, outcome).filter(({ state }) => state === 'superseded' || state === 'waived'),
  next: (set, outcome) =>
    obligations(set, outcome).filter(({ state, nth }) => state === 'open' && Number(nth) > 1),
  classes: ofOutcome('classed'),
  amounts: ofOutcome('priced'),
  hints: ofOutcome('hinted'),
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
  awards: (_set, { rehearsal }) =>
    rehearsal.entries.map(({ written, ...entry }) => ({
      ...entry,
      written_min: written?.min,
      written_max: written?.max,
    })),
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

const verdictOf = (said: Decision['says'][number] | undefined): Decision['verdict'] =>
  said ? VERDICT[said.effect] : 'allowed';

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
