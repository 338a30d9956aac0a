import type { Compiler } from './compiler.ts';
import { type Expression, reasonOf } from './conditions.ts';
import type { Value } from './fact.ts';
import type { Finding, FindingOutcome } from './finding.ts';
import type { Moment } from './set.ts';

/** Writes down what a clause concluded at a moment. */
export type Conclude = (
  m: Moment,
  outcome: FindingOutcome,
  detail?: Finding['detail'],
  reason?: string,
) => void;

export const concluder =
  ({ version }: Pick<Compiler, 'version'>): Conclude =>
  (m, outcome, detail = {}, reason) => {
    m.findings.push({
      clause: version.clause,
      n: version.n,
      scope: 'fact',
      subject: m.fact.subject,
      outcome,
      detail,
      reason: reason ?? null,
    });
  };

/**
 * Whether a clause applies. What cannot be told is concluded as `notEvaluable` with the value that is missing;
 * a blank that is not filled counts as missing, unless the condition is false without it.
 */
export function applies(
  c: Pick<Compiler, 'waits'>,
  when: Expression | null,
  conclude: Conclude,
): (m: Moment) => boolean {
  const blank = [...c.waits][0];
  return (m) => {
    const holds: Value | undefined = when === null ? true : when.run(m);
    if (holds === false) return false;
    if (blank !== undefined) {
      conclude(m, 'notEvaluable', { blank }, `blank: ${blank}`);
      return false;
    }
    if (holds === true) return true;
    conclude(m, 'notEvaluable', {}, when ? reasonOf(when, m) : '');
    return false;
  };
}
