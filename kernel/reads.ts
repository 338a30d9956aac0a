import type { ASTNode } from '@marcbachmann/cel-js';
import { type Compilation, fieldOf, isPath, type MakeRun, NotInConditions, type Of } from './compilation.ts';
import { readDatum } from './datum.ts';
import type { FieldType, Ref } from './fact.ts';
import type { Run } from './set.ts';
import { asParam, converter, primitiveOf } from './values.ts';

/** How a condition reads values: the fact's fields, what modules answered, the obligation, the parameters. */

const WHOLE = new Set(['fact', 'obligation', 'params']);

export function variable(node: Of<'id'>, c: Compilation): Run {
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
    // Who asks for an approval: the actor of the request, and afterwards whom its obligations name
    case 'asker':
      return (m) => m.obligation?.refs.asker ?? m.fact.actor;
    default:
      // The fields of a sheet stand by their own names
      if (c.variables.has(node.args) && !WHOLE.has(node.args)) return (m) => m.sheet?.[node.args];
      throw new NotInConditions(node, `\`${node.args}\` by itself`);
  }
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

export function access(node: Of<'.'>, c: Compilation, closure: MakeRun): Run {
  const [target, name] = node.args;
  const root = target.op === 'id' && !c.locals.has(target.args) ? target.args : null;
  if (root === 'params') return param(name, c);
  if (root === 'obligation') return ofObligation[name] ?? notAlone(node);
  if (isPath(target, 'obligation', 'refs')) return (m) => m.obligation?.refs[name];
  if (root === 'fact') return ofFact[name] ?? notAlone(node);
  if (isPath(target, 'fact', 'data')) return readDatum(name, fieldOf(target, name, c));
  if (isPath(target, 'fact', 'refs')) return reference(name);
  return answer(closure(target, c), name, fieldOf(target, name, c));
}

const notAlone = (node: ASTNode): never => {
  throw new NotInConditions(node, 'the whole of `fact.data` or of `refs`');
};

function param(name: string, c: Compilation): Run {
  const value = c.params[name];
  const seen = value === undefined ? undefined : asParam(value);
  return () => seen;
}

const reference =
  (name: string): Run =>
  (m) =>
    m.fact.refs[name];

/** What a module answered. An answer not known yet is asked for; `null` means the module says there is none. */
function answer(target: Run, name: string, type: FieldType): Run {
  const convert = converter(type);
  const primitive = primitiveOf(type);
  return (m) => {
    const of = target(m) as Ref | undefined;
    if (of === undefined) return undefined;
    const value = m.known[of]?.[name];
    if (value === undefined) {
      m.need?.(of, name);
      return undefined;
    }
    if (value === null) return undefined;
    if (convert) return convert(value);
    return primitive === null || typeof value === primitive ? value : undefined;
  };
}

/** `has(subject.owner)`: false when the module says there is none; not evaluable when nobody was asked. */
export function has(node: ASTNode, c: Compilation, closure: MakeRun): Run {
  if (node.op !== '.') throw new NotInConditions(node, 'has() of anything but a field');
  const [target, name] = node.args;
  if (isPath(target, 'fact', 'data')) return (m) => m.fact.data[name] !== undefined;
  if (isPath(target, 'fact', 'refs')) return (m) => m.fact.refs[name] !== undefined;
  if (isPath(target, 'obligation', 'refs')) return (m) => m.obligation?.refs[name] !== undefined;
  if (target.op === 'id' && target.args === 'params') return () => c.params[name] !== undefined;
  if (target.op === 'id' && (target.args === 'obligation' || target.args === 'fact')) {
    const run = access(node, c, closure);
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
