import type { Value } from './fact.ts';
import type { Pack } from './pack.ts';

/** First day (ISO) → value. ISO days sort as text. */
export type Dated = Readonly<Record<string, Value>>;

/** What an organisation set, by parameter. It comes before what the pack says, from the day it was set for. */
export type Own = Readonly<Record<string, Dated>>;

/** The value of the day: the latest whose first day has come. */
export function valueOn(dated: Dated, day: string): Value | undefined {
  const first = Object.keys(dated)
    .filter((from) => from <= day)
    .sort()
    .at(-1);
  return first === undefined ? undefined : dated[first];
}

export function valuesOn(pack: Pack, own: Own, names: readonly string[], day: string): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const name of names) {
    const value = valueOn(own[name] ?? {}, day) ?? valueOn(pack.parameters?.[name]?.from ?? {}, day);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** The days on which a value of this parameter begins, in order. */
export const firstDaysOf = (pack: Pack, own: Own, name: string): readonly string[] =>
  [...Object.keys(pack.parameters?.[name]?.from ?? {}), ...Object.keys(own[name] ?? {})].sort();
