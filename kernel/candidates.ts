import type { Fact, Value } from './fact.ts';

/**
 * What a fact must say for a condition not to be false: one of these values in this field of its data. A value of
 * another `typeof` decides nothing.
 */
export interface Needs {
  readonly name: string;
  readonly primitive: 'number' | 'boolean' | 'string';
  readonly among: readonly Value[];
}

/** Clauses that judge one kind of act, by the value of one field of its data. */
export interface Candidates<Clause> {
  readonly all: readonly Clause[];
  readonly field: string | null;
  readonly primitive: Needs['primitive'] | null;
  /** Those that may have something to say where the field has this value, in the order of `all`. */
  readonly byValue: ReadonlyMap<Value, readonly Clause[]>;
  /** Those that may, whatever the field says. */
  readonly rest: readonly Clause[];
}

interface Needing {
  readonly needs: Needs | null;
}

/** Sorted by the field that most of them want a certain value of. */
export function candidatesOf<Clause extends Needing>(all: readonly Clause[]): Candidates<Clause> {
  const { name = null, primitive = null } = commonest(all.flatMap(({ needs }) => needs ?? [])) ?? {};
  const wanted = ({ needs }: Clause) => (needs?.name === name ? (needs?.among ?? null) : null);
  const values = new Set(all.flatMap((one) => wanted(one) ?? []));
  const forValue = (value: Value) => all.filter((one) => wanted(one)?.includes(value) ?? true);
  return {
    all,
    field: name,
    primitive,
    byValue: new Map([...values].map((value) => [value, forValue(value)])),
    rest: all.filter((one) => wanted(one) === null),
  };
}

/**
 * Those that may have something to say of this act. A field that is missing or of the wrong type rules nothing out:
 * what cannot be told is said too.
 */
export function candidatesFor<Clause>(of: Candidates<Clause>, act: Fact): readonly Clause[] {
  if (of.field === null) return of.all;
  const value = act.data[of.field];
  return typeof value === of.primitive ? (of.byValue.get(value as Value) ?? of.rest) : of.all;
}

function commonest(needs: readonly Needs[]): Needs | undefined {
  const count = ({ name }: Needs) => needs.filter((one) => one.name === name).length;
  return [...needs].sort((a, b) => count(b) - count(a))[0];
}
