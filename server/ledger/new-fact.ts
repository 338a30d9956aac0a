import {
  type FactKind,
  type FieldSpec,
  type Instant,
  parseDate,
  parseInstant,
  type Ref,
  refKind,
  type Value,
} from '../../kernel/index.ts';
import { Refusal } from '../platform/refusal.ts';

/** A fact as a verb proposes it. Without `id` it gets a time-ordered one; without `at` it happened now. */
export interface NewFact {
  id?: string;
  kind: string;
  at?: Instant;
  subject: Ref;
  refs?: Readonly<Record<string, Ref>>;
  actor: Ref;
  data?: Readonly<Record<string, Value>>;
  source?: 'web' | 'device' | 'import' | 'clock' | 'demo' | 'api' | 'set-up';
}

const REF = /^[a-z][a-z-]*:[^\s:]{1,80}$/;
const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/;
// A slot may carry whose it is of many: `main/event:spring`
const OPAQUE = /^[\w./:-]{1,120}$/;

/**
 * Holds a proposed fact against the schema of its kind. Facts carry codes, money, times and references only;
 * a value that could be a name or a sentence has no type here and is refused.
 *
 * @throws Refusal `fact.unknown-kind`, `fact.misfit`: names the field and what it should have been.
 */
export function holdAgainstSchema(fact: NewFact, kinds: ReadonlyMap<string, FactKind>): void {
  const kind = kinds.get(fact.kind);
  if (!kind)
    throw misfit(fact, 'kind', {
      zh: `没有「${fact.kind}」这种事实`,
      en: `no kind of fact is called “${fact.kind}”`,
    });
  expectRef(fact, 'subject', fact.subject, kind.subject);
  if (!REF.test(fact.actor)) throw misfit(fact, 'actor', wanted('ref'));
  for (const [name, ref] of Object.entries(fact.refs ?? {})) {
    const of = kind.refs?.[name];
    if (!of) throw misfit(fact, `refs.${name}`, unknownField);
    expectRef(fact, `refs.${name}`, ref, of);
  }
  expectData(fact, dataOf(fact, kind, kinds));
}

/** `approval.asked` carries the data of the act it asks for as well, so that bands are read off it. */
function dataOf(fact: NewFact, kind: FactKind, kinds: ReadonlyMap<string, FactKind>): FactKind['data'] {
  if (fact.kind !== 'approval.asked') return kind.data;
  return { ...kinds.get(String(fact.data?.act))?.data, ...kind.data };
}

function expectData(fact: NewFact, fields: FactKind['data']): void {
  const data = fact.data ?? {};
  for (const name of Object.keys(data)) {
    if (!fields[name]) throw misfit(fact, `data.${name}`, unknownField);
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = data[name];
    if (value === undefined) {
      if (!field.optional) throw misfit(fact, `data.${name}`, { zh: '缺少此项', en: 'is missing' });
    } else if (!fits(value, field)) throw misfit(fact, `data.${name}`, wanted(nameOf(field)));
  }
}

function expectRef(fact: NewFact, where: string, ref: Ref, of: string): void {
  if (!REF.test(ref) || (of !== 'any' && refKind(ref) !== of)) throw misfit(fact, where, wanted(`${of}:…`));
}

function fits(value: Value, field: FieldSpec): boolean {
  const { type } = field;
  if (typeof type === 'object')
    return Array.isArray(value) && value.every((item: Value) => fits(item, { ...field, type: type.list }));
  if (type === 'int' || type === 'fen') return Number.isSafeInteger(value);
  if (type === 'bool') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (type === 'code') return field.codes ? Object.hasOwn(field.codes, value) : OPAQUE.test(value);
  if (type === 'ref')
    return REF.test(value) && (!field.of || field.of === 'any' || refKind(value) === field.of);
  if (type === 'text-code') return OPAQUE.test(value);
  if (type === 'duration') return DURATION.test(value);
  // The machine's own reading takes 30 February for 2 March
  return (type === 'date' ? parseDate(value) : parseInstant(value)) !== null;
}

const nameOf = ({ type, codes }: FieldSpec): string =>
  typeof type === 'object' ? `list<${type.list}>` : codes ? Object.keys(codes).join(' | ') : type;

const unknownField = { zh: '没有这一项', en: 'is not a field of this kind' };
const wanted = (what: string) => ({ zh: `应为 ${what}`, en: `should be ${what}` });

function misfit(fact: NewFact, where: string, what: { zh: string; en: string }): Refusal {
  const says = {
    zh: `事实 ${fact.kind} 的 ${where}:${what.zh}`,
    en: `Fact ${fact.kind}, ${where}: ${what.en}`,
  };
  return new Refusal('fact.misfit', 422, says, { details: { kind: fact.kind, where } });
}
