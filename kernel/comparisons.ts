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
