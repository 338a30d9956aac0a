import type { Compiler } from './compiler.ts';
import { reasonOf } from './conditions.ts';
import type { Value } from './fact.ts';
import type { Expression, Moment } from './set.ts';

/**
 * Whether a clause applies. What cannot be told is concluded as `notEvaluable` with the value that is missing;
 * a blank that is not filled counts as missing, unless the condition is false without it.
 */
export function applies(c: Compiler, when: Expression | null): (m: Moment) => boolean {
  const blank = [...c.waits][0];
  return (m) => {
    const holds: Value | undefined = when === null ? true : when.run(m);
    if (holds === false) return false;
    if (blank !== undefined) {
      c.conclude(m, 'notEvaluable', { blank }, `blank: ${blank}`);
      return false;
    }
    if (holds === true) return true;
    c.conclude(m, 'notEvaluable', {}, when ? reasonOf(when, m) : '');
    return false;
  };
}
