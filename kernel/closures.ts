import type { ASTNode } from '@marcbachmann/cel-js';
import { call, method } from './calls.ts';
import { againstConstant, numberAgainst, textAgainst } from './comparisons.ts';
import { type Compilation, NotInConditions, type Of, typeOf } from './compilation.ts';
import { type Datum, datumOf } from './datum.ts';
import type { Value } from './fact.ts';
import { joinedBy, logical } from './logical.ts';
import { operators } from './operators.ts';
import { access, variable } from './reads.ts';
import type { Moment, Run } from './set.ts';
import { sourceOf } from './source.ts';

/**
 * A type-checked CEL expression as closures over plain numbers. "Not evaluable" travels through every operator but
 * a deciding `false &&` or `true ||`, as errors do in CEL; a property test holds these closures and the CEL library
 * to one answer.
 */
export function closure(node: ASTNode, c: Compilation): Run {
  switch (node.op) {
    case 'value':
      return literal(node);
    case 'id':
      return variable(node, c);
    case '.':
      return leaf(node, access(node, c, closure), c);
    case '[]':
      return element(node, c);
    case '&&':
    case '||':
      return logical(
        joinedBy(node.op, node).map((part) => closure(part, c)),
        node.op === '||',
      );
    case '?:':
      return conditional(node, c);
    case '!_':
      return not(closure(node.args, c));
    case '-_':
      return negative(closure(node.args, c));
    case 'list':
      return list(node.args.map((item) => closure(item, c)));
    case 'call':
      return call(node, c, closure);
    case 'rcall':
      return method(node, c, closure);
    case '.?':
    case '[?]':
    case 'map':
      throw new NotInConditions(node, node.op === 'map' ? 'a map' : `the operator ${node.op}`);
    default:
      return binary(node, c);
  }
}

function literal(node: Of<'value'>): Run {
  const value = literalValue(node);
  return () => value;
}

function literalValue(node: Of<'value'>): Value {
  const { args } = node;
  if (typeof args === 'bigint') return Number(args);
  if (typeof args === 'string' || typeof args === 'boolean') return args;
  throw new NotInConditions(node, typeof args === 'number' ? 'a number with a fraction' : 'this literal');
}

function leaf(node: ASTNode, run: Run, c: Compilation): Run {
  // A value read within `exists(x, …)` has no meaning outside it
  if (c.locals.size === 0) c.leaves.push({ source: sourceOf(node), run });
  return run;
}

function element(node: Of<'[]'>, c: Compilation): Run {
  if (!typeOf(node.args[0], c).startsWith('list'))
    throw new NotInConditions(node, 'an index on anything but a list');
  const [of, at] = [closure(node.args[0], c), closure(node.args[1], c)];
  return (m) => {
    const [items, index] = [of(m), at(m)];
    return items === undefined || index === undefined
      ? undefined
      : (items as readonly Value[])[index as number];
  };
}

function conditional(node: Of<'?:'>, c: Compilation): Run {
  const [test, yes, no] = node.args.map((part) => closure(part, c)) as [Run, Run, Run];
  return (m) => {
    const decided = test(m);
    return decided === undefined ? undefined : decided ? yes(m) : no(m);
  };
}

const not =
  (of: Run): Run =>
  (m) => {
    const value = of(m);
    return value === undefined ? undefined : !value;
  };

const negative =
  (of: Run): Run =>
  (m) => {
    const value = of(m);
    return value === undefined ? undefined : 0 - (value as number);
  };

const list =
  (items: readonly Run[]): Run =>
  (m) => {
    const values: Value[] = [];
    for (const item of items) {
      const value = item(m);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  };

function binary(node: ASTNode, c: Compilation): Run {
  const [left, right] = node.args as unknown as [ASTNode, ASTNode];
  const operate = operators[node.op];
  if (!operate) throw new NotInConditions(node, `the operator ${node.op}`);
  const a = closure(left, c);
  const constant = constantOf(right, c);
  const read = readAgainst(node.op, datumOf(left, c), constant);
  if (read) return read;
  const compare = againstConstant[node.op];
  if (compare && constant !== undefined && (node.op === 'in' || !Array.isArray(constant)))
    return compare(a, constant);
  const b = closure(right, c);
  return (m) => {
    const x = a(m);
    const y = b(m);
    return x === undefined || y === undefined ? undefined : operate(x, y);
  };
}

function readAgainst(op: string, datum: Datum | null, constant: Value | undefined): Run | undefined {
  if (datum?.primitive === 'number' && typeof constant === 'number')
    return numberAgainst[op]?.(datum.name, constant);
  if (datum?.primitive === 'string' && typeof constant === 'string')
    return textAgainst[op]?.(datum.name, constant);
  return undefined;
}

/** A literal, a list of literals or a parameter: known once and for all. */
export function constantOf(node: ASTNode, c: Compilation): Value | undefined {
  if (node.op === 'value') return literalValue(node);
  if (node.op === '.' && node.args[0].op === 'id' && node.args[0].args === 'params')
    return closure(node, c)({} as Moment);
  if (node.op !== 'list') return undefined;
  const items = node.args.map((item) => constantOf(item, c));
  return items.some((item) => item === undefined || Array.isArray(item)) ? undefined : (items as Value[]);
}
