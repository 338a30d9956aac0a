import {
  type ClauseSet,
  type Decision,
  type Fact,
  decide as judge,
  type Screened,
  screenText,
} from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { ask } from './ask.ts';
import { clausesFor } from './clauses-in-force.ts';
import { holdAgainstSchema, type NewFact } from './new-fact.ts';
import { record } from './record.ts';
import { registry } from './registry.ts';

/** Judges a proposed fact by the guards, custody and approval clauses in force, before it happens. */
export async function decide(tx: Transaction, act: NewFact): Promise<Decision> {
  const [decision] = await decideAll(tx, [act]);
  return decision as Decision;
}

/** Judges many acts that might happen, asking the modules once for all of them. */
export async function decideAll(
  tx: Transaction,
  acts: readonly NewFact[],
  inForce?: ClauseSet,
): Promise<Decision[]> {
  if (acts.length === 0) return [];
  for (const act of acts) holdAgainstSchema(act, registry().kinds);
  const set = inForce ?? (await clausesFor(tx));
  const proposed = acts.map((act) => asFact(tx, act));
  const known = await ask(tx, set, proposed, []);
  return proposed.map((act) => judge(set, act, known));
}

/** Judges an act that would show or send a text: the decision, and where in the text each guard found what. */
export async function decideText(
  tx: Transaction,
  act: NewFact,
  text: string,
): Promise<{ decision: Decision; screened: readonly Screened[] }> {
  holdAgainstSchema(act, registry().kinds);
  const set = await clausesFor(tx);
  const proposed = asFact(tx, act);
  const known = await ask(tx, set, [proposed], []);
  return { decision: judge(set, proposed, known, text), screened: screenText(set, proposed, known, text) };
}

/** Keeps a refusal, so that someone can see what was tried and which clause stood in the way. */
export async function recordRefusal(tx: Transaction, act: NewFact, decision: Decision): Promise<void> {
  const by = decision.says.map((said) => said.clause);
  await record(tx, {
    id: act.id && `refused:${act.id}`,
    kind: 'act.refused',
    subject: act.subject,
    refs: {},
    actor: act.actor,
    data: { act: act.kind, clauses: by, code: decision.says[0]?.code ?? decision.verdict },
    source: act.source,
  });
}

/** The refusal a screen shows: the clause's own words, and every clause that stood in the way. */
export function refusalOf(decision: Decision): Refusal {
  const first = decision.says[0];
  const says = first?.says ?? { zh: '需要先得到批准', en: 'This needs an approval first' };
  const code = first?.code ?? `act.${decision.verdict}`;
  const { says: reasons, approvals, verdict } = decision;
  return new Refusal(code, verdict === 'refused' ? 403 : 409, says, {
    details: { verdict, reasons, approvals },
  });
}

const asFact = (tx: Transaction, act: NewFact): Fact => ({
  id: act.id ?? 'proposed',
  org: tx.org,
  kind: act.kind,
  at: act.at ?? tx.clock.now(),
  recordedAt: tx.clock.now(),
  subject: act.subject,
  refs: act.refs ?? {},
  actor: act.actor,
  data: act.data ?? {},
  source: act.source ?? 'web',
});
