import { daysLate } from './clocks.ts';
import type { Fact } from './fact.ts';
import type { Finding } from './finding.ts';
import type { Obligation } from './obligation.ts';
import { type Ending, type Moment, versionKey } from './set.ts';

/** How the obligation a moment looks at ends, and what is written then. */

export const readyOf = (m: Moment) =>
  m.obligation ? m.set.byVersion.get(versionKey(m.obligation.clause, m.obligation.n)) : undefined;

export const endingOf = (m: Moment): Ending | null => readyOf(m)?.ends?.(m) ?? null;

/** A fact names an obligation by reference; a correction or withdrawal names the fact behind it. */
export const names = (fact: Fact, one: Obligation): boolean =>
  Object.values(fact.refs).includes(`obligation:${one.id}`) ||
  (fact.kind.startsWith('fact.') && (fact.data.fact === one.fact || fact.data.fact === one.endedBy));

export function discharge(m: Moment): void {
  const one = m.obligation as Obligation;
  m.changes.push({ change: 'discharged', id: one.id, by: m.fact.id, at: m.fact.at });
  conclude(m, 'met', { noun: one.noun, late: daysLate(m.set.place, one.dueAt, m.fact.at) });
  endTold(m, one);
  readyOf(m)?.afterMet?.(m);
}

export function supersede(m: Moment): void {
  const one = m.obligation as Obligation;
  m.changes.push({ change: 'superseded', id: one.id, by: m.fact.id, at: m.fact.at });
  conclude(m, 'superseded', { noun: one.noun });
  endTold(m, one);
}

/** Who was to hear of a lapse need not, once the thing is done or no longer owed. */
function endTold(m: Moment, ended: Obligation): void {
  for (const told of m.touched)
    if (
      told.state === 'open' &&
      told.slot.includes('/lapse/') &&
      told.refs.obligation === `obligation:${ended.id}`
    ) {
      m.changes.push({ change: 'superseded', id: told.id, by: m.fact.id, at: m.fact.at });
      conclude({ ...m, obligation: told }, 'superseded', { noun: told.noun });
    }
}

export function conclude(
  m: Moment,
  outcome: Finding['outcome'],
  detail: Finding['detail'],
  reason: string | null = null,
): void {
  const one = m.obligation as Obligation;
  m.findings.push({
    clause: one.clause,
    n: one.n,
    scope: 'fact',
    subject: one.subject,
    outcome,
    detail: { obligation: one.id, ...detail },
    reason,
  });
}
