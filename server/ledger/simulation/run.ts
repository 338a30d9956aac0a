import { setImmediate } from 'node:timers/promises';
import {
  type AwardEntry,
  type Change,
  type ClauseSet,
  type Fact,
  type Finding,
  type Instant,
  isTold,
  type Known,
  type Obligation,
  type Outcome,
} from '../../../kernel/index.ts';
import { applyFact } from '../record.ts';
import { lapseFact } from '../time/lapse-fact.ts';
import { Touched } from '../touched.ts';
import type { AnswersThen } from './answers-then.ts';
import { FallingDue } from './falling-due.ts';

/** Facts lead to facts; a longer chain is a circle the clauses should not have. */
const CHAIN = 8;
/** Facts carried out before others have their turn. */
const AT_ONCE = 25;

/** Facts carried out under one set of clauses, in memory: as the ledger would, and nothing of it is written. */
export class Run {
  readonly set: ClauseSet;
  private readonly answers: AnswersThen;
  private readonly touched = new Touched();
  private readonly due = new FallingDue();
  /** Whom each obligation names when it opens: what is handed on afterwards is no doing of the clause. */
  private readonly holders = new Map<string, string>();
  private readonly guessed = new Set<string>();
  private readonly entries = new Map<string, AwardEntry>();
  private priced = 0;
  private told = 0;
  private played = 0;

  constructor(set: ClauseSet, answers: AnswersThen) {
    this.set = set;
    this.answers = answers;
  }

  get size(): number {
    return this.holders.size;
  }

  /** @param opens false for a fact after the period: it meets and ends what the period began, and begins nothing. */
  async play(fact: Fact, stored: Known, opens: boolean, depth = 0): Promise<void> {
    if (depth === CHAIN) throw new Error(`${fact.kind}: facts lead to facts more than ${CHAIN} times`);
    if (++this.played % AT_ONCE === 0) await setImmediate();
    const touched = this.touched.of(fact);
    // Nobody hears of it, and it meets nothing
    if (touched.length === 0 && !this.set.byKind.has(fact.kind) && !isOfAnother(fact)) return;
    const { known, exact } = await this.answers.complete(this.set, fact, touched, stored);
    const counts = (change: Change) =>
      opens || (change.change === 'opened' ? change.obligation.fact !== fact.id : change.change !== 'award');
    const { findings, changes, derived } = applyFact(this.set, fact, known, this.touched, counts);
    for (const change of changes) this.note(change, exact);
    if (opens) for (const finding of findings) this.priced += priceOf(finding);
    // What follows from an obligation of the period is the period's, whenever it happened
    for (const follows of derived) await this.play(follows, {}, true, depth + 1);
  }

  /** Lets lapse, in order, what is open and due by then. */
  async lapseUntil(until: Instant): Promise<void> {
    for (let ids = this.due.next(until); ids !== null; ids = this.due.next(until))
      for (const id of ids) {
        const late = this.touched.find(id);
        if (late?.state === 'open' && !late.lapsed) await this.play(lapse(late), {}, true);
      }
  }

  outcome(): Outcome {
    const obligations = [...this.holders].map(([id, holder]) => ({
      ...(this.touched.find(id) as Obligation),
      holder,
    }));
    return { obligations, entries: [...this.entries.values()], priced: this.priced, told: this.told };
  }

  find = (id: string): Obligation | undefined => this.touched.find(id);

  /** Those that have ended, of clauses that are not on trial. */
  *endedBesides(onTrial: ReadonlySet<string>): Generator<Obligation> {
    for (const one of this.touched.all()) if (one.state !== 'open' && !onTrial.has(one.clause)) yield one;
  }

  forget(id: string): void {
    this.touched.forget(id);
    this.holders.delete(id);
    this.guessed.delete(id);
  }

  /** Opened on an answer that was never stored. */
  isGuessed = (id: string): boolean => this.guessed.has(id);

  private note(change: Change, exact: boolean): void {
    if (change.change === 'award') this.entries.set(change.entry.id, change.entry);
    if (change.change !== 'opened') return;
    const { id, holder, dueAt, slot } = change.obligation;
    if (this.holders.has(id)) return;
    if (isTold(slot) && dueAt === null) {
      // A card that tells of a lapse is only counted
      this.told++;
      this.touched.forget(id);
      return;
    }
    this.holders.set(id, holder);
    if (!exact) this.guessed.add(id);
    if (dueAt !== null) this.due.add(dueAt, id);
  }
}

/** About another fact, or an award: what it undoes or decides is not found by its subject. */
const isOfAnother = ({ kind }: Fact): boolean => /^(fact|award|appeal)\./.test(kind);

const priceOf = ({ outcome, detail }: Finding): number =>
  outcome === 'priced' && typeof detail.amount === 'number' ? detail.amount : 0;

const lapse = (late: Obligation): Fact => ({
  ...lapseFact(late),
  org: late.org,
  recordedAt: late.dueAt as Instant,
});
