import {
  type Change,
  type ClauseSet,
  daysLate,
  type Fact,
  hashId,
  type Obligation,
} from '../../kernel/index.ts';
import type { Touched } from './touched.ts';

/**
 * Discharging is a fact too: clauses that reward or measure read `obligation.discharged`. Its id is hashed from
 * the obligation's, so it is made once.
 */
export function derivedFrom(
  set: ClauseSet,
  fact: Fact,
  changes: readonly Change[],
  touched: Touched,
): Fact[] {
  return changes.flatMap((change) => {
    if (change.change !== 'discharged') return [];
    const met = touched.find(change.id);
    return met ? [dischargedFact(set, fact, met)] : [];
  });
}

function dischargedFact(set: ClauseSet, fact: Fact, met: Obligation): Fact {
  return {
    id: hashId('obligation.discharged', met.id),
    org: fact.org,
    kind: 'obligation.discharged',
    at: fact.at,
    recordedAt: fact.recordedAt,
    subject: met.subject,
    refs: { obligation: `obligation:${met.id}` },
    actor: fact.actor,
    data: aboutObligation(met, { days_late: daysLate(set.place, met.dueAt, fact.at) }),
    source: fact.source,
  };
}

/** What every fact about an obligation says of it. */
export const aboutObligation = (o: Obligation, more: Fact['data'] = {}): Fact['data'] => ({
  clause: o.clause,
  noun: o.noun,
  slot: o.slot,
  nth: o.nth,
  holder: o.holder,
  purpose: o.purpose,
  ...more,
});
