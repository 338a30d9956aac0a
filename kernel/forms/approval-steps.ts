import type { Approval } from '../clause.ts';
import { clockAt, spanOf } from '../clocks.ts';
import type { Compiler } from '../compiler.ts';
import { compileDue, type DueRun } from '../dues.ts';
import { conclude, supersede } from '../ending.ts';
import type { Ref } from '../fact.ts';
import { raise } from '../opening.ts';
import type { Holder } from '../owes.ts';
import type { Ending, Expression, Moment } from '../set.ts';

/** One step of an approval, compiled. */
export interface StepRun {
  when: Expression | null;
  of: readonly ((m: Moment) => Ref | undefined)[];
  mode: 'any' | 'all' | { atLeast: number };
  due: DueRun;
}

export function compileStep(
  c: Compiler,
  step: Approval['steps'][number],
  kind: string,
  pointer: string,
): StepRun {
  const extra = { asker: true };
  const holders: readonly Holder[] = typeof step.of === 'string' ? [step.of] : step.of;
  return {
    when: c.condition(step.when, kind, `${pointer}/when`, extra),
    of: holders.map((holder, i) => c.holder(holder, kind, `${pointer}/of/${i}`, extra)),
    mode: step.mode ?? 'any',
    due: step.due === undefined ? () => null : compileDue(c, step.due, kind, `${pointer}/due`, extra),
  };
}

const askerOf = (m: Moment): Ref => m.obligation?.refs.asker ?? m.fact.actor;

/** Who may say yes: never the asker, unless nobody else is named at all. */
export function approvers(step: StepRun, m: Moment): { of: readonly Ref[]; own: boolean } {
  const named = [...new Set(step.of.map((run) => run(m)).filter((ref) => ref !== undefined))];
  const others = named.filter((ref) => ref !== askerOf(m));
  return others.length > 0 ? { of: others, own: false } : { of: named, own: named.length > 0 };
}

export const needed = (mode: StepRun['mode'], of: number): number =>
  mode === 'any' ? Math.min(1, of) : mode === 'all' ? of : Math.min(mode.atLeast, of);

/** The steps whose band the act falls in, by number. */
export const stepsFor = (steps: readonly StepRun[], m: Moment): number[] =>
  steps.flatMap((step, i) => (step.when === null || step.when.run(m) === true ? [i] : []));

export function begin(c: Compiler, steps: readonly StepRun[], m: Moment): void {
  // The ids of some facts name two things; a ref names one
  const approval = m.fact.refs.approval ?? `approval:${m.fact.id.replaceAll(':', '.')}`;
  const plan = stepsFor(steps, m);
  if (plan.length === 0) c.conclude(m, 'granted', { approval, asker: m.fact.actor });
  else openStep(c, steps, plan, m, { ...timelines(m), approval, asker: m.fact.actor }, m.fact.id);
}

const timelines = (m: Moment): Record<string, Ref> => {
  const { obligation: _named, ...refs } = m.fact.refs;
  return refs;
};

/** The slot carries what is still to come: `0-2/1/3` is seat 1 of 3 at step 0, with step 2 after it. */
function openStep(
  c: Compiler,
  steps: readonly StepRun[],
  plan: readonly number[],
  m: Moment,
  refs: Record<string, Ref>,
  fact: string,
): void {
  const step = steps[plan[0] as number] as StepRun;
  const { of, own } = approvers(step, m);
  if (of.length === 0) c.conclude(m, 'notEvaluable', { step: plan[0] as number }, 'approver: nobody found');
  of.forEach((holder, seat) => {
    raise(c, m, {
      fact,
      subject: m.obligation?.subject ?? m.fact.subject,
      slot: `${plan.join('-')}/${seat}/${of.length}${own ? '/own' : ''}`,
      nth: 1,
      noun: 'approve',
      strength: 'nag',
      purpose: 'internal',
      holder,
      opensAt: m.fact.at,
      countsFrom: m.fact.at,
      targetAt: null,
      dueAt: step.due(m, m.fact.at) ?? null,
      refs,
    });
  });
}

/** The approver's duty is to answer, yes or no; the asker's own word is none. */
export function answered(m: Moment): Ending | null {
  const one = m.obligation;
  if (!one || (m.fact.kind !== 'approval.given' && m.fact.kind !== 'approval.refused')) return null;
  if (m.fact.refs.obligation !== `obligation:${one.id}`) return null;
  const own = one.slot.endsWith('/own');
  return m.fact.actor === one.refs.asker && !own ? null : 'met';
}

/** How long and how often a yes covers. */
export interface Cover {
  within: string | null;
  times: number | null;
}

export function goOn(c: Compiler, steps: readonly StepRun[], m: Moment, cover: Cover): void {
  const one = m.obligation;
  if (!one) return;
  const [plan = '', , seats = '1'] = one.slot.split('/');
  const remaining = plan.split('-').map(Number);
  const open = m.touched.filter(
    (other) =>
      other.id !== one.id &&
      other.state === 'open' &&
      other.clause === one.clause &&
      other.refs.approval === one.refs.approval,
  );
  const end = () => {
    for (const obligation of open) supersede({ ...m, obligation });
  };
  if (m.fact.kind === 'approval.refused') {
    end();
    conclude(m, 'refused', { approval: one.refs.approval ?? null, asker: askerOf(m) });
    return;
  }
  const step = steps[remaining[0] as number];
  if (!step || Number(seats) - open.length < needed(step.mode, Number(seats))) return;
  end();
  if (remaining.length > 1) openStep(c, steps, remaining.slice(1), m, one.refs, one.fact);
  else grant(m, cover);
}

function grant(m: Moment, { within, times }: Cover): void {
  const span = within === null ? null : spanOf(within);
  conclude(m, 'granted', {
    approval: m.obligation?.refs.approval ?? null,
    asker: askerOf(m),
    until: span ? clockAt({ within: span }, m.fact.at, m.set.place) : null,
    times,
  });
}
