import type { Target } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import { figureOf, soFar, type TargetRun } from '../figures.ts';
import type { Finding } from '../finding.ts';
import { celOfPath } from '../paths.ts';
import type { Moment, Ready } from '../set.ts';
import { text } from '../text.ts';

/** Is the number good enough? Measured over the facts of a period, against a threshold and bands. */
export function compileTarget(c: Compiler, clause: Target): Partial<Ready> {
  const kind = clause.over?.fact ?? 'any';
  const over = clause.over ? c.match(clause.over, '/over') : null;
  const run: TargetRun = {
    clause,
    over: over?.where ?? null,
    kind: over?.kind ?? null,
    hit: c.condition(clause.hit, kind, '/hit') ?? null,
    value: clause.value === undefined ? null : c.expression(clause.value, kind, '/value', 'int'),
    parts: partsOf(c, clause, kind),
    atLeast: clause.atLeast === undefined ? null : c.given<number>(clause.atLeast, '/atLeast'),
    bands: bandsOf(c, clause),
  };
  complete(c, clause);
  return { measure: (facts) => measure(c, run, facts) };
}

const partsOf = (c: Compiler, clause: Target, kind: string): TargetRun['parts'] => {
  const parts = (clause.parts ?? []).map(({ measure, weight }, i) => ({
    value: c.expression(celOfPath(`fact.data.${measure}`), kind, `/parts/${i}/measure`, 'int'),
    weight: c.given<number>(weight, `/parts/${i}/weight`),
  }));
  const weights = parts.map(({ weight }) => weight);
  const total = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  if (
    parts.length > 0 &&
    !weights.includes(null) &&
    Math.abs(total - 1) > 1e-9 &&
    Math.abs(total - 100) > 1e-9
  )
    c.problem(
      '/parts',
      text(`权重合计 ${total},不是 1(或 100)`, `The weights add up to ${total}, not to 1 (or 100)`),
      text('改到合计为 1 或 100', 'Make them add up to 1 or 100'),
    );
  return parts;
};

function bandsOf(c: Compiler, clause: Target): TargetRun['bands'] {
  const bands = (clause.bands ?? []).map(({ from, class: to }, i) => ({
    from: c.given<number>(from, `/bands/${i}/from`),
    class: to,
  }));
  const seen = new Set(bands.map(({ from }) => from).filter((from) => from !== null));
  if (seen.size < bands.filter(({ from }) => from !== null).length)
    c.problem(
      '/bands',
      text('两档从同一处起', 'Two bands begin at one figure'),
      text('改一档的 from', 'Change one `from`'),
    );
  return [...bands].sort((a, b) => (b.from ?? 0) - (a.from ?? 0));
}

function complete(c: Compiler, clause: Target): void {
  const lacks = (field: string) =>
    c.problem(
      `/${field}`,
      text(`缺 ${field}`, `${field} is missing`),
      text(`写 ${field}`, `Write \`${field}\``),
    );
  if (!clause.over) lacks('over');
  if (clause.kind === 'rate' && !clause.hit) lacks('hit');
  if (clause.kind === 'mean' && !clause.value) lacks('value');
  if (clause.kind === 'score' && !clause.parts) lacks('parts');
}

function measure(c: Compiler, run: TargetRun, facts: readonly Moment[]): Finding {
  const { clause } = run;
  const counted = facts.filter(
    (m) => m.fact.kind === run.kind && (run.over === null || run.over.run(m) === true),
  );
  const base = {
    clause: clause.id,
    n: c.version.n,
    scope: 'period' as const,
    subject: counted[0]?.fact.subject ?? '',
  };
  const [blank] = c.waits;
  const notEvaluable = (reason: string): Finding => ({
    ...base,
    outcome: 'notEvaluable',
    detail: blank === undefined ? { of: counted.length } : { of: counted.length, blank },
    reason,
  });
  if (blank !== undefined) return notEvaluable(`blank: ${blank}`);
  const value = figureOf(run, counted);
  if (value === undefined) {
    if (counted.length === 0) return notEvaluable('no facts');
    const short = notEvaluable('a value is missing');
    return clause.kind === 'score'
      ? { ...short, detail: { ...short.detail, ...soFar(run, counted) } }
      : short;
  }
  const met = run.atLeast === null ? null : value >= run.atLeast;
  const band = run.bands.find(({ from }) => from !== null && value >= from)?.class ?? null;
  return {
    ...base,
    outcome: 'measured',
    detail: { measure: clause.measure, value, of: counted.length, met, class: band },
    reason: null,
  };
}
