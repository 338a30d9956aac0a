import type { Sheet } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import type { Wants } from '../conditions.ts';
import { formatDate } from '../dates.ts';
import { type FactKind, type FieldSpec, type Ref, refKind, type Value } from '../fact.ts';
import type { Recording, SheetRecords } from '../recording.ts';
import type { Variables } from '../schema.ts';
import type { Expression, Moment } from '../set.ts';
import { nearest, text } from '../text.ts';
import { subjectType } from '../types.ts';

interface FieldRun {
  name: string;
  spec: FieldSpec;
  is: Expression;
  otherwise: Value | undefined;
}
interface RefRun {
  name: string;
  /** The kind of subject it points to: a bare code becomes its reference. */
  of: string;
  is: Expression;
}

/**
 * The fact that filling in a sheet records. Each field of it is said by the sheet's own fields; words and whatever
 * is personal stay with the sheet.
 */
export function compileRecords(
  c: Compiler,
  clause: Sheet,
  fields: Variables,
): ((m: Moment) => Recording) | undefined {
  const { records } = clause;
  if (!records) return undefined;
  c.kind(records.fact, '/records/fact');
  const kind = c.schema.kinds.get(records.fact);
  if (!kind) return undefined;
  const variables = new Map([...fields, ['actor', subjectType('member')], ['subject', subjectType('any')]]);
  const data = dataRuns(c, clause, records, kind, variables);
  const refs = refRuns(c, clause, records, kind, variables);
  return (m) => recordingOf(records, data, refs, m);
}

function dataRuns(c: Compiler, clause: Sheet, records: SheetRecords, kind: FactKind, variables: Variables) {
  for (const [name, spec] of Object.entries(kind.data))
    if (!spec.optional && !(name in (records.data ?? {}))) lacking(c, kind, name);
  return Object.entries(records.data ?? {}).flatMap(([name, given]): FieldRun[] => {
    const spec = kind.data[name];
    const pointer = `/records/data/${name}`;
    if (!spec) return unknownField(c, pointer, kind, name, Object.keys(kind.data));
    const { is, otherwise } = typeof given === 'string' ? { is: given, otherwise: undefined } : given;
    return [
      {
        name,
        spec,
        is: expressionOf(c, clause, variables, is, { pointer, wants: wantsOf(spec) }),
        otherwise,
      },
    ];
  });
}

function refRuns(c: Compiler, clause: Sheet, records: SheetRecords, kind: FactKind, variables: Variables) {
  return Object.entries(records.refs ?? {}).flatMap(([name, source]): RefRun[] => {
    const of = kind.refs?.[name];
    const pointer = `/records/refs/${name}`;
    if (!of) return unknownField(c, pointer, kind, name, Object.keys(kind.refs ?? {}));
    return [{ name, of, is: expressionOf(c, clause, variables, source, { pointer, wants: 'any' }) }];
  });
}

/** Facts stay when a person is erased, so nothing personal may reach one. */
function expressionOf(
  c: Compiler,
  clause: Sheet,
  variables: Variables,
  source: string,
  at: { pointer: string; wants: Wants },
): Expression {
  const names = new Set(source.replace(/"[^"]*"|'[^']*'/g, '').match(/[a-z_][a-z0-9_]*/gi));
  const read = clause.fields.find(
    ({ data, name }) => (data === 'personal' || data === 'sensitive') && names.has(name),
  );
  if (read)
    c.problem(
      at.pointer,
      text(`「${read.name}」是个人内容，不能进事实`, `${read.name} is personal and may not reach a fact`),
      text('留在表单里；要进事实的改成选项或数字', 'Leave it on the sheet, or make it a choice or a number'),
    );
  return c.expressionOver(variables, source, at.pointer, at.wants);
}

const wantsOf = ({ type }: FieldSpec): Wants =>
  type === 'bool' ? 'bool' : ['int', 'fen', 'date', 'instant'].includes(String(type)) ? 'int' : 'any';

function recordingOf(
  { fact: kind, subject }: SheetRecords,
  data: readonly FieldRun[],
  refs: readonly RefRun[],
  m: Moment,
): Recording {
  const values: Record<string, Value> = {};
  const empty: string[] = [];
  for (const { name, spec, is, otherwise } of data) {
    const value = asData(is.run(m), spec) ?? otherwise;
    if (value !== undefined) values[name] = value;
    else if (!spec.optional) empty.push(name);
  }
  const named = refs.flatMap(({ name, of, is }): [string, Ref][] => {
    const value = is.run(m);
    if (typeof value !== 'string' || value === '') return [];
    const ref = value.includes(':') ? value : `${of}:${value}`;
    // Opened from something else, it does not stand on that timeline
    return of === 'any' || refKind(ref) === of ? [[name, ref]] : [];
  });
  return { kind, subject, data: values, refs: Object.fromEntries(named), empty };
}

/** Days and moments are numbers while they are computed with, and written out in a fact. */
function asData(value: Value | undefined, { type }: FieldSpec): Value | undefined {
  if (typeof value !== 'number') return value;
  if (type === 'date') return formatDate(value);
  return type === 'instant' ? new Date(value).toISOString() : value;
}

function lacking(c: Compiler, kind: FactKind, name: string): void {
  c.problem(
    '/records/data',
    text(
      `${kind.kind} 要有 ${name}，表单没有给`,
      `${kind.kind} needs ${name}, which the sheet does not give`,
    ),
    text(`在 records.data 里写 ${name}`, `Write ${name} under records.data`),
  );
}

function unknownField(c: Compiler, pointer: string, kind: FactKind, name: string, has: string[]): never[] {
  const near = nearest(name, has);
  c.problem(
    pointer,
    text(`${kind.kind} 没有 ${name}`, `${kind.kind} has no ${name}`),
    near
      ? text(`是不是 ${near}?`, `Did you mean ${near}?`)
      : text(`它有：${has.join('、') || '（无）'}`, `It has: ${has.join(', ') || '(nothing)'}`),
  );
  return [];
}
