import { anchorOf } from '../anchor.ts';
import { applies } from '../applies.ts';
import type { Runbook, Step } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import type { Weighed } from '../decision.ts';
import { firstOf, open } from '../opening.ts';
import { compileOwes, type MatchRun, type Owing } from '../owing.ts';
import type { Expression, Moment, Progress, Ready } from '../set.ts';
import { nearest, text } from '../text.ts';
import { endings } from './endings.ts';

interface StepRun {
  step: Step;
  doneBy: MatchRun | null;
  owing: Owing | null;
  needs: readonly string[];
}

/** What happens, in what order, around this moment? Steps with an owner and a time are owed; the others are shown. */
export function compileRunbook(c: Compiler, clause: Runbook): Partial<Ready> {
  c.kind(clause.on, '/on');
  const when = c.condition(clause.when, clause.on, '/when');
  const anchor = anchorOf(c, clause.anchor, clause.on);
  const steps = clause.steps.map((step, i) => compileStep(c, clause, step, i));
  const owings = steps.map(({ owing }) => owing).filter((owing) => owing !== null);
  const holds = applies(c, when);
  return {
    on: [clause.on],
    acts: gated(c, steps),
    when,
    ...endings(c, owings),
    judge: (m) => {
      if (owings.length === 0 || !holds(m)) return;
      const from = anchor(m);
      if (from === undefined) return;
      for (const owing of owings) open(c, owing, m, { ...firstOf(m), from });
    },
    weigh: (m) => weighStep(c, steps, m),
    progress: (facts) => progressOf(steps, facts),
  };
}

function compileStep(c: Compiler, clause: Runbook, step: Step, i: number): StepRun {
  const pointer = `/steps/${i}`;
  const doneBy = step.doneBy === undefined ? null : c.match(step.doneBy, `${pointer}/doneBy`);
  const before = clause.steps.slice(0, i).map(({ id }) => id);
  for (const need of step.needs ?? []) checkNeed(c, need, before, pointer);
  return {
    step,
    doneBy,
    owing: step.of === undefined || step.due === undefined ? null : owed(c, clause, step, pointer),
    needs: step.needs ?? (clause.ordered ? before.slice(-1) : []),
  };
}

function owed(c: Compiler, clause: Runbook, step: Step, pointer: string): Owing | null {
  if (!step.doneBy) {
    c.problem(
      `${pointer}/doneBy`,
      text('要办的步骤没写怎样算办了', 'A step that is owed does not say what does it'),
      text('写 doneBy', 'Write `doneBy`'),
    );
    return null;
  }
  const { id, of, due, doneBy, opens, sheet } = step as Step & Required<Pick<Step, 'of' | 'due' | 'doneBy'>>;
  const owes = { obligation: id, slot: id, of, opens, due, sheet, metBy: doneBy, until: clause.until };
  const strength = step.strength ?? clause.strength ?? 'checklist';
  return compileOwes(c, owes, { kind: clause.on, pointer, strength });
}

function checkNeed(c: Compiler, need: string, before: readonly string[], pointer: string): void {
  if (before.includes(need)) return;
  const near = nearest(need, before);
  c.problem(
    `${pointer}/needs`,
    text(`前面没有步骤 ${need}`, `There is no step ${need} before this one`),
    near
      ? text(`是不是 ${near}?`, `Did you mean ${near}?`)
      : text('只能写前面的步骤', 'Name a step that comes before'),
  );
}

/** Acts on a step are refused until those it needs are done, where someone can tell what has happened. */
function gated(c: Compiler, steps: readonly StepRun[]): string[] {
  const tells = (kind: string) => {
    const subject = c.schema.kinds.get(kind)?.subject;
    return c.schema.vocabulary.questions.some(({ of, name }) => of === subject && name === 'fact_kinds');
  };
  return steps.flatMap(({ doneBy, needs }) =>
    doneBy && needs.length > 0 && tells(doneBy.kind) ? [doneBy.kind] : [],
  );
}

function weighStep(c: Compiler, steps: readonly StepRun[], m: Moment): Weighed | null {
  const step = steps.find(
    ({ doneBy, needs }) => needs.length > 0 && doneBy?.kind === m.fact.kind && holds(doneBy.where, m),
  );
  if (!step) return null;
  const happened = m.known[m.fact.subject]?.fact_kinds;
  if (happened === undefined) m.need?.(m.fact.subject, 'fact_kinds');
  if (!Array.isArray(happened)) return null;
  const lacking = steps.find(
    ({ step: { id }, doneBy }) => step.needs.includes(id) && doneBy && !happened.includes(doneBy.kind),
  );
  if (!lacking) return null;
  c.conclude(m, 'refused', { code: 'runbook.out-of-order', step: step.step.id, needs: lacking.step.id });
  const { clause, n } = c.version;
  const says = text(`先做「${lacking.step.text.zh}」`, `First: ${lacking.step.text.en}`);
  return { said: { clause, n, effect: 'refuse', code: 'runbook.out-of-order', says } };
}

const holds = (where: Expression | null, m: Moment): boolean => where === null || where.run(m) === true;

/** The steps done by the facts that happened, and those that are missing. */
function progressOf(steps: readonly StepRun[], facts: readonly Moment[]): Progress {
  const counted = steps.filter(({ doneBy }) => doneBy !== null);
  const done = ({ doneBy }: StepRun) =>
    facts.some((m) => doneBy?.kind === m.fact.kind && holds(doneBy.where, m));
  const missing = counted.filter((step) => !done(step)).map(({ step }) => step.id);
  return { done: counted.length - missing.length, of: counted.length, missing };
}
