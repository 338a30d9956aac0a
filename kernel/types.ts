import type { FactKind, FieldSpec, FieldType, Text } from './fact.ts';
import type { Vocabulary } from './pack.ts';

export interface Field {
  /** Its CEL type. */
  cel: string;
  type: FieldType;
  /** What screens call it and its codes. */
  text?: Text;
  codes?: Readonly<Record<string, Text>>;
}

export type Fields = ReadonlyMap<string, Field>;

const celName = (name: string): string => name.replace(/[^A-Za-z0-9]+/g, '_');
export const subjectType = (kind: string): string => `subject_${celName(kind)}`;
export const ANY = subjectType('any');

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

export const obligationFields: Fields = new Map<string, Field>([
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
  // The timelines it stands on: `obligation.refs.event`
  ['refs', { cel: 'obligation_refs', type: 'code' } as Field],
]);

/** The timelines any obligation may stand on: those of every kind of fact, and what each points to. */
export function timelines({ kinds }: Vocabulary): Fields {
  const all = new Map<string, Field>();
  const add = (name: string, to: string) =>
    all.set(name, ref(all.has(name) && all.get(name)?.cel !== subjectType(to) ? 'any' : to));
  for (const kind of kinds) {
    add(kind.subject, kind.subject);
    for (const [name, to] of Object.entries(kind.refs ?? {})) add(name, to);
  }
  return all;
}

export function factTypes(kind: FactKind, add: (name: string, fields: Fields) => void): void {
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

export function subjectTypes(vocabulary: Vocabulary): Map<string, Map<string, Field>> {
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
