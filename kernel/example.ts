import { calendarOf } from './calendar.ts';
import { compile } from './compile.ts';
import { parseInstant } from './dates.ts';
import type { Example, ExampleFact, Expectation } from './expectation.ts';
import { expectations } from './expectations.ts';
import { type Fact, refId, refKind, type Text } from './fact.ts';
import { faultsUnmet, said } from './faults.ts';
import type { Pack, Vocabulary } from './pack.ts';
import type { Place, Problem } from './place.ts';
import { type Played, rehearse } from './rehearsal.ts';
import type { ClauseSet } from './set.ts';
import { text } from './text.ts';
import { versionsOf } from './versions.ts';

/** An expectation that was not met: what was wanted and what there was instead. */
export interface Failure {
  clause: string;
  example: Text;
  expects: keyof Expectation | 'given';
  wanted: string;
  found: readonly string[];
}

export interface ExampleSetting {
  /** The example's clause. */
  clause: string;
  /** Its pack, with the clauses and kinds of every file that belongs to it. */
  pack: Pack;
  vocabulary: Vocabulary;
  zone?: string;
  /** Office hours and other named calendars. */
  hours?: Parameters<typeof calendarOf>[1];
}

/** Runs an example in memory. No failures: it holds. */
export function runExample(example: Example, setting: ExampleSetting): readonly Failure[] {
  const fail = (failure: Omit<Failure, 'clause' | 'example'>): Failure => ({
    clause: setting.clause,
    example: example.name,
    ...failure,
  });
  const { set, problems } = compiledFor(example, setting);
  const broken = problems.filter(({ level, clause }) => level === 'error' && clause === setting.clause);
  if (example.expect.faults) return faultsUnmet(example.expect.faults, broken).map(fail);
  if (broken.length > 0)
    return [fail({ expects: 'given', wanted: 'a clause without faults', found: broken.map(said) })];
  const given = givenOf(example, setting);
  if (typeof given === 'string') return [fail({ expects: 'given', wanted: given, found: [] })];
  const rehearsal = rehearse(set, given);
  return expectations(set, example.expect, {
    ...given,
    rehearsal,
    clause: setting.clause,
    sheet: example.given.sheet,
  }).map(fail);
}

const compiled = new WeakMap<Pack, Map<string, ReturnType<typeof compile>>>();

/** Examples of a pack mostly run under one set; it is compiled once. */
function compiledFor(
  example: Example,
  setting: ExampleSetting,
): { set: ClauseSet; problems: readonly Problem[] } {
  const { params, calendar, organisation, with: beside } = example.given;
  const option = setting.pack.clauses.find(({ id }) => id === setting.clause)?.variant;
  const key = JSON.stringify([
    params,
    calendar,
    organisation,
    beside && [setting.clause, ...beside],
    option,
    setting.zone,
  ]);
  const ofPack = compiled.get(setting.pack) ?? new Map<string, ReturnType<typeof compile>>();
  compiled.set(setting.pack, ofPack);
  const seen = ofPack.get(key);
  if (seen) return seen;
  const clauses = chosen(setting, beside);
  const place: Place = {
    zone: setting.zone ?? 'Asia/Shanghai',
    calendar: calendarOf(calendar ?? {}, setting.hours),
    organisation,
  };
  const made = compile(versionsOf({ ...setting.pack, clauses }, { params }), setting.vocabulary, place);
  ofPack.set(key, made);
  return made;
}

/** Of a variant group, the example's own option is on; of any other, the first. */
function chosen({ pack, clause }: ExampleSetting, beside: readonly string[] | undefined): Pack['clauses'] {
  const named = beside && new Set([clause, ...beside]);
  const on = new Map<string, string>();
  const own = pack.clauses.find(({ id }) => id === clause)?.variant;
  if (own) on.set(own.group, own.option);
  for (const { variant } of pack.clauses)
    if (variant && !on.has(variant.group)) on.set(variant.group, variant.option);
  return pack.clauses.filter(
    ({ id, variant }) => (!named || named.has(id)) && (!variant || on.get(variant.group) === variant.option),
  );
}

function givenOf({ given }: Example, setting: ExampleSetting): Played | string {
  const org = organisationOf(given);
  const facts = (given.facts ?? []).map((fact, i) => factOf(fact, i + 1, org));
  const act = given.act ? factOf(given.act, 0, org) : null;
  const now = given.now === undefined ? null : parseInstant(given.now);
  if (given.now !== undefined && now === null) return `now as an instant with offset, not ${given.now}`;
  for (const fact of [...facts, act]) {
    if (fact && Number.isNaN(fact.at)) return `${fact.kind}: at as an instant with offset`;
    if (fact && !setting.vocabulary.kinds.some(({ kind }) => kind === fact.kind))
      return `a known kind, not ${fact.kind}`;
  }
  return { facts, act, now, known: given.known ?? {}, text: given.text ?? null };
}

/** The organisation an example speaks of, so that `organisation.x` finds what is known about it. */
function organisationOf({ facts = [], act, known = {} }: Example['given']): string {
  const refs = [...Object.keys(known), ...[...facts, act].map((fact) => fact?.subject ?? '')];
  const named = refs.find((ref) => refKind(ref) === 'organisation');
  return named ? refId(named) : 'example';
}

function factOf(fact: ExampleFact, i: number, org: string): Fact {
  const at = parseInstant(fact.at) ?? Number.NaN;
  return {
    id: fact.id ?? `fact-${i}`,
    org,
    kind: fact.kind,
    at,
    recordedAt: at,
    subject: fact.subject,
    refs: fact.refs ?? {},
    actor: fact.actor ?? 'member:someone',
    data: fact.data ?? {},
    source: 'web',
  };
}

export const summaryOf = (failures: readonly Failure[]): Text[] =>
  failures.map(({ clause, example, expects, wanted, found }) =>
    text(
      `${clause}「${example.zh}」:应有 ${expects} ${wanted};实际 ${found.join(';') || '无'}`,
      `${clause} "${example.en}": expected ${expects} ${wanted}; found ${found.join('; ') || 'none'}`,
    ),
  );
