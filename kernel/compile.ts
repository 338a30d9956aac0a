import { candidatesOf } from './candidates.ts';
import { Compiler } from './compiler.ts';
import { compileForm } from './forms/index.ts';
import type { ClauseVersion, Vocabulary } from './pack.ts';
import type { Place, Problem } from './place.ts';
import { makeSchema, type Schema } from './schema.ts';
import { type ClauseSet, inForce, type Moment, type Ready, versionKey, type Weigher } from './set.ts';
import { setProblems } from './set-problems.ts';
import { zoneOf } from './zone.ts';

export interface Compiled {
  set: ClauseSet;
  problems: readonly Problem[];
}

/**
 * Makes clause versions ready to run. It never throws for a faulty clause: a part that is wrong never holds, and
 * what is wrong with it, where, and how to mend it is among the problems.
 */
export function compile(versions: readonly ClauseVersion[], vocabulary: Vocabulary, place: Place): Compiled {
  const schema = makeSchema(vocabulary, place);
  const problems: Problem[] = [];
  const ready = versions.map((version) => makeReady(version, schema, place, problems));
  return { set: setOf(ready, schema, place), problems: [...problems, ...setProblems(versions)] };
}

function makeReady(version: ClauseVersion, schema: Schema, place: Place, problems: Problem[]): Ready {
  const compiler = new Compiler(version, schema, place);
  const made = compileForm(compiler, version.body);
  problems.push(...compiler.problems);
  // Every field, in one order: objects of one shape are read fastest
  return {
    from: version.from,
    to: version.to ?? Infinity,
    judge: made.judge,
    weigh: made.weigh,
    weighOf: made.weighOf,
    ends: made.ends,
    version,
    waits: [...compiler.waits],
    on: made.on ?? [],
    acts: made.acts ?? [],
    when: made.when ?? null,
    reasons: made.reasons,
    afterMet: made.afterMet,
    afterLapse: made.afterLapse,
    value: made.value,
    progress: made.progress,
    records: made.records,
    measure: made.measure,
  };
}

const RANKS = { statute: 0, own: 1, pack: 2 };

function setOf(ready: readonly Ready[], schema: Schema, place: Place): ClauseSet {
  const ranked = [...ready].sort((a, b) => RANKS[a.version.rank] - RANKS[b.version.rank]);
  const standards = indexed(ranked, (one) =>
    one.version.body.form === 'standard' ? [one.version.body.standard] : [],
  );
  return {
    place,
    zone: zoneOf(place.zone),
    schema,
    answerable: new Set(schema.vocabulary.questions.map(({ of, name }) => `${of}.${name}`)),
    ready,
    byKind: indexed(ranked, (one) => one.on),
    byAct: new Map(
      [...indexed(ranked, (one) => one.acts)].map(([kind, of]) => [
        kind,
        candidatesOf(of.flatMap((one) => weigherOf(kind, one) ?? [])),
      ]),
    ),
    byVersion: new Map(ready.map((one) => [versionKey(one.version.clause, one.version.n), one])),
    standard: (name, m) => firstValue(standards.get(name) ?? [], m),
  };
}

function weigherOf(kind: string, ready: Ready): Weigher | null {
  const { from, to } = ready;
  if (ready.weighOf) return { from, to, ...ready.weighOf(kind) };
  return ready.weigh ? { from, to, weigh: ready.weigh, needs: null } : null;
}

function firstValue(standards: readonly Ready[], m: Moment) {
  for (const one of standards) {
    const value = inForce(one, m.day) ? one.value?.(m) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

function indexed(ready: readonly Ready[], keys: (one: Ready) => readonly string[]): Map<string, Ready[]> {
  const index = new Map<string, Ready[]>();
  for (const one of ready)
    for (const key of keys(one)) {
      const list = index.get(key);
      if (list) list.push(one);
      else index.set(key, [one]);
    }
  return index;
}
