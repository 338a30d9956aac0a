import type { Environment } from '@marcbachmann/cel-js';
import { baseEnvironment, type Registered } from './environment.ts';
import type { FactKind, Value } from './fact.ts';
import type { Vocabulary } from './pack.ts';
import type { Place } from './place.ts';
import {
  ANY,
  type Fields,
  factType,
  factTypes,
  obligationFields,
  subjectType,
  subjectTypes,
  timelines,
} from './types.ts';

/**
 * The types conditions are checked against, made from the kinds of fact and the questions modules answer. A
 * reference is typed by the kind it points to, so `subject.owner.line_manager` is checked link by link.
 */

export interface Schema {
  readonly vocabulary: Vocabulary;
  readonly kinds: ReadonlyMap<string, FactKind>;
  /** CEL type name → its fields. */
  readonly types: ReadonlyMap<string, Fields>;
  /** The variables of a condition over a fact of this kind; `*` when the kind is open. */
  variables(
    kind: string,
    params: Readonly<Record<string, Value>>,
    blanks: readonly string[],
    extra?: Extra,
  ): Variables;
  environment(variables: Variables): Environment;
  /** The class the CEL library knows each type by: its own evaluation is the reference the closures are held to. */
  readonly classes: ReadonlyMap<string, new () => object>;
}

/** Variables that stand only in some places: `obligation` where one is looked at, `each` under an `each`. */
export interface Extra {
  obligation?: boolean;
  each?: boolean;
  asker?: boolean;
}

export type Variables = ReadonlyMap<string, string>;

/** What an expression is compiled against. */
export interface Setting {
  readonly schema: Schema;
  readonly variables: Variables;
  readonly params: Readonly<Record<string, Value>>;
  readonly place: Place;
}

export function makeSchema(vocabulary: Vocabulary, place: Place): Schema {
  const types = new Map<string, Fields>(subjectTypes(vocabulary));
  const subjects = [...types.keys()];
  for (const kind of vocabulary.kinds) factTypes(kind, (name, fields) => types.set(name, fields));
  types.set('obligation', obligationFields);
  types.set('obligation_refs', timelines(vocabulary));
  const classes = new Map([...types.keys()].map((name) => [name, class {}] as const));
  const kinds = new Map(vocabulary.kinds.map((kind) => [kind.kind, kind]));
  return {
    vocabulary,
    kinds,
    types,
    classes,
    variables: (kind, params, blanks, extra = {}) => variablesOf(kinds.get(kind), params, blanks, extra),
    environment: environments({ types, classes, subjects, place }),
  };
}

/** One environment for each set of variables, made when a condition first needs it. */
function environments(registered: Registered): Schema['environment'] {
  let base: Environment | null = null;
  const made = new Map<string, Environment>();
  return (variables) => {
    const key = [...variables].join(';');
    const seen = made.get(key);
    if (seen) return seen;
    base ??= baseEnvironment(registered);
    const environment = withVariables(base.clone(), variables);
    made.set(key, environment);
    return environment;
  };
}

function withVariables(environment: Environment, variables: Variables): Environment {
  const params = [...variables].filter(([name]) => name.startsWith('params.'));
  for (const [name, type] of variables) if (!name.includes('.')) environment.registerVariable(name, type);
  const schema = Object.fromEntries(params.map(([name, type]) => [name.slice('params.'.length), type]));
  return environment.registerVariable('params', { schema });
}

function variablesOf(
  kind: FactKind | undefined,
  params: Readonly<Record<string, Value>>,
  blanks: readonly string[],
  extra: Extra,
): Variables {
  const variables = new Map<string, string>([
    ['subject', subjectType(kind?.subject ?? 'any')],
    ['actor', subjectType('member')],
    ['organisation', subjectType('organisation')],
  ]);
  if (kind) variables.set('fact', factType(kind.kind));
  if (extra.obligation || kind?.kind.startsWith('obligation.')) variables.set('obligation', 'obligation');
  if (extra.each) variables.set('each', ANY);
  if (extra.asker) variables.set('asker', subjectType('member'));
  for (const blank of blanks) variables.set(`params.${blank}`, 'dyn');
  for (const [key, value] of Object.entries(params)) variables.set(`params.${key}`, paramType(value));
  return variables;
}

const paramType = (value: Value): string => {
  if (Array.isArray(value)) return `list<${value.length ? paramType(value[0] as Value) : 'dyn'}>`;
  if (typeof value === 'number') return 'int';
  if (typeof value === 'boolean') return 'bool';
  return /^-?P\d|^-?PT\d|^\d{4}-\d{2}-\d{2}/.test(value as string) ? 'int' : 'string';
};
