import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { momentOf } from './evaluate.ts';
import type { Fact, Instant, Known } from './fact.ts';
import type { AwardEntry, Finding } from './finding.ts';
import type { Obligation } from './obligation.ts';
import type { ClauseSet, Moment } from './set.ts';
import { Stage } from './stage.ts';

/** What came of some facts, run in memory: what the ledger would write, without one. */
export interface Rehearsal {
  facts: readonly Fact[];
  obligations: readonly Obligation[];
  entries: readonly AwardEntry[];
  findings: readonly Finding[];
  decision: Decision | null;
  /** A look at any fact with what is known at the end. */
  momentAt(fact: Fact): Moment;
}

export interface Played {
  facts: readonly Fact[];
  known: Known;
  /** Obligations lapse up to here; by default up to the last fact. */
  now: Instant | null;
  act: Fact | null;
  text: string | null;
}

export function rehearse(set: ClauseSet, played: Played): Rehearsal {
  const stage = new Stage(set, played.known);
  for (const fact of played.facts) {
    stage.lapseUntil(fact.at);
    stage.play(fact, 0);
  }
  if (played.now !== null) stage.lapseUntil(played.now);
  const { act, text } = played;
  const decision = act && decide(set, act, stage.knownAt(), text);
  const findings = [...stage.findings, ...(decision?.findings ?? [])];
  const { facts, entries } = stage;
  return {
    facts,
    obligations: [...stage.obligations.values()],
    entries,
    findings,
    decision,
    momentAt: (fact) => momentOf(set, fact, stage.knownAt(), [], [], null),
  };
}
