import { type ASTNode, parse } from '@marcbachmann/cel-js';
import type { Condition } from './owes.ts';
import { sourceOf } from './source.ts';

/**
 * Whether two conditions can never hold together, as far as comparing their parts can prove it. Not proved means
 * "they may": two clauses that may both apply are shown to whoever adopts them.
 */
export function provablyDisjoint(a: Condition | undefined, b: Condition | undefined): boolean {
  const [left, right] = [casesOf(a), casesOf(b)];
  return left.every((x) => right.every((y) => contradictory([...x, ...y])));
}

/** A condition that no fact can satisfy. */
export const provablyFalse = (condition: Condition | undefined): boolean =>
  casesOf(condition).every(contradictory);

/** What one part says of one value. */
type Claim =
  | { of: string; is: 'one'; values: readonly unknown[] }
  | { of: string; is: 'none'; values: readonly unknown[] }
  | { of: string; is: 'within'; from: number; to: number };

type Case = readonly Claim[];

/** More cases than this are not worth the proof. */
const MOST = 64;

function casesOf(condition: Condition | undefined): readonly Case[] {
  if (condition === undefined) return [[]];
  try {
    return cases(parse(condition).ast, true);
  } catch {
    return [[]];
  }
}

/** Either-ors spelt out: a case is a list of claims that hold together. */
function cases(node: ASTNode, holds: boolean): readonly Case[] {
  if (node.op === '!_') return cases(node.args, !holds);
  if (node.op === '&&' || node.op === '||') {
    const [left, right] = node.args.map((side) => cases(side, holds)) as [readonly Case[], readonly Case[]];
    if ((node.op === '&&') !== holds) return bounded([...left, ...right]);
    return bounded(left.flatMap((x) => right.map((y) => [...x, ...y])));
  }
  if (node.op === 'value' && typeof node.args === 'boolean') return node.args === holds ? [[]] : [];
  const claim = claimOf(node, holds);
  return [claim ? [claim] : []];
}

const bounded = (list: readonly Case[]): readonly Case[] => (list.length > MOST ? [[]] : list);

function claimOf(node: ASTNode, holds: boolean): Claim | null {
  const compared = compare(node, holds);
  if (compared) return compared;
  // A truth value by itself: `has(x)`, `subject.active`
  if (node.op === 'call' || node.op === '.' || node.op === 'rcall')
    return { of: named(node), is: 'one', values: [holds] };
  return null;
}

const NEGATED: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

function compare(node: ASTNode, holds: boolean): Claim | null {
  if (node.op === 'in') return listed(node, holds);
  if (!(node.op in NEGATED)) return null;
  const [left, right] = node.args as unknown as [ASTNode, ASTNode];
  if (right.op !== 'value') return null;
  const op = holds ? node.op : (NEGATED[node.op] as string);
  const of = named(left);
  const value = typeof right.args === 'bigint' ? Number(right.args) : right.args;
  if (op === '==') return { of, is: 'one', values: [value] };
  if (op === '!=') return { of, is: 'none', values: [value] };
  return typeof value === 'number' ? { of, is: 'within', ...rangeOf(op, value) } : null;
}

const rangeOf = (op: string, value: number): { from: number; to: number } => {
  if (op === '<') return { from: -Infinity, to: value - 1 };
  if (op === '<=') return { from: -Infinity, to: value };
  return { from: op === '>' ? value + 1 : value, to: Infinity };
};

function listed(node: ASTNode, holds: boolean): Claim | null {
  const [left, right] = node.args as unknown as [ASTNode, ASTNode];
  if (right.op !== 'list' || !right.args.every((item) => item.op === 'value')) return null;
  return { of: named(left), is: holds ? 'one' : 'none', values: right.args.map((item) => item.args) };
}

/** Line breaks and widths of gaps make no other value. */
const named = (node: ASTNode): string => sourceOf(node).replace(/\s+/g, ' ');

/** Two claims about one value that cannot both be true. */
const contradictory = (claims: Case): boolean =>
  claims.some((a, i) => claims.slice(i + 1).some((b) => a.of === b.of && (clash(a, b) || clash(b, a))));

function clash(a: Claim, b: Claim): boolean {
  if (a.is === 'within') return b.is === 'within' && Math.max(a.from, b.from) > Math.min(a.to, b.to);
  if (a.is !== 'one') return false;
  if (b.is === 'one') return !a.values.some((value) => b.values.includes(value));
  if (b.is === 'none') return a.values.every((value) => b.values.includes(value));
  return a.values.every((value) => Number(value) < b.from || Number(value) > b.to);
}
