import type { Fact } from './fact.ts';
import type { Item, Outcome } from './items.ts';
import type { ClauseSet, Ready } from './set.ts';

/** How far an example's runbook or sheet has come. */

export function progress(set: ClauseSet, clause: string, outcome: Outcome): Item | null {
  const ready = set.ready.find(({ version }) => version.clause === clause);
  if (!ready?.progress) return null;
  const moments =
    ready.version.body.form === 'sheet' ? sheetMoments(outcome) : runbookMoments(ready, outcome);
  return { clause, ...ready.progress(moments) };
}

const sheetMoments = ({ sheet, rehearsal, facts, act }: Outcome) => {
  const fact = act ?? facts[0] ?? BLANK;
  return [{ ...rehearsal.momentAt(fact), sheet: sheet?.values ?? {} }];
};

const BLANK: Fact = {
  id: '',
  org: 'example',
  kind: '',
  at: 0,
  recordedAt: 0,
  subject: '',
  refs: {},
  actor: '',
  data: {},
  source: 'web',
};

/** The facts about what the runbook was started for. */
function runbookMoments(ready: Ready, { facts, rehearsal }: Outcome) {
  const subject = facts.find(({ kind }) => ready.on.includes(kind))?.subject;
  const about = facts.filter(
    (fact) => fact.subject === subject || Object.values(fact.refs).includes(subject ?? ''),
  );
  return about.map((fact) => rehearsal.momentAt(fact));
}
