import { Environment } from '@marcbachmann/cel-js';
import type { Vocabulary } from './clause.ts';
import type { FactKind, FieldSpec, FieldType, Text, Value } from './fact.ts';
import { signatures } from './functions.ts';
import type { Place } from './place.ts';

/**
 * The types conditions are checked against, made from the kinds of fact and the questions modules answer. A
 * reference is typed by the kind it points to, so `subject.owner.line_manager` is checked link by link.
 */

export interface Field {
  /** Its CEL type. */
  cel: string;
  type: FieldType;
  /** What screens call it and its codes. */
  text?: Text;
  codes?: Readonly<Record<string, Text>>;
}

export type Fields = ReadonlyMap<string, Field>;

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

const celName = (name: string): string => name.replace(/[^A-Za-z0-9]+/g, '_');
export const subjectType = (kind: string): string => `subject_${celName(kind)}`;
const ANY = subjectType('any');

function celType(type: FieldType, of?: string): string {
  if (typeof type === 'object') return `list<${celType(type.list, of)}>`;
  if (type === 'ref') return of ? subjectType(of) : ANY;
  if (type === 'bool') return 'bool';
  return type === 'code' || type === 'text-code' ? 'string' : 'int';
}

const field = (spec: Pick<FieldSpec, 'type' | 'of'> & Partial<FieldSpec>): Field => ({
  cel: celType(spec.type, spec.of),
  type: spec.type,
  ...(spec.text && { text: spec.text }),
  ...(spec.codes && { codes: spec.codes }),
});

const ref = (of: string): Field => field({ type: 'ref', of });
const of = (type: FieldType): Field => field({ type });

const obligationFields: Fields = new Map<string, Field>([
  ['id', of('code')],
  ['clause', of('code')],
  ['noun', of('code')],
  ['slot', of('code')],
  ['nth', of('int')],
  ['strength', of('code')],
  ['purpose', of('code')],
  ['holder', ref('any')],
  ['subject', ref('any')],
  ['opens_at', of('instant')],
  ['counts_from', of('instant')],
  ['target_at', of('instant')],
  ['due_at', of('instant')],
  ['lapsed', of('bool')],
]);

function factTypes(kind: FactKind, add: (name: string, fields: Fields) => void): void {
  const name = factType(kind.kind);
  const data = Object.entries(kind.data).map(([key, spec]): [string, Field] => [key, field(spec)]);
  const refs = Object.entries(kind.refs ?? {}).map(([key, to]): [string, Field] => [key, ref(to)]);
  add(`${name}_data`, new Map(data));
  add(`${name}_refs`, new Map(refs));
  add(
    name,
    new Map([
      ['id', of('code')],
      ['kind', of('code')],
      ['at', of('instant')],
      ['subject', ref(kind.subject)],
      ['actor', ref('member')],
      ['source', of('code')],
      ['data', { cel: `${name}_data`, type: 'code' } as Field],
      ['refs', { cel: `${name}_refs`, type: 'code' } as Field],
    ]),
  );
}

export const factType = (kind: string): string => `fact_${celName(kind)}`;

function subjectTypes(vocabulary: Vocabulary): Map<string, Map<string, Field>> {
  const types = new Map<string, Map<string, Field>>();
  const touch = (kind: string): Map<string, Field> => {
    const name = subjectType(kind);
    const fields = types.get(name) ?? new Map<string, Field>();
    types.set(name, fields);
    return fields;
  };
  for (const kind of ['any', 'member', 'organisation']) touch(kind);
  for (const kind of vocabulary.kinds) {
    touch(kind.subject);
    for (const to of Object.values(kind.refs ?? {})) touch(to);
    for (const spec of Object.values(kind.data)) if (spec.of) touch(spec.of);
  }
  for (const question of vocabulary.questions) {
    if (question.gives.of) touch(question.gives.of);
    touch(question.of).set(question.name, field(question.gives));
    if (question.of === 'any') continue;
    // Of a subject of any kind one may ask whatever some kind can answer
    if (!touch('any').has(question.name)) touch('any').set(question.name, field(question.gives));
  }
  // What is answered for any kind is answered for each
  for (const question of vocabulary.questions.filter((q) => q.of === 'any'))
    for (const fields of types.values())
      if (!fields.has(question.name)) fields.set(question.name, field(question.gives));
  return types;
}

export function makeSchema(vocabulary: Vocabulary, place: Place): Schema {
  const types = new Map<string, Fields>(subjectTypes(vocabulary));
  const subjects = [...types.keys()];
  for (const kind of vocabulary.kinds) factTypes(kind, (name, fields) => types.set(name, fields));
  types.set('obligation', obligationFields);
  const classes = new Map([...types.keys()].map((name) => [name, class {}] as const));
  const base = baseEnvironment(types, classes, subjects, place);
  const environments = new Map<string, Environment>();
  const kinds = new Map(vocabulary.kinds.map((kind) => [kind.kind, kind]));
  return {
    vocabulary,
    kinds,
    types,
    classes,
    variables: (kind, params, blanks, extra = {}) => variablesOf(kinds.get(kind), params, blanks, extra),
    environment: (variables) => {
      const key = [...variables].join(';');
      const seen = environments.get(key);
      if (seen) return seen;
      const environment = base().clone();
      environments.set(key, environment);
      for (const [name, type] of variables) if (!name.includes('.')) environment.registerVariable(name, type);
      const params = [...variables].filter(([name]) => name.startsWith('params.'));
      environment.registerVariable('params', {
        schema: Object.fromEntries(params.map(([name, type]) => [name.slice(7), type])),
      });
      return environment;
    },
  };
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

/** Made once per vocabulary, and only when a condition is compiled. */
function baseEnvironment(
  types: ReadonlyMap<string, Fields>,
  classes: Schema['classes'],
  subjects: readonly string[],
  place: Place,
): () => Environment {
  let made: Environment | null = null;
  return () => {
    made ??= registerAll(
      new Environment({ unlistedVariablesAreDyn: false }),
      types,
      classes,
      subjects,
      place,
    );
    return made;
  };
}

/** How the CEL library sees a reference. */
type Link = { ref: string };

function registerAll(
  environment: Environment,
  types: ReadonlyMap<string, Fields>,
  classes: Schema['classes'],
  subjects: readonly string[],
  place: Place,
): Environment {
  // Field types may name types that come later, so names first
  for (const [name, fields] of types)
    environment.registerType(name, {
      fields: Object.fromEntries([...fields].map(([key, { cel }]) => [key, cel])),
      ctor: classes.get(name) as new () => object,
    });
  for (const subject of subjects) {
    environment.registerOperator(`${subject} == string`, (a, b) => a.ref === b);
    environment.registerOperator(`${subject} == ${subject}`, (a, b) => a.ref === b.ref);
    environment.registerOperator(`${subject} in list<string>`, (a, list) => list.includes(a.ref));
    environment.registerOperator(`string in list<${subject}>`, (a, list) =>
      list.some((b: Link) => b.ref === a),
    );
    if (subject === ANY) continue;
    environment.registerOperator(`${subject} == ${ANY}`, (a, b) => a.ref === b.ref);
    environment.registerOperator(`${subject} in list<${ANY}>`, (a, list) =>
      list.some((b: Link) => b.ref === a.ref),
    );
    environment.registerOperator(`${ANY} in list<${subject}>`, (a, list) =>
      list.some((b: Link) => b.ref === a.ref),
    );
  }
  for (const { signature, reference } of signatures(place))
    environment.registerFunction(signature, reference);
  return environment;
}
