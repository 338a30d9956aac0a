import type { ASTNode } from '@marcbachmann/cel-js';
import type { Needs } from './candidates.ts';
import { constantOf } from './closures.ts';
import { type Compilation, compilation } from './compilation.ts';
import { datumOf } from './datum.ts';
import type { Value } from './fact.ts';
import { joinedBy } from './logical.ts';
import type { Setting } from './schema.ts';

/**
 * What the fact must say for the expression not to be false: the first of the parts joined by `&&` that compares a
 * field with a value, as `fact.data.outcome == "bought"` and `!fact.data.attended` do.
 */
export function needsOf(ast: ASTNode, setting: Setting): Needs | null {
  for (const part of joinedBy('&&', ast)) {
    const needs = flagOf(part, compilation(setting)) ?? comparedOf(part, compilation(setting));
    if (needs) return needs;
  }
  return null;
}

function flagOf(part: ASTNode, c: Compilation): Needs | null {
  const negated = part.op === '!_';
  const datum = datumOf(negated ? part.args : part, c);
  return datum?.primitive === 'boolean' ? { ...datum, among: [!negated] } : null;
}

function comparedOf(part: ASTNode, c: Compilation): Needs | null {
  if (part.op !== '==' && part.op !== 'in') return null;
  const [left, right] = part.args;
  const datum = datumOf(left, c);
  const constant = datum ? constantOf(right, c) : undefined;
  if (!datum || constant === undefined || Array.isArray(constant) !== (part.op === 'in')) return null;
  return { ...datum, among: [constant].flat() as Value[] };
}
