import type { Value } from './fact.ts';
import type { Run } from './set.ts';

/**
 * Comparing a field with a code or a number is what most conditions do, so each operator has a closure of its own
 * with the constant built in, instead of two calls and a look-up.
 */
export const againstConstant: Readonly<Record<string, (of: Run, constant: Value) => Run>> = {
  '==': (of, constant) => (m) => {
    const x = of(m);
    return x === undefined ? undefined : x === constant;
  },
  '!=': (of, constant) => (m) => {
    const x = of(m);
    return x === undefined ? undefined : x !== constant;
  },
  '<': (of, constant) => (m) => {
    const x = of(m);
    return x === undefined ? undefined : x < constant;
  },
  '<=': (of, constant) => (m) => {
    const x = of(m);
    return x === undefined ? undefined : x <= constant;
  },
  '>': (of, constant) => (m) => {
    const x = of(m);
    return x === undefined ? undefined : x > constant;
  },
  '>=': (of, constant) => (m) => {
    const x = of(m);
    return x === undefined ? undefined : x >= constant;
  },
  in: (of, constant) => {
    const among = new Set(constant as readonly Value[]);
    return (m) => {
      const x = of(m);
      return x === undefined ? undefined : among.has(x);
    };
  },
};

/**
 * The same for a number or a code in the fact's data, read and compared in one step. Each names the type it looks for,
 * since that is told fastest.
 */
export const numberAgainst: Readonly<Record<string, (name: string, constant: number) => Run>> = {
  '==': (name, constant) => (m) => {
    const x = m.fact.data[name];
    return typeof x === 'number' ? x === constant : undefined;
  },
  '<': (name, constant) => (m) => {
    const x = m.fact.data[name];
    return typeof x === 'number' ? x < constant : undefined;
  },
  '<=': (name, constant) => (m) => {
    const x = m.fact.data[name];
    return typeof x === 'number' ? x <= constant : undefined;
  },
  '>': (name, constant) => (m) => {
    const x = m.fact.data[name];
    return typeof x === 'number' ? x > constant : undefined;
  },
  '>=': (name, constant) => (m) => {
    const x = m.fact.data[name];
    return typeof x === 'number' ? x >= constant : undefined;
  },
};

export const textAgainst: Readonly<Record<string, (name: string, constant: string) => Run>> = {
  '==': (name, constant) => (m) => {
    const x = m.fact.data[name];
    return typeof x === 'string' ? x === constant : undefined;
  },
  '!=': (name, constant) => (m) => {
    const x = m.fact.data[name];
    return typeof x === 'string' ? x !== constant : undefined;
  },
};
