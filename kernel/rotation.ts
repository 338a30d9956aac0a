import type { Compiler } from './compiler.ts';
import type { Question, Ref, Value } from './fact.ts';
import type { Obligation } from './obligation.ts';
import type { Holder, Rota } from './owes.ts';
import type { Extra } from './schema.ts';
import type { Moment } from './set.ts';
import { text } from './text.ts';

/** In turn: whoever comes after the one whose turn it was last. The ledger tells who that was, by clause. */

export const lastTurn: Question = {
  name: 'last_turn',
  of: 'clause',
  gives: { type: 'ref', of: 'any', text: text('上次轮到谁', 'whose turn it was last') },
};

export const isRota = (of: Holder | Rota): of is Rota => typeof of === 'object' && 'rotate' in of;

export function compileRota(
  c: Compiler,
  { rotate }: Rota,
  kind: string,
  pointer: string,
  extra?: Extra,
): (m: Moment) => Ref | undefined {
  const group = groupOf(c, rotate, kind, pointer, extra);
  const { clause } = c.version;
  return (m) => {
    const members = group(m);
    const last = answer(m, `clause:${clause}`, lastTurn.name);
    if (!Array.isArray(members) || last === undefined) return undefined;
    const kept = m.touched.find((one) => isSame(one, clause, m));
    // What is moved to another day stays with whoever had it
    return (kept && members.includes(kept.holder) ? kept.holder : after(members, last)) as Ref | undefined;
  };
}

const isSame = (one: Obligation, clause: string, m: Moment): boolean =>
  one.clause === clause && one.subject === m.fact.subject && !one.slot.includes('/');

const after = (members: readonly Value[], last: Value | null): Value | undefined =>
  members[last === null ? 0 : (members.indexOf(last) + 1) % members.length];

/** The holders of a post, or a path to a list of people. */
function groupOf(
  c: Compiler,
  rotate: string,
  kind: string,
  pointer: string,
  extra?: Extra,
): (m: Moment) => Value | null | undefined {
  if (rotate.startsWith('post:')) return (m) => answer(m, rotate, 'holders');
  return c.path(rotate, kind, `${pointer}/rotate`, extra).run;
}

/** What is known of a reference by itself; what is not known yet is asked for. */
function answer(m: Moment, of: Ref, question: string): Value | null | undefined {
  const value = m.known[of]?.[question];
  if (value === undefined) m.need?.(of, question);
  return value;
}
