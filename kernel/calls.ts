import type { ASTNode } from '@marcbachmann/cel-js';
import { type Compilation, type MakeRun, NotInConditions, type Of } from './compilation.ts';
import type { Value } from './fact.ts';
import { callOf } from './functions.ts';
import { methods, size } from './operators.ts';
import { has } from './reads.ts';
import type { Run } from './set.ts';
import { type Item, walks } from './walks.ts';

/** Calls within conditions: the named functions, methods of texts and lists, and the list macros. */

export function call(node: Of<'call'>, c: Compilation, closure: MakeRun): Run {
  const [name, args] = node.args;
  if (name === 'has') return has(args[0] as ASTNode, c, closure);
  const runs = args.map((arg) => closure(arg, c));
  const apply = name === 'size' ? size : callOf(name, c.place);
  if (!apply) throw new NotInConditions(node, `the function ${name}`);
  return (m) => {
    const values = runs.map((run) => run(m));
    return values.includes(undefined) ? undefined : apply(...(values as Value[]));
  };
}

export function method(node: Of<'rcall'>, c: Compilation, closure: MakeRun): Run {
  const [name, receiver, args] = node.args;
  const of = closure(receiver, c);
  const [first, second] = args as [ASTNode, ASTNode];
  if (name === 'size' && args.length === 0) {
    return (m) => {
      const value = of(m);
      return value === undefined ? undefined : size(value);
    };
  }
  if (name in walks && first?.op === 'id' && args.length === 2)
    return walk({ node, of, name: first.args, predicate: second }, c, closure);
  const apply = methods[name];
  if (!apply) throw new NotInConditions(node, `the function ${name}`);
  const other = closure(first, c);
  return (m) => {
    const [a, b] = [of(m), other(m)];
    return a === undefined || b === undefined ? undefined : apply(a as string, b as string);
  };
}

interface Walk {
  node: Of<'rcall'>;
  of: Run;
  /** The variable that stands for each item. */
  name: string;
  predicate: ASTNode;
}

function walk({ node, of, name, predicate }: Walk, c: Compilation, closure: MakeRun): Run {
  const at = c.frame.length;
  c.frame.push(undefined);
  const outer = c.locals.get(name);
  c.locals.set(name, at);
  const test = closure(predicate, c);
  if (outer === undefined) c.locals.delete(name);
  else c.locals.set(name, outer);
  const conclude = walks[node.args[0]] as (items: readonly Item[]) => Value | undefined;
  const { frame } = c;
  return (m) => {
    const items = of(m);
    if (items === undefined) return undefined;
    return conclude(
      (items as readonly Value[]).map((item) => {
        frame[at] = item;
        return { item, result: test(m) };
      }),
    );
  };
}
