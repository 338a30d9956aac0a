import type { Value } from './fact.ts';

/** What the operators of conditions do with two values that are there. */

export const equal = (a: Value, b: Value): boolean =>
  a === b ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((item, i) => equal(item, b[i] as Value)));

const safe = (n: number): number | undefined => (Number.isSafeInteger(n) ? n + 0 : undefined);

type Operate = (a: Value, b: Value) => Value | undefined;
const numbers =
  (operate: (a: number, b: number) => number | undefined): Operate =>
  (a, b) =>
    operate(a as number, b as number);

export const operators: Readonly<Record<string, Operate>> = {
  '==': equal,
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '-': numbers((a, b) => safe(a - b)),
  '*': numbers((a, b) => safe(a * b)),
  // Whole numbers only: division drops the rest towards zero, and by zero it cannot be computed
  '/': numbers((a, b) => (b === 0 ? undefined : safe(Math.trunc(a / b)))),
  '%': numbers((a, b) => (b === 0 ? undefined : safe(a % b))),
  '+': (a, b) => (typeof a === 'number' ? safe(a + (b as number)) : joined(a, b)),
  in: (a, b) => (b as readonly Value[]).some((item) => equal(item, a)),
};

const joined = (a: Value, b: Value): Value =>
  Array.isArray(a) ? [...a, ...(b as readonly Value[])] : `${a as string}${b as string}`;

export const size = (of?: Value): number =>
  typeof of === 'string' ? [...of].length : (of as readonly Value[]).length;

export const methods: Readonly<Record<string, (text: string, other: string) => boolean>> = {
  contains: (text, other) => text.includes(other),
  startsWith: (text, other) => text.startsWith(other),
  endsWith: (text, other) => text.endsWith(other),
};
