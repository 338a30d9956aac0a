import type { Compiler } from './compiler.ts';
import type { Instant } from './fact.ts';
import { celOfPath } from './paths.ts';
import type { Moment } from './set.ts';

/** The instant a clause counts its times from: the one its `anchor` names, or the fact's own moment. */
export function anchorOf(
  c: Compiler,
  anchor: string | undefined,
  kind: string,
): (m: Moment) => Instant | undefined {
  if (anchor === undefined) return (m) => m.fact.at;
  const written = c.expression(celOfPath(anchor), kind, '/anchor', 'int');
  return (m) => {
    const from = written.run(m) as Instant | undefined;
    if (from === undefined) c.conclude(m, 'notEvaluable', {}, `${written.source} is missing`);
    return from;
  };
}
