import type { Award } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import { supersede } from '../ending.ts';
import type { Ref } from '../fact.ts';
import type { AwardEntry } from '../finding.ts';
import { raise } from '../opening.ts';
import type { Ending, Moment } from '../set.ts';

/** Who has to say yes before an entry takes effect; with several, each of them. */
export function compileDeciders(c: Compiler, clause: Award): readonly ((m: Moment) => Ref | undefined)[] {
  const by = clause.decidedBy;
  if (by === undefined) return [];
  const joint = typeof by === 'object' && 'all' in by;
  const holders = joint ? by.all : [by];
  return holders.map((one, i) => c.holder(one, clause.on, joint ? `/decidedBy/all/${i}` : '/decidedBy'));
}

/** A decision is owed by each: alone `decision`, jointly `decision/1`, `decision/2`. */
export function askDeciders(c: Compiler, m: Moment, entry: AwardEntry, deciders: readonly Ref[]): void {
  deciders.forEach((holder, i) => {
    raise(c, m, {
      fact: m.fact.id,
      subject: entry.member,
      slot: deciders.length === 1 ? 'decision' : `decision/${i + 1}`,
      nth: 1,
      noun: 'decide-award',
      strength: 'checklist',
      purpose: 'internal',
      holder,
      opensAt: m.fact.at,
      countsFrom: m.fact.at,
      targetAt: null,
      dueAt: null,
      refs: { award: `award:${entry.id}` },
    });
  });
}

/**
 * Whoever owed the decision has made it: alone on this entry, jointly where the fact names it. Once the appeal against
 * what was only proposed is decided, nobody is asked any more.
 */
export function decided(m: Moment): Ending | null {
  const one = m.obligation;
  if (!one) return null;
  if (m.fact.kind === 'appeal.decided')
    return m.fact.refs.proposal !== undefined && m.fact.refs.proposal === one.refs.award
      ? 'superseded'
      : null;
  if (m.fact.kind !== 'award.decided') return null;
  if (one.slot === 'decision') return m.fact.refs.award === one.refs.award ? 'met' : null;
  return m.fact.refs.obligation === `obligation:${one.id}` ? 'met' : null;
}

/** One no is enough: nobody else is asked any more. */
export function afterDecision(m: Moment): void {
  if (m.fact.data.amount !== 0) return;
  const { refs } = m.obligation ?? {};
  for (const other of m.touched)
    if (other.state === 'open' && other.id !== m.obligation?.id && other.refs.award === refs?.award)
      supersede({ ...m, obligation: other });
}
