import type { ASTNode } from '@marcbachmann/cel-js';
import { durationMs, parseDate, parseInstant } from './dates.ts';
import type { FieldType, Ref, Value } from './fact.ts';
import { callOf } from './functions.ts';
import type { Schema, Variables } from './schema.ts';
import type { Moment, Place } from './set.ts';

/**
 * A type-checked CEL expression as closures over plain numbers. `undefined` is "not evaluable": a value is
 * missing or of the wrong type. It travels through every operator but a deciding `false &&` or `true ||`, as
 * errors do in CEL; a property test holds these closures and the CEL library to one answer.
 */
export type Run = (m: Moment) => Value | undefined;

/** A value the expression reads, as written. */
export interface Leaf {
  source: string;
  run: Run;
}

export interface Compilation {
  readonly schema: Schema;
  readonly variables: Variables;
  readonly params: Readonly<Record<string, Value>>;
  readonly place: Place;
  readonly leaves: Leaf[];
  /** Variables of `exists`, `all`, `filter`, `map`: name → place in the frame. */
  readonly locals: Map<string, number>;
  readonly frame: (Value | undefined)[];
}

export class NotInConditions extends Error {
  readonly node: ASTNode;
  constructor(node: ASTNode, what: string) {
    super(what);
    this.node = node;
  }
}

type Of<T extends ASTNode['op']> = Extract<ASTNode, { op: T }>;
const typeName = (node: ASTNode): string =>
  (node as { checkedType?: { name: string } }).checkedType?.name ?? '';

