import type { ASTNode } from '@marcbachmann/cel-js';
import type { Run } from './set.ts';

/** The parts of `a && b && c`, as one list. */
export const joinedBy = (op: '&&' | '||', node: ASTNode): ASTNode[] =>
  node.op === op ? node.args.flatMap((side) => joinedBy(op, side)) : [node];

/** The first part that decides ends it; one that cannot be told leaves the rest a chance to decide. */
export function logical(parts: readonly Run[], deciding: boolean): Run {
  const [first, second, third] = parts;
  if (parts.length === 2) return ofTwo(first as Run, second as Run, deciding);
  if (parts.length === 3) return ofThree(first as Run, second as Run, third as Run, deciding);
  return (m) => {
    let told = true;
    for (const part of parts) {
      const value = part(m);
      if (value === deciding) return deciding;
      if (value === undefined) told = false;
    }
    return told ? !deciding : undefined;
  };
}

/** Most conditions join two or three parts; written out, they run without a loop. */
const ofTwo =
  (first: Run, second: Run, deciding: boolean): Run =>
  (m) => {
    const a = first(m);
    if (a === deciding) return deciding;
    const b = second(m);
    if (b === deciding) return deciding;
    return a === undefined || b === undefined ? undefined : !deciding;
  };

const ofThree =
  (first: Run, second: Run, third: Run, deciding: boolean): Run =>
  (m) => {
    const a = first(m);
    if (a === deciding) return deciding;
    const b = second(m);
    if (b === deciding) return deciding;
    const c = third(m);
    if (c === deciding) return deciding;
    return a === undefined || b === undefined || c === undefined ? undefined : !deciding;
  };
