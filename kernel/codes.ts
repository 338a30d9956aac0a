import type { ASTNode } from '@marcbachmann/cel-js';
import { nodesOf, typeOf } from './compilation.ts';
import type { Fault } from './place.ts';
import type { Setting } from './schema.ts';
import { nearest, text } from './text.ts';

/** A code that its field does not know makes a condition that can never hold, and nobody would notice. */
export function codeFault(ast: ASTNode, setting: Setting): Fault | null {
  for (const node of nodesOf(ast)) {
    if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') continue;
    const [left, right] = node.args;
    const fault = unknownCode(left, right, setting) ?? unknownCode(right, left, setting);
    if (fault) return fault;
  }
  return null;
}

function unknownCode(field: ASTNode, literal: ASTNode, setting: Setting): Fault | null {
  const codes = codesOf(field, setting);
  if (!codes) return null;
  const values = literal.op === 'list' ? literal.args : [literal];
  for (const value of values)
    if (value.op === 'value' && typeof value.args === 'string' && !(value.args in codes)) {
      const near = nearest(value.args, Object.keys(codes));
      const all = Object.keys(codes);
      return {
        message: text(`没有代码 ${value.args}`, `There is no code ${value.args}`),
        mend: near
          ? text(`是不是 ${near}?`, `Did you mean ${near}?`)
          : text(`可用:${all.join('、')}`, `It may be: ${all.join(', ')}`),
      };
    }
  return null;
}

const codesOf = (node: ASTNode, setting: Setting) =>
  node.op === '.'
    ? setting.schema.types.get(typeOf(node.args[0], setting))?.get(node.args[1])?.codes
    : undefined;
