import {
  type ClauseSet,
  type Fact,
  type Known,
  missing,
  type Obligation,
  type Value,
} from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { ask } from '../ask.ts';

/** A path such as `owner.line_manager` needs one round a step. */
const ROUNDS = 8;

type Answers = Map<string, Value | null>;
const keyOf = (of: string, question: string): string => `${of} ${question}`;

/**
 * What was known when a fact happened. An answer that was stored with it is exact. One that nobody asked for then is
 * read as of the fact: the last that was stored before it, and where there is none, what the modules say today.
 */
export class AnswersThen {
  private readonly tx: Transaction;
  private readonly stored: Answers = new Map();
  private readonly today: Answers = new Map();
  private coming: readonly Fact[] = [];
  private readonly asked = new Map<ClauseSet, Set<string>>();

  constructor(tx: Transaction) {
    this.tx = tx;
  }

  remember(known: Known): void {
    for (const [of, answers] of Object.entries(known))
      for (const [question, value] of Object.entries(answers)) this.stored.set(keyOf(of, question), value);
  }

  /** The facts that come next: the first of them that lacks an answer has it asked for all of its kind. */
  expect(facts: readonly Fact[]): void {
    this.coming = facts;
    this.asked.clear();
  }

  /** `exact` is false where an answer had to be read that was never stored. */
  async complete(
    set: ClauseSet,
    fact: Fact,
    touched: readonly Obligation[],
    known: Known,
  ): Promise<{ known: Known; exact: boolean }> {
    let all = known;
    let exact = true;
    for (let round = 0; round < ROUNDS; round++) {
      const wanted = missing(set, [fact], touched, all);
      if (wanted.length === 0) return { known: all, exact };
      exact = false;
      if (wanted.some(({ of, question }) => this.read(of, question) === undefined))
        await this.askFor(set, fact, touched);
      const more: Record<string, Record<string, Value | null>> = { ...all };
      for (const { of, question } of wanted)
        more[of] = { ...more[of], [question]: this.read(of, question) ?? null };
      all = more;
    }
    return { known: all, exact };
  }

  private async askFor(set: ClauseSet, fact: Fact, touched: readonly Obligation[]): Promise<void> {
    const kinds = this.asked.get(set) ?? new Set<string>();
    this.asked.set(set, kinds);
    const alike = kinds.has(fact.kind) ? [] : this.coming.filter(({ kind }) => kind === fact.kind);
    kinds.add(fact.kind);
    this.keep(await ask(this.tx, set, [fact, ...alike], touched));
  }

  private read(of: string, question: string): Value | null | undefined {
    const key = keyOf(of, question);
    const then = this.stored.get(key);
    return then === undefined ? this.today.get(key) : then;
  }

  private keep(known: Known): void {
    for (const [of, answers] of Object.entries(known))
      for (const [question, value] of Object.entries(answers)) this.today.set(keyOf(of, question), value);
  }
}
