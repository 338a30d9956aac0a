import type { Approval, Holder } from '../clause.ts';
import { clockAt, spanOf } from '../clocks.ts';
import type { Compiler } from '../compiler.ts';
import { reasonOf } from '../conditions.ts';
import { compileDue, type DueRun } from '../dues.ts';
import { conclude, supersede } from '../ending.ts';
import type { Ref } from '../fact.ts';
import { raise } from '../opening.ts';
import { matches } from '../owing.ts';
import type { ApprovalStep, Ending, Expression, Moment, Ready, Weighed } from '../set.ts';
import { endingBy } from './duty.ts';

/**
 * Who must say yes, in what order? Asked (`approval.asked`, or a request that is a fact by itself), the first step
 * opens an obligation for each approver; a yes opens the next step or grants, a no ends it. Nobody approves their
 * own, save where there is nobody else, which is marked.
 */
interface StepRun {
  when: Expression | null;
  of: readonly ((m: Moment) => Ref | undefined)[];
  mode: 'any' | 'all' | { atLeast: number };
  due: DueRun;
}

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

function compileStep(c: Compiler, step: Approval['steps'][number], kind: string, pointer: string): StepRun {
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
function approvers(step: StepRun, m: Moment): { of: readonly Ref[]; own: boolean } {
  const named = [...new Set(step.of.map((run) => run(m)).filter((ref) => ref !== undefined))];
  const others = named.filter((ref) => ref !== askerOf(m));
  return others.length > 0 ? { of: others, own: false } : { of: named, own: named.length > 0 };
}

const needed = (mode: StepRun['mode'], of: number): number =>
  mode === 'any' ? Math.min(1, of) : mode === 'all' ? of : Math.min(mode.atLeast, of);

/** The steps whose band the act falls in, by number. */
const stepsFor = (steps: readonly StepRun[], m: Moment): number[] =>
  steps.flatMap((step, i) => (step.when === null || step.when.run(m) === true ? [i] : []));

function weigh(
  c: Compiler,
  clause: Approval,
  when: Expression | null,
  steps: readonly StepRun[],
  m: Moment,
): Weighed | null {
  const applies = when === null ? true : when.run(m);
  if (applies === false) return null;
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
  const plan = stepsFor(steps, m).map((i): ApprovalStep => {
    const step = steps[i] as StepRun;
    const { of } = approvers(step, m);
    return {
      clause: id,
      step: i,
      of,
      needed: needed(step.mode, of.length),
      dueAt: step.due(m, m.fact.at) ?? null,
    };
  });
  c.conclude(m, 'asks', { code, steps: plan.length });
  return { said: { clause: id, n, effect: 'approval', code, says }, steps: plan };
}

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
  return typeof until !== 'number' || m.fact.at < until;
}

function begin(c: Compiler, steps: readonly StepRun[], m: Moment): void {
  const approval = m.fact.refs.approval ?? `approval:${m.fact.id}`;
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
function answered(m: Moment): Ending | null {
  const one = m.obligation;
  if (!one || (m.fact.kind !== 'approval.given' && m.fact.kind !== 'approval.refused')) return null;
  if (m.fact.refs.obligation !== `obligation:${one.id}`) return null;
  const own = one.slot.endsWith('/own');
  return m.fact.actor === one.refs.asker && !own ? null : 'met';
}

/** How long and how often a yes covers. */
interface Cover {
  within: string | null;
  times: number | null;
}

function goOn(c: Compiler, steps: readonly StepRun[], m: Moment, cover: Cover): void {
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
