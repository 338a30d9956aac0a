import { momentOf } from './evaluate.ts';
import type { Fact, Known } from './fact.ts';
import { type ApprovalStep, type ClauseSet, type Decision, inForce, type Said } from './set.ts';

/** Graver words first: the gravest decides. */
const VERDICTS: readonly (readonly [Said['effect'], Decision['verdict']])[] = [
  ['refuse', 'refused'],
  ['cannot-tell', 'asks'],
  ['approval', 'needs-approval'],
  ['postpone', 'postponed'],
  ['ask', 'asks'],
  ['warn', 'warned'],
];

/** Judges an act before it happens, by the guards, custody and approvals in force on its day. */
export function decide(set: ClauseSet, act: Fact, known: Known): Decision {
  const m = momentOf(set, act, known, [], [], null);
  const says: Said[] = [];
  const approvals: ApprovalStep[] = [];
  for (const ready of set.byAct.get(act.kind) ?? []) {
    const weighed = inForce(ready, m.day) ? ready.weigh?.(m) : null;
    if (weighed?.said) says.push(weighed.said);
    approvals.push(...(weighed?.steps ?? []));
  }
  const order = (said: Said) => VERDICTS.findIndex(([effect]) => effect === said.effect);
  says.sort((a, b) => order(a) - order(b));
  const verdict = VERDICTS.find(([effect]) => effect === says[0]?.effect)?.[1] ?? 'allowed';
  return { verdict, findings: m.findings, says, approvals };
}
