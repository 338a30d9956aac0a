import { changed } from './changed.ts';
import { daysLate } from './clocks.ts';
import { evaluate } from './evaluate.ts';
import type { Fact, Instant, Known, Value } from './fact.ts';
import type { AwardEntry, Change, Finding } from './finding.ts';
import { hashId } from './id.ts';
import type { Obligation } from './obligation.ts';
import type { ClauseSet } from './set.ts';

/** A fact may lead to a fact (a discharge, a lapse); a longer chain is a circle the clauses should not have. */
const CHAIN = 8;

/** A ledger in memory: what is open, what was concluded, and what follows from what follows. */
export class Stage {
  readonly facts: Fact[] = [];
  readonly findings: Finding[] = [];
  readonly entries: AwardEntry[] = [];
  readonly obligations = new Map<string, Obligation>();
  private readonly set: ClauseSet;
  private readonly known: Known;

  constructor(set: ClauseSet, known: Known) {
    this.set = set;
    this.known = known;
  }

  /** What is known, with the kinds of fact each subject has seen so far. */
  knownAt(): Known {
    const known: Record<string, Record<string, Value | null>> = { ...this.known };
    for (const { subject, kind } of this.facts) {
      const seen = known[subject]?.fact_kinds ?? [];
      known[subject] = { ...known[subject], fact_kinds: [...(seen as readonly Value[]), kind] };
    }
    return known;
  }

  play(fact: Fact, depth: number): void {
    if (depth === CHAIN) throw new Error(`${fact.kind}: facts lead to facts more than ${CHAIN} times`);
    const { findings, changes } = evaluate(
      this.set,
      fact,
      this.knownAt(),
      this.touchedBy(fact),
      this.entries,
    );
    this.facts.push(fact);
    this.findings.push(...findings);
    const discharged = changes.flatMap((change) => (change.change === 'discharged' ? [change.id] : []));
    const before = discharged.map((id) => this.obligations.get(id) as Obligation);
    for (const change of changes) this.apply(change);
    for (const met of before) this.play(dischargedFact(this.set, fact, met), depth + 1);
  }

  private touchedBy(fact: Fact): Obligation[] {
    const undoes = fact.kind.startsWith('fact.');
    return [...this.obligations.values()].filter(
      (one) =>
        (one.state === 'open' &&
          (one.subject === fact.subject || fact.refs.obligation === `obligation:${one.id}`)) ||
        (undoes && (one.fact === fact.data.fact || one.endedBy === fact.data.fact)),
    );
  }

  lapseUntil(now: Instant): void {
    for (;;) {
      const late = [...this.obligations.values()]
        .filter((one) => one.state === 'open' && !one.lapsed && one.dueAt !== null && one.dueAt <= now)
        .sort((a, b) => (a.dueAt as number) - (b.dueAt as number))[0];
      if (!late) return;
      this.play(aboutFact('obligation.lapsed', late, late.dueAt as number, 'system:clock'), 0);
    }
  }

  private apply(change: Change): void {
    if (change.change === 'award') this.entries.push(change.entry);
    else if (change.change === 'opened') {
      if (!this.obligations.has(change.obligation.id))
        this.obligations.set(change.obligation.id, change.obligation);
    } else {
      const one = this.obligations.get(change.id);
      if (one) this.obligations.set(one.id, changed(one, change));
    }
  }
}

const dischargedFact = (set: ClauseSet, by: Fact, met: Obligation): Fact =>
  aboutFact('obligation.discharged', met, by.at, by.actor, {
    days_late: daysLate(set.place, met.dueAt, by.at),
  });

/** What every fact about an obligation says of it. */
function aboutFact(kind: string, one: Obligation, at: Instant, actor: string, more: Fact['data'] = {}): Fact {
  const { clause, noun, slot, nth, holder, purpose } = one;
  return {
    id: hashId(kind, one.id),
    org: one.org,
    kind,
    at,
    recordedAt: at,
    subject: one.subject,
    refs: { ...one.refs, obligation: `obligation:${one.id}` },
    actor,
    data: { clause, noun, slot, nth, holder, purpose, ...more },
    source: 'clock',
  };
}