export function closure(node: ASTNode, c: Compilation): Run {
  switch (node.op) {
    case 'value':
      return literal(node);
    case 'id':
      return variable(node, c);
    case '.':
      return leaf(node, access(node, c), c);
    case '[]':
      return element(node, c);
    case '&&':
    case '||':
      return logical(closure(node.args[0], c), closure(node.args[1], c), node.op === '||');
    case '?:':
      return conditional(node, c);
    case '!_':
      return not(closure(node.args, c));
    case '-_':
      return negative(closure(node.args, c));
    case 'list':
      return list(node.args.map((item) => closure(item, c)));
    case 'call':
      return call(node, c);
    case 'rcall':
      return method(node, c);
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

function variable(node: Of<'id'>, c: Compilation): Run {
  const local = c.locals.get(node.args);
  if (local !== undefined) {
    const { frame } = c;
    return () => frame[local];
  }
  switch (node.args) {
    case 'subject':
      return (m) => m.fact.subject;
    case 'actor':
      return (m) => m.fact.actor;
    case 'organisation':
      return (m) => `organisation:${m.fact.org}`;
    case 'each':
      return (m) => m.each ?? undefined;
    default:
      throw new NotInConditions(node, `\`${node.args}\` by itself`);
  }
}

function leaf(node: ASTNode, run: Run, c: Compilation): Run {
  // A value read within `exists(x, …)` has no meaning outside it
  if (c.locals.size === 0) c.leaves.push({ source: node.input.slice(node.start, node.end), run });
  return run;
}

const ofFact: Readonly<Record<string, Run>> = {
  id: (m) => m.fact.id,
  kind: (m) => m.fact.kind,
  at: (m) => m.fact.at,
  subject: (m) => m.fact.subject,
  actor: (m) => m.fact.actor,
  source: (m) => m.fact.source,
};

const ofObligation: Readonly<Record<string, Run>> = {
  id: (m) => m.obligation?.id,
  clause: (m) => m.obligation?.clause,
  noun: (m) => m.obligation?.noun,
  slot: (m) => m.obligation?.slot,
  nth: (m) => m.obligation?.nth,
  strength: (m) => m.obligation?.strength,
  purpose: (m) => m.obligation?.purpose,
  holder: (m) => m.obligation?.holder,
  subject: (m) => m.obligation?.subject,
  opens_at: (m) => m.obligation?.opensAt,
  counts_from: (m) => m.obligation?.countsFrom,
  target_at: (m) => m.obligation?.targetAt ?? undefined,
  due_at: (m) => m.obligation?.dueAt ?? undefined,
  lapsed: (m) => m.obligation?.lapsed,
};

function access(node: Of<'.'>, c: Compilation): Run {
  const [target, name] = node.args;
  const root = target.op === 'id' && !c.locals.has(target.args) ? target.args : null;
  if (root === 'params') return param(name, c);
  if (root === 'obligation') return ofObligation[name] as Run;
  if (root === 'fact') return ofFact[name] ?? notAlone(node);
  if (target.op === '.' && target.args[0].op === 'id' && target.args[0].args === 'fact')
    return target.args[1] === 'data' ? datum(name, fieldOf(target, name, c)) : reference(name);
  return answer(closure(target, c), name, fieldOf(target, name, c));
}

const notAlone = (node: ASTNode): never => {
  throw new NotInConditions(node, 'the whole of `fact.data` or `fact.refs`');
};

function param(name: string, c: Compilation): Run {
  const value = c.params[name];
  const seen = value === undefined ? undefined : asParam(value);
  return () => seen;
}

/** Durations are milliseconds and dates are days, whatever their unit is called. */
const asParam = (value: Value): Value | undefined => {
  if (Array.isArray(value)) return value.map((item) => asParam(item) as Value);
  if (typeof value !== 'string') return value;
  if (/^-?PT?\d/.test(value)) return durationMs(value) ?? undefined;
  return parseDate(value) ?? parseInstant(value) ?? value;
};

/** `has(…)` is not type-checked by the library, so its inner links are looked up here. */
function fieldOf(target: ASTNode, name: string, c: Compilation): FieldType {
  return c.schema.types.get(typeOf(target, c))?.get(name)?.type ?? 'code';
}

export function typeOf(node: ASTNode, c: Pick<Compilation, 'schema' | 'variables'>): string {
  const checked = typeName(node);
  if (checked) return checked;
  if (node.op === 'id') return c.variables.get(node.args) ?? '';
  if (node.op === '.') return c.schema.types.get(typeOf(node.args[0], c))?.get(node.args[1])?.cel ?? '';
  return '';
}

/** Days and instants are written as text and reach conditions as numbers. */
function converter(type: FieldType): ((value: Value) => Value | undefined) | null {
  if (typeof type === 'object') {
    const item = converter(type.list);
    return item && ((value) => (value as readonly Value[]).map((v) => item(v) as Value));
  }
  const parse = { date: parseDate, instant: parseInstant, duration: durationMs }[type as 'date'];
  return parse
    ? (value) => (typeof value === 'number' ? value : (parse(value as string) ?? undefined))
    : null;
}

const expected = (type: FieldType): ((value: Value) => boolean) => {
  if (typeof type === 'object') return Array.isArray;
  if (type === 'int' || type === 'fen') return Number.isSafeInteger;
  if (type === 'bool') return (value) => typeof value === 'boolean';
  return (value) => typeof value === 'string' || typeof value === 'number';
};

function datum(name: string, type: FieldType): Run {
  const convert = converter(type);
  const fits = expected(type);
  if (convert)
    return (m) => {
      const value = m.fact.data[name];
      return value === undefined || !fits(value) ? undefined : convert(value);
    };
  return (m) => {
    const value = m.fact.data[name];
    return value !== undefined && fits(value) ? value : undefined;
  };
}

const reference =
  (name: string): Run =>
  (m) =>
    m.fact.refs[name];

/** What a module answered. An answer not known yet is asked for; `null` means the module says there is none. */
function answer(target: Run, name: string, type: FieldType): Run {
  const convert = converter(type);
  const fits = expected(type);
  return (m) => {
    const of = target(m) as Ref | undefined;
    if (of === undefined) return undefined;
    const value = m.known[of]?.[name];
    if (value === undefined) {
      m.need?.(of, name);
      return undefined;
    }
    if (value === null || !fits(value)) return undefined;
    return convert ? convert(value) : value;
  };
}

function element(node: Of<'[]'>, c: Compilation): Run {
  if (!typeName(node.args[0]).startsWith('list'))
    throw new NotInConditions(node, 'an index on anything but a list');
  const [of, at] = [closure(node.args[0], c), closure(node.args[1], c)];
  return (m) => {
    const [items, index] = [of(m), at(m)];
    return items === undefined || index === undefined
      ? undefined
      : (items as readonly Value[])[index as number];
  };
}

function logical(left: Run, right: Run, deciding: boolean): Run {
  return (m) => {
    const a = left(m);
    if (a === deciding) return deciding;
    const b = right(m);
    if (b === deciding) return deciding;
    return a === undefined || b === undefined ? undefined : !deciding;
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

const equal = (a: Value, b: Value): boolean =>
  a === b ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((item, i) => equal(item, b[i] as Value)));

const safe = (n: number): number | undefined => (Number.isSafeInteger(n) ? n + 0 : undefined);

type Operate = (a: Value, b: Value) => Value | undefined;
const numbers =
  (operate: (a: number, b: number) => number | undefined): Operate =>
  (a, b) =>
    operate(a as number, b as number);

const operators: Readonly<Record<string, Operate>> = {
  '==': equal,
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '-': numbers((a, b) => safe(a - b)),
  '*': numbers((a, b) => safe(a * b)),
  // Whole numbers only: division drops the rest towards zero, and by zero it cannot be computed
  '/': numbers((a, b) => (b === 0 ? undefined : safe(Math.trunc(a / b)))),
  '%': numbers((a, b) => (b === 0 ? undefined : safe(a % b))),
  '+': (a, b) => (typeof a === 'number' ? safe(a + (b as number)) : joined(a, b)),
  in: (a, b) => (b as readonly Value[]).some((item) => equal(item, a)),
};

const joined = (a: Value, b: Value): Value =>
  Array.isArray(a) ? [...a, ...(b as readonly Value[])] : `${a as string}${b as string}`;

function binary(node: ASTNode, c: Compilation): Run {
  const [left, right] = node.args as unknown as [ASTNode, ASTNode];
  const operate = operators[node.op];
  if (!operate) throw new NotInConditions(node, `the operator ${node.op}`);
  const a = closure(left, c);
  if (right.op === 'value' && (node.op === '==' || node.op === '!='))
    return againstLiteral(a, right, node.op);
  const b = closure(right, c);
  return (m) => {
    const x = a(m);
    const y = b(m);
    return x === undefined || y === undefined ? undefined : operate(x, y);
  };
}

/** The commonest condition of all: a field against a code. */
function againstLiteral(a: Run, right: Of<'value'>, op: '==' | '!='): Run {
  const expectedValue = literalValue(right);
  if (op === '==')
    return (m) => {
      const x = a(m);
      return x === undefined ? undefined : x === expectedValue;
    };
  return (m) => {
    const x = a(m);
    return x === undefined ? undefined : x !== expectedValue;
  };
}

function call(node: Of<'call'>, c: Compilation): Run {
  const [name, args] = node.args;
  if (name === 'has') return has(args[0] as ASTNode, c);
  const runs = args.map((arg) => closure(arg, c));
  const apply = name === 'size' ? size : callOf(name, c.place);
  if (!apply) throw new NotInConditions(node, `the function ${name}`);
  return (m) => {
    const values = runs.map((run) => run(m));
    return values.includes(undefined) ? undefined : apply(...(values as Value[]));
  };
}

const size = (of?: Value): number =>
  typeof of === 'string' ? [...of].length : (of as readonly Value[]).length;

/** `has(subject.owner)`: false when the module says there is none; not evaluable when nobody was asked. */
function has(node: ASTNode, c: Compilation): Run {
  if (node.op !== '.') throw new NotInConditions(node, 'has() of anything but a field');
  const [target, name] = node.args;
  const fact = (of: 'data' | 'refs'): Run | null =>
    target.op === '.' && target.args[0].op === 'id' && target.args[0].args === 'fact' && target.args[1] === of
      ? (m) => m.fact[of][name] !== undefined
      : null;
  const plain = fact('data') ?? fact('refs');
  if (plain) return plain;
  if (target.op === 'id' && target.args === 'params') return () => c.params[name] !== undefined;
  if (target.op === 'id' && (target.args === 'obligation' || target.args === 'fact')) {
    const run = access(node, c);
    return (m) => run(m) !== undefined;
  }
  const of = closure(target, c);
  return (m) => {
    const ref = of(m) as Ref | undefined;
    if (ref === undefined) return undefined;
    const value = m.known[ref]?.[name];
    if (value === undefined) m.need?.(ref, name);
    return value === undefined ? undefined : value !== null;
  };
}

const methods: Readonly<Record<string, (text: string, other: string) => boolean>> = {
  contains: (text, other) => text.includes(other),
  startsWith: (text, other) => text.startsWith(other),
  endsWith: (text, other) => text.endsWith(other),
};

function method(node: Of<'rcall'>, c: Compilation): Run {
  const [name, receiver, args] = node.args;
  const of = closure(receiver, c);
  const [first, second] = args as [ASTNode, ASTNode];
  if (name === 'size' && args.length === 0) {
    return (m) => {
      const value = of(m);
      return value === undefined ? undefined : size(value);
    };
  }
  if (name in walks && first?.op === 'id' && args.length === 2) return walk(node, of, first.args, second, c);
  const apply = methods[name];
  if (!apply) throw new NotInConditions(node, `the function ${name}`);
  const other = closure(first, c);
  return (m) => {
    const [a, b] = [of(m), other(m)];
    return a === undefined || b === undefined ? undefined : apply(a as string, b as string);
  };
}

type Item = { item: Value; result: Value | undefined };

/** The list macros of CEL over what the predicate gave for each item. */
const walks: Readonly<Record<string, (items: readonly Item[]) => Value | undefined>> = {
  exists: (items) => quantified(items, true),
  all: (items) => quantified(items, false),
  exists_one: (items) => defined(items, () => items.filter(({ result }) => result === true).length === 1),
  filter: (items) =>
    defined(items, () => items.filter(({ result }) => result === true).map(({ item }) => item)),
  map: (items) => defined(items, () => items.map(({ result }) => result as Value)),
};

const defined = (items: readonly Item[], then: () => Value): Value | undefined =>
  items.some(({ result }) => result === undefined) ? undefined : then();

const quantified = (items: readonly Item[], deciding: boolean): boolean | undefined =>
  items.some(({ result }) => result === deciding)
    ? deciding
    : (defined(items, () => !deciding) as boolean | undefined);

function walk(node: Of<'rcall'>, of: Run, name: string, predicate: ASTNode, c: Compilation): Run {
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
