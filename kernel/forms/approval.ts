import type { Approval } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import { reasonOf } from '../conditions.ts';
import { parseInstant } from '../dates.ts';
import type { ApprovalStep, Weighed } from '../decision.ts';
import { matches } from '../owing.ts';
import type { Ending, Expression, Moment, Ready } from '../set.ts';
import {
  answered,
  approvers,
  begin,
  compileStep,
  goOn,
  needed,
  type StepRun,
  stepsFor,
} from './approval-steps.ts';
import { endingBy } from './endings.ts';

/**
 * Who must say yes, in what order? Asked (`approval.asked`, or a request that is a fact by itself), the first step
 * opens an obligation for each approver; a yes opens the next step or grants, a no ends it. Nobody approves their
 * own, save where there is nobody else, which is marked.
 */
export function compileApproval(c: Compiler, clause: Approval): Partial<Ready> {
  c.kind(clause.act, '/act');
  if (clause.on !== undefined) c.kind(clause.on, '/on');
  const kind = clause.on ?? clause.act;
  const when = c.condition(clause.when, kind, '/when', { asker: true });
  const steps = clause.steps.map((step, i) => compileStep(c, step, kind, `/steps/${i}`));
  const until = matches(c, clause.voidOn, '/voidOn');
  const within =
    clause.grants?.within === undefined ? null : c.duration(clause.grants.within, '/grants/within');
  return {
    on: clause.on === undefined ? ['approval.asked'] : ['approval.asked', clause.on],
    acts: clause.act === clause.on ? [] : [clause.act],
    when,
    judge: (m) => {
      const asked = m.fact.kind === clause.on || m.fact.data.clause === clause.id;
      if (asked && (when === null || when.run(m) !== false)) begin(c, steps, m);
    },
    weigh: (m) => weigh(c, clause, when, steps, m),
    ends: (m): Ending | null => answered(m) ?? endingBy({ metBy: [], until }, m),
    afterMet: (m) => goOn(c, steps, m, { within, times: clause.grants?.times ?? null }),
  };
}

function weigh(
  c: Compiler,
  clause: Approval,
  when: Expression | null,
  steps: readonly StepRun[],
  m: Moment,
): Weighed | null {
  const applies = when === null ? true : when.run(m);
  if (applies === false) return null;
  const [blank] = c.waits;
  if (blank !== undefined) {
    c.conclude(m, 'notEvaluable', { blank }, `blank: ${blank}`);
    return null;
  }
  const { clause: id, n } = c.version;
  const code = 'approval.needed';
  const says = clause.text;
  if (applies === undefined) {
    c.conclude(m, 'notEvaluable', {}, reasonOf(when as Expression, m));
    return { said: { clause: id, n, effect: 'cannot-tell', code, says } };
  }
  if (covered(clause, m)) {
    c.conclude(m, 'allowed', { approval: m.fact.refs.approval ?? null });
    return null;
  }
  const plan = planOf(clause, steps, m);
  c.conclude(m, 'asks', { code, steps: plan.length });
  return { said: { clause: id, n, effect: 'approval', code, says }, steps: plan };
}

const planOf = (clause: Approval, steps: readonly StepRun[], m: Moment): ApprovalStep[] =>
  stepsFor(steps, m).map((i) => {
    const step = steps[i] as StepRun;
    const { of } = approvers(step, m);
    const dueAt = step.due(m, m.fact.at) ?? null;
    return { clause: clause.id, step: i, of, needed: needed(step.mode, of.length), dueAt };
  });

/** A yes covers what it was given for: this clause, asker and subject, so often and so long. */
function covered(clause: Approval, m: Moment): boolean {
  const { approval } = m.fact.refs;
  if (approval === undefined) return false;
  const about = (question: string) => {
    const value = m.known[approval]?.[question];
    if (value === undefined) m.need?.(approval, question);
    return value;
  };
  const [state, of, asker, subject] = ['state', 'clause', 'asker', 'subject'].map(about);
  const [uses, until] = [about('uses'), about('until')];
  if (state !== 'given' || of !== clause.id || asker !== m.fact.actor || subject !== m.fact.subject)
    return false;
  if (clause.grants?.times !== undefined && Number(uses ?? 0) >= clause.grants.times) return false;
  const end = typeof until === 'string' ? parseInstant(until) : until;
  return typeof end !== 'number' || m.fact.at < end;
}
