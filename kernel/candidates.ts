import type { Fact, Value } from './fact.ts';
import type { Candidates, Needs, Ready, Weigher } from './set.ts';

/** Sorts the clauses that judge one kind of act by the field that most of them want a certain value of. */
export function candidatesOf(kind: string, ready: readonly Ready[]): Candidates {
  const all = ready.flatMap((one) => weigherOf(kind, one) ?? []);
  const { name = null, primitive = null } = commonest(all.flatMap(({ needs }) => needs ?? [])) ?? {};
  const wanted = ({ needs }: Weigher) => (needs?.name === name ? (needs?.among ?? null) : null);
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
export function candidatesFor(of: Candidates, act: Fact): readonly Weigher[] {
  if (of.field === null) return of.all;
  const value = act.data[of.field];
  return typeof value === of.primitive ? (of.byValue.get(value as Value) ?? of.rest) : of.all;
}

function weigherOf(kind: string, ready: Ready): Weigher | null {
  const { from, to } = ready;
  if (ready.weighOf) return { from, to, ...ready.weighOf(kind) };
  return ready.weigh ? { from, to, weigh: ready.weigh, needs: null } : null;
}

function commonest(needs: readonly Needs[]): Needs | undefined {
  const count = ({ name }: Needs) => needs.filter((one) => one.name === name).length;
  return [...needs].sort((a, b) => count(b) - count(a))[0];
}
