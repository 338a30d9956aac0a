import { applyBuiltIn } from './built-in.ts';
import { conclude, discharge, endingOf, names, supersede } from './ending.ts';
import type { Fact, Known, Ref } from './fact.ts';
import type { AwardEntry, Change, Finding } from './finding.ts';
import type { Obligation } from './obligation.ts';
import { type ClauseSet, inForce, type Moment, type Need } from './set.ts';

export interface Evaluation {
  findings: readonly Finding[];
  changes: readonly Change[];
}

/**
 * What follows from a fact: pure, so that the same fact, known and obligations always give the same.
 *
 * @param touched the open obligations of the fact's subject and those its refs name; for `fact.corrected` and
 *   `fact.withdrawn` also every obligation the old fact opened or ended, whatever its state.
 * @param entries the award entries the old fact made, or that an appeal names.
 */
export function evaluate(
  set: ClauseSet,
  fact: Fact,
  known: Known,
  touched: readonly Obligation[],
  entries: readonly AwardEntry[] = [],
): Evaluation {
  const m = momentOf(set, fact, known, touched, entries, null);
  judge(m);
  return { findings: m.findings, changes: m.changes };
}

/** The answers still wanted before these facts can be evaluated: ask, merge and call again until it is empty. */
export function missing(
  set: ClauseSet,
  facts: readonly Fact[],
  touched: readonly Obligation[],
  known: Known,
): readonly Need[] {
  const needs = new Map<string, Need>();
  const asks = asker(set, needs);
  const touchedBy = touchIndex(touched);
  for (const fact of facts) {
    const m = momentOf(set, fact, known, touchedBy(fact), [], asks);
    judge(m);
    for (const one of set.byAct.get(fact.kind)?.all ?? []) if (inForce(one, m.day)) one.weigh(m);
  }
  return [...needs.values()];
}

const asker = (set: ClauseSet, needs: Map<string, Need>) => (of: Ref, question: string) => {
  const kind = of.slice(0, of.indexOf(':'));
  if (set.answerable.has(`${kind}.${question}`) || set.answerable.has(`any.${question}`))
    needs.set(`${of} ${question}`, { of, question });
};

/** Obligations by subject and by the ids and facts that facts may name. */
function touchIndex(touched: readonly Obligation[]): (fact: Fact) => readonly Obligation[] {
  const bySubject = new Map<Ref, Obligation[]>();
  for (const one of touched) {
    const of = bySubject.get(one.subject);
    if (of) of.push(one);
    else bySubject.set(one.subject, [one]);
  }
  return (fact) => {
    const own = bySubject.get(fact.subject) ?? [];
    if (fact.refs.obligation === undefined && !fact.kind.startsWith('fact.')) return own;
    return [...own, ...touched.filter((one) => one.subject !== fact.subject && names(fact, one))];
  };
}

export function momentOf(
  set: ClauseSet,
  fact: Fact,
  known: Known,
  touched: readonly Obligation[],
  entries: readonly AwardEntry[],
  need: Moment['need'],
  text: string | null = null,
): Moment {
  const named = fact.refs.obligation
    ? touched.find((one) => fact.refs.obligation === `obligation:${one.id}`)
    : undefined;
  return {
    set,
    fact,
    known,
    obligation: named ?? null,
    each: null,
    text,
    sheet: null,
    day: set.zone.dayOf(fact.at),
    touched,
    entries,
    findings: [],
    changes: [],
    need,
  };
}

/** First what it ends, then what it begins: nothing is met by the fact that opened it. */
function judge(m: Moment): void {
  if (m.touched.length > 0 || m.entries.length > 0) {
    applyBuiltIn(m);
    endObligations(m);
  }
  const clauses = m.set.byKind.get(m.fact.kind);
  if (clauses) for (const ready of clauses) if (inForce(ready, m.day)) ready.judge?.(m);
}

function endObligations(m: Moment): void {
  const met: Moment[] = [];
  for (const obligation of m.touched) {
    if (obligation.state !== 'open') continue;
    const at = { ...m, obligation };
    const ending = endingOf(at);
    if (ending === 'superseded') supersede(at);
    else if (ending === 'met') met.push(at);
    else if (ending === 'early') conclude(at, 'notOwed', { early: true });
  }
  for (const one of chosen(met)) discharge(one);
}

/**
 * One call-back is one call-back: of several like obligations (same noun, holder and subject) a fact meets the
 * one that is due first, or exactly those its refs name.
 */
function chosen(met: readonly Moment[]): readonly Moment[] {
  const groups = new Map<string, Moment[]>();
  for (const one of met) {
    const { noun, holder, subject } = one.obligation as Obligation;
    const key = `${noun} ${holder} ${subject}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const named = group.filter((one) =>
      Object.values(one.fact.refs).includes(`obligation:${one.obligation?.id}`),
    );
    return named.length > 0 ? named : [group.reduce(dueFirst)];
  });
}

function dueFirst(a: Moment, b: Moment): Moment {
  const [x, y] = [a.obligation as Obligation, b.obligation as Obligation];
  const difference = (x.dueAt ?? Infinity) - (y.dueAt ?? Infinity);
  if (difference !== 0 && !Number.isNaN(difference)) return difference < 0 ? a : b;
  return x.id <= y.id ? a : b;
}
