import type { Target } from './clause.ts';
import type { Finding } from './finding.ts';
import type { Expression, Moment } from './set.ts';

/** A target, compiled. */
export interface TargetRun {
  clause: Target;
  kind: string | null;
  over: Expression | null;
  hit: Expression | null;
  value: Expression | null;
  parts: readonly { value: Expression; weight: number | null }[];
  atLeast: number | null;
  bands: readonly { from: number | null; class: string }[];
}

/** A rate in percent, a mean and a score to two places; a count as it is. */
export function figureOf(run: TargetRun, counted: readonly Moment[]): number | undefined {
  const { kind } = run.clause;
  if (kind === 'count') return counted.length;
  if (counted.length === 0) return undefined;
  if (kind === 'rate') {
    const hits = counted.map((m) => run.hit?.run(m));
    return hits.includes(undefined)
      ? undefined
      : places((hits.filter((hit) => hit === true).length * 100) / counted.length);
  }
  if (kind === 'mean') return mean(counted.map((m) => run.value?.run(m) as number | undefined));
  return mean(counted.map((m) => score(run.parts, m)));
}

/** What is scored so far, of what there is to score: 65 of 70. Never a final figure. */
export function soFar({ clause, parts }: TargetRun, counted: readonly Moment[]): Finding['detail'] {
  const last = counted.at(-1) as Moment;
  const total = parts.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  const read = parts.map(({ value, weight }, i) => ({
    measure: clause.parts?.[i]?.measure ?? '',
    points: value.run(last) as number | undefined,
    weight: ((weight ?? 0) * 100) / total,
  }));
  const scored = read.filter(({ points }) => points !== undefined);
  const sum = (of: (one: (typeof read)[number]) => number) =>
    places(scored.reduce((all, one) => all + of(one), 0));
  return {
    measure: clause.measure,
    partial: sum(({ points, weight }) => ((points ?? 0) * weight) / 100),
    possible: sum(({ weight }) => weight),
    missing: read.filter(({ points }) => points === undefined).map(({ measure }) => measure),
  };
}

function score(parts: TargetRun['parts'], m: Moment): number | undefined {
  const total = parts.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  let sum = 0;
  for (const { value, weight } of parts) {
    const part = value.run(m);
    if (part === undefined) return undefined;
    sum += (part as number) * (weight ?? 0);
  }
  return total === 0 ? undefined : sum / total;
}

const mean = (values: readonly (number | undefined)[]): number | undefined =>
  values.includes(undefined)
    ? undefined
    : places((values as number[]).reduce((a, b) => a + b, 0) / values.length);

const places = (value: number): number => Math.round(value * 100) / 100;
