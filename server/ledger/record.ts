import {
  type Change,
  type ClauseSet,
  evaluate,
  type Fact,
  type Finding,
  type Known,
} from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { uuidv7 } from '../platform/identifiers.ts';
import { ask, knownAbout } from './ask.ts';
import { clausesFor } from './clauses-in-force.ts';
import { derivedFrom } from './derived.ts';
import { lockSubjects } from './lock.ts';
import { holdAgainstSchema, type NewFact } from './new-fact.ts';
import { recordedBefore } from './recorded-before.ts';
import { registry } from './registry.ts';
import { Touched } from './touched.ts';
import { type Evaluated, write } from './write.ts';

/** Facts lead to facts (a discharge, an award); a chain longer than this is a mistake in the clauses. */
const CHAIN = 8;

export interface Recorded {
  /** The facts as recorded; one that was already there is as it was first. */
  facts: readonly Fact[];
  findings: readonly (Finding & { fact: string })[];
  /** Ids of the obligations this opened, met or ended. */
  changed: readonly string[];
}

/**
 * Records facts in the caller's transaction and carries out the clauses in force: facts, findings and
 * obligations are written together or not at all. Recording a fact again is harmless.
 *
 * @throws Refusal `fact.misfit`, `fact.unknown-kind`, or `fact.id-taken` when the id names another fact.
 */
export async function record(tx: Transaction, proposed: NewFact | readonly NewFact[]): Promise<Recorded> {
  const batch = (Array.isArray(proposed) ? proposed : [proposed]) as readonly NewFact[];
  for (const fact of batch) holdAgainstSchema(fact, registry().kinds);
  const facts = batch.map((fact) => complete(tx, fact));
  await lockSubjects(tx, facts);
  const before = await recordedBefore(tx, facts);
  const fresh = facts.filter((fact) => !before.has(fact.id));
  const evaluated = await carryOut(tx, fresh);
  await tellModules(tx, evaluated);
  return {
    facts: facts.map((fact) => before.get(fact.id) ?? fact),
    findings: evaluated.flatMap(({ fact, findings }) => findings.map((f) => ({ ...f, fact: fact.id }))),
    changed: [...new Set(evaluated.flatMap(({ changes }) => changes.flatMap(touchedBy)))],
  };
}

/** Evaluates generation by generation: first the facts, then the facts that followed from them. */
async function carryOut(tx: Transaction, fresh: readonly Fact[]): Promise<Evaluated[]> {
  const done: Evaluated[] = [];
  if (fresh.length === 0) return done;
  const set = await clausesFor(tx);
  for (let depth = 0, generation = fresh; generation.length > 0; depth++) {
    if (depth === CHAIN) throw new Error(`Clauses lead from fact to fact more than ${CHAIN} times`);
    const touched = await Touched.load(tx, generation);
    const known = await ask(tx, set, generation, touched.all());
    const step = generation.map((fact) => evaluateOne(set, fact, known, touched));
    await write(tx, step);
    generation = step.flatMap(({ derived }) => derived);
    done.push(...step);
  }
  return done;
}

/** Modules that keep rows about it hear of each new fact, in order; replay tells nobody, since it makes no rows. */
async function tellModules(tx: Transaction, evaluated: readonly Evaluated[]): Promise<void> {
  const { hears } = registry();
  for (const { fact } of evaluated) for (const act of hears.get(fact.kind) ?? []) await act(tx, fact);
}

function evaluateOne(set: ClauseSet, fact: Fact, known: Known, touched: Touched): Evaluated {
  const about = knownAbout(set, fact, touched.of(fact), known);
  return { fact, known: about, ...applyFact(set, fact, about, touched) };
}

/**
 * The one place where the ledger asks the kernel: live recording, replay and simulation go through it.
 *
 * @param counts leaves out changes that are nobody's business here: what begins after a simulated period.
 */
export function applyFact(
  set: ClauseSet,
  fact: Fact,
  known: Known,
  touched: Touched,
  counts: (change: Change) => boolean = () => true,
) {
  const evaluated = evaluate(set, fact, known, touched.of(fact), touched.awardsOf(fact));
  const { findings } = evaluated;
  const changes = evaluated.changes.filter(counts);
  const derived = derivedFrom(set, fact, changes, touched);
  touched.apply(changes);
  return { findings, changes, derived };
}

const touchedBy = (change: Evaluated['changes'][number]): string[] =>
  change.change === 'opened' ? [change.obligation.id] : 'id' in change ? [change.id] : [];

function complete(tx: Transaction, fact: NewFact): Fact {
  const now = tx.clock.now();
  return {
    id: fact.id ?? uuidv7(now),
    org: tx.org,
    kind: fact.kind,
    at: fact.at ?? now,
    recordedAt: now,
    subject: fact.subject,
    refs: fact.refs ?? {},
    actor: fact.actor,
    data: fact.data ?? {},
    source: fact.source ?? 'web',
  };
}
