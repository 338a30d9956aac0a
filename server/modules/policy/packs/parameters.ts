import { type Pack, type Parameter, parseDuration, parseTime, type Value } from '../../../../kernel/index.ts';

/** First day (ISO) → value. ISO days sort as text. */
export type Dated = Readonly<Record<string, Value>>;

/** The value of the day: the latest whose first day has come. */
export function valueOn(dated: Dated, day: string): Value | undefined {
  const first = Object.keys(dated)
    .filter((from) => from <= day)
    .sort()
    .at(-1);
  return first === undefined ? undefined : dated[first];
}

/** What the organisation set comes before what the pack says, from the day it was set for. */
export function valuesOn(
  pack: Pack,
  own: Readonly<Record<string, Dated>>,
  names: readonly string[],
  day: string,
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const name of names) {
    const value = valueOn(own[name] ?? {}, day) ?? valueOn(pack.parameters?.[name]?.from ?? {}, day);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** The days after `day` on which one of the values changes. */
export function changesAfter(
  pack: Pack,
  own: Readonly<Record<string, Dated>>,
  names: readonly string[],
  day: string,
): string[] {
  const days = names.flatMap((name) => [
    ...Object.keys(pack.parameters?.[name]?.from ?? {}),
    ...Object.keys(own[name] ?? {}),
  ]);
  return [...new Set(days)].filter((from) => from > day).sort();
}

const whole = (value: Value): boolean => typeof value === 'number' && Number.isSafeInteger(value);

const FITS: Readonly<Record<Parameter['unit'], { fits: (value: Value) => boolean; like: string }>> = {
  duration: {
    fits: (value) => typeof value === 'string' && parseDuration(value) !== null,
    like: 'P3D, P1M, PT30M',
  },
  days: { fits: whole, like: '3' },
  workdays: { fits: whole, like: '3' },
  count: { fits: whole, like: '3' },
  fen: { fits: whole, like: '5000 (fen)' },
  percent: {
    fits: (value) => whole(value) && (value as number) >= 0 && (value as number) <= 100,
    like: '10',
  },
  time: { fits: (value) => typeof value === 'string' && parseTime(value) !== null, like: '"09:00"' },
  codes: {
    fits: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
    like: '[a, b]',
  },
  text: { fits: (value) => typeof value === 'string', like: '"…"' },
};

/** Null when the value has the unit of its parameter; otherwise what it should look like. */
export function misfitOf(parameter: Parameter, value: Value): string | null {
  const { fits, like } = FITS[parameter.unit];
  return fits(value) ? null : like;
}
