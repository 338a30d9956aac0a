import { applyToAwards, reverse } from './awards.ts';
import { parseInstant } from './dates.ts';
import { conclude, readyOf, supersede } from './ending.ts';
import type { Instant } from './fact.ts';
import type { Obligation } from './obligation.ts';
import type { Moment } from './set.ts';

/** What the ledger's own kinds of fact do to obligations and award entries, whatever the clauses say. */
export function applyBuiltIn(m: Moment): void {
  const { kind } = m.fact;
  if (kind === 'fact.withdrawn' || kind === 'fact.corrected') undo(m);
  else if (m.obligation?.state === 'open') steps[kind]?.(m, m.obligation);
  applyToAwards(m);
}

const steps: Readonly<Record<string, (m: Moment, one: Obligation) => void>> = {
  'obligation.waived': (m, one) => {
    m.changes.push({ change: 'waived', id: one.id, by: m.fact.id, at: m.fact.at });
    conclude(m, 'superseded', { noun: one.noun, waived: true });
  },
  'obligation.delegated': (m, one) => {
    const to = m.fact.data.to;
    if (typeof to === 'string') m.changes.push({ change: 'delegated', id: one.id, holder: to });
  },
  'obligation.claimed': (m, one) => {
    const released = m.fact.data.released === true;
    const by = released ? null : m.fact.actor;
    m.changes.push({
      change: 'claimed',
      id: one.id,
      by,
      until: released ? null : instantOf(m.fact.data.until),
    });
  },
  'obligation.redated': (m, one) => {
    const { opens, counts_from, target, due } = m.fact.data;
    m.changes.push({
      change: 'redated',
      id: one.id,
      opensAt: instantOf(opens) ?? one.opensAt,
      countsFrom: instantOf(counts_from) ?? one.countsFrom,
      targetAt: instantOf(target),
      dueAt: instantOf(due),
    });
  },
  // Made once, also after days of outage, and never before its time
  'obligation.lapsed': (m, one) => {
    if (one.lapsed || one.dueAt === null || m.fact.at < one.dueAt) return;
    m.changes.push({ change: 'lapsed', id: one.id });
    readyOf(m)?.afterLapse?.(m);
  },
};

const instantOf = (value: unknown): Instant | null =>
  typeof value === 'number' ? value : typeof value === 'string' ? parseInstant(value) : null;

/** What a withdrawn or corrected fact opened is superseded, what it met is open again, its awards are reversed. */
function undo(m: Moment): void {
  const undone = m.fact.data.fact;
  for (const obligation of m.touched) {
    const at = { ...m, obligation };
    if (obligation.fact === undone && obligation.state === 'open') supersede(at);
    if (obligation.endedBy === undone && obligation.fact !== undone && obligation.state !== 'open') {
      m.changes.push({ change: 'reopened', id: obligation.id });
      conclude(at, 'owes', { noun: obligation.noun, reopened: true });
    }
  }
  for (const entry of m.entries) if (entry.fact === undone && entry.state !== 'reversed') reverse(m, entry);
}
