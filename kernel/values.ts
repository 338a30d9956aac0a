import { durationMs, parseDate, parseInstant } from './dates.ts';
import type { FieldType, Value } from './fact.ts';

/** How a stored value reaches a condition. */

/** Days and instants are written as text and reach conditions as numbers. */
export function converter(type: FieldType): ((value: Value) => Value | undefined) | null {
  if (typeof type === 'object') {
    const item = converter(type.list);
    return item && ((value) => (value as readonly Value[]).map((v) => item(v) as Value));
  }
  const parse = { date: parseDate, instant: parseInstant, duration: durationMs }[type as 'date'];
  return parse
    ? (value) => (typeof value === 'number' ? value : (parse(value as string) ?? undefined))
    : null;
}

export const fitting = (type: FieldType): ((value: Value) => boolean) => {
  if (typeof type === 'object') return Array.isArray;
  if (type === 'int' || type === 'fen') return Number.isSafeInteger;
  if (type === 'bool') return (value) => typeof value === 'boolean';
  return (value) => typeof value === 'string' || typeof value === 'number';
};

/** Durations are milliseconds and dates are days, whatever their unit is called. */
export const asParam = (value: Value): Value | undefined => {
  if (Array.isArray(value)) return value.map((item) => asParam(item) as Value);
  if (typeof value !== 'string') return value;
  if (/^-?PT?\d/.test(value)) return durationMs(value) ?? undefined;
  return parseDate(value) ?? parseInstant(value) ?? value;
};
