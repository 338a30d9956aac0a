import type { Change, Fact, Finding, Known } from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { insertRows } from '../platform/insert-rows.ts';
import { awardRow, obligationRow } from './rows.ts';

/** A fact, what was known when it was evaluated, and what followed. */
export interface Evaluated {
  fact: Fact;
  known: Known;
  findings: readonly Finding[];
  changes: readonly Change[];
  /** Facts that follow from it: an obligation discharged, an award entered. */
  derived: readonly Fact[];
}

/** Writes a generation at once: the facts with what was known, findings, obligations, awards. */
export async function write(tx: Transaction, evaluated: readonly Evaluated[]): Promise<void> {
  await insertRows(tx, 'fact', evaluated.map(factRow));
  await insertRows(
    tx,
    'fact_ref',
    evaluated.flatMap(({ fact }) => refRows(fact)),
  );
  await writeOutcome(tx, evaluated);
}

/** Findings and changes only: replay writes these again from facts that stay. */
export async function writeOutcome(tx: Transaction, evaluated: readonly Evaluated[]): Promise<void> {
  await insertRows(tx, 'finding', evaluated.flatMap(findingRows));
  const changes = evaluated.flatMap((step) => step.changes);
  const opened = changes.flatMap((change) =>
    change.change === 'opened' ? [obligationRow(change.obligation)] : [],
  );
  await insertRows(tx, 'obligation', opened, 'ignore');
  const awards = changes.flatMap((change) => (change.change === 'award' ? [awardRow(change.entry)] : []));
  await insertRows(tx, 'award_entry', awards, 'ignore');
  for (const change of changes) await writeStep(tx, change);
}

async function writeStep(tx: Transaction, change: Change): Promise<void> {
  if (change.change === 'opened' || change.change === 'award') return;
  await tx
    .updateTable('obligation')
    .set(stepOf(change))
    .where('org_id', '=', tx.org)
    .where('id', '=', change.id)
    .where('state', change.change === 'reopened' ? '<>' : '=', 'open')
    .execute();
}

function stepOf(change: Exclude<Change, { change: 'opened' | 'award' }>) {
  if (change.change === 'delegated') return { holder: change.holder, claimed_by: null, claimed_until: null };
  if (change.change === 'claimed')
    return { claimed_by: change.by, claimed_until: change.until === null ? null : new Date(change.until) };
  if (change.change === 'redated') return timesOf(change);
  if (change.change === 'lapsed') return { lapsed: true };
  if (change.change === 'reopened') return { state: 'open', ended_by: null, ended_at: null };
  return { state: change.change, ended_by: change.by, ended_at: new Date(change.at) };
}

const timesOf = (to: Extract<Change, { change: 'redated' }>) => ({
  opens_at: new Date(to.opensAt),
  counts_from: new Date(to.countsFrom),
  target_at: to.targetAt === null ? null : new Date(to.targetAt),
  due_at: to.dueAt === null ? null : new Date(to.dueAt),
});

const DAYS_BACK = 7 * 86_400_000;
const AHEAD = 5 * 60_000;

function factRow({ fact, known }: Evaluated) {
  const lag = fact.recordedAt - fact.at;
  return {
    org_id: fact.org,
    id: fact.id,
    kind: fact.kind,
    at: new Date(fact.at),
    recorded_at: new Date(fact.recordedAt),
    subject: fact.subject,
    refs: fact.refs,
    actor: fact.actor,
    data: fact.data,
    source: fact.source,
    // A device's clock may be wrong: its word is kept, and marked
    flagged: fact.source === 'device' && (lag > DAYS_BACK || lag < -AHEAD),
    known: known,
  };
}

const refRows = (fact: Fact) =>
  [...new Set(Object.values(fact.refs))].map((ref) => ({ org_id: fact.org, ref, fact_id: fact.id }));

/** `notOwed` is recomputed from what was known when someone asks why nothing was done. */
const findingRows = ({ fact, findings }: Evaluated) =>
  findings
    .filter((finding) => finding.outcome !== 'notOwed')
    .map((finding, ordinal) => ({
      org_id: fact.org,
      fact_id: fact.id,
      clause: finding.clause,
      n: finding.n,
      ordinal,
      scope: finding.scope,
      subject: finding.subject,
      outcome: finding.outcome,
      detail: finding.detail,
      reason: finding.reason,
    }));
