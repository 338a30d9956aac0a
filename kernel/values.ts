import { durationMs, parseDate, parseInstant } from './dates.ts';
import type { FieldType, Value } from './fact.ts';

/** How a stored value reaches a condition. */

/** Days and instants are written as text and reach conditions as numbers; null where nothing is converted. */
export function converter(type: FieldType): ((value: Value) => Value | undefined) | null {
  if (typeof type === 'object') {
    const item = converter(type.list);
    return item && ((value) => (Array.isArray(value) ? value.map((one) => item(one) as Value) : undefined));
  }
  const parse = { date: parseDate, instant: parseInstant, duration: durationMs }[type as 'date'];
  if (!parse) return null;
  return (value) => (typeof value === 'string' ? (parse(value) ?? undefined) : wholeOrAbsent(value));
}

const wholeOrAbsent = (value: Value): number | undefined => (typeof value === 'number' ? value : undefined);

/** What `typeof` says of a value that fits; null for lists. Anything else in its place is not evaluable. */
export const primitiveOf = (type: FieldType): 'number' | 'boolean' | 'string' | null => {
  if (typeof type === 'object') return null;
  if (type === 'int' || type === 'fen') return 'number';
  return type === 'bool' ? 'boolean' : 'string';
};

/** Durations are milliseconds and dates are days, whatever their unit is called. */
export const asParam = (value: Value): Value | undefined => {
  if (Array.isArray(value)) return value.map((item) => asParam(item) as Value);
  if (typeof value !== 'string') return value;
  if (/^-?PT?\d/.test(value)) return durationMs(value) ?? undefined;
  return parseDate(value) ?? parseInstant(value) ?? value;
};
