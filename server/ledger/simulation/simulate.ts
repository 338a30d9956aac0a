import {
  type ClauseVersion,
  compile,
  concernedBy,
  type Difference,
  type EpochDay,
  type Instant,
  isTold,
  ledgerKinds,
  type Obligation,
  overlaid,
  type Proposal,
  stringsOf,
  subtract,
  type Vocabulary,
  zoneOf,
} from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { clausesFor } from '../clauses-in-force.ts';
import { factOf, knownOf } from '../rows.ts';
import { AnswersThen } from './answers-then.ts';
import { countFacts, nextFacts, type Span } from './facts-of-span.ts';
import { Run } from './run.ts';

const DAY = 86_400_000;
/** So long after its last day a period is followed: what it began is done, or late, by then. */
const FOLLOWED_DAYS = 92;
/** More is not held in memory. A shorter period says the same about a rule. */
const MOST_FACTS = 200_000;
const MOST_OBLIGATIONS = 100_000;
/** So many facts later what ended the same in both is let go. */
const SETTLED_EVERY = 10_000;

export interface Simulating {
  proposal: Proposal;
  /** First and last day whose facts are carried out. */
  from: EpochDay;
  to: EpochDay;
  /** With the kinds of fact the proposed clauses bring along. */
  vocabulary: Vocabulary;
  /** Told after each batch. */
  progress?: (done: number, of: number) => void;
}

export interface Simulated extends Difference {
  facts: number;
  /** Clauses that are written differently, are new, or gone. */
  touched: ReadonlySet<string>;
  /** All of the touched clauses, whether they differ or not. */
  before: readonly Obligation[];
  after: readonly Obligation[];
  isGuessed(id: string): boolean;
}

/**
 * What a proposal would have come to: the facts of a period, run through the adopted clauses and through the same
 * with the proposal laid over them, and subtracted. Facts after the period only meet or end what it began. Nothing is
 * written.
 *
 * @throws Refusal `simulation.too-much`
 */
export async function simulate(tx: Transaction, asked: Simulating): Promise<Simulated> {
  const { place, ready } = await clausesFor(tx);
  const adopted = ready.map(({ version }) => version);
  const over = overlaid(adopted, asked.proposal, asked.from);
  const { touched, before, after } = concernedBy(adopted, over);
  const answers = new AnswersThen(tx);
  const runs = [before, after].map(
    (versions) => new Run(compile(versions, asked.vocabulary, place).set, answers),
  ) as [Run, Run];
  const zone = zoneOf(place.zone);
  const ends = zone.at(asked.to + 1, 0);
  const until = Math.min(tx.clock.now(), ends + FOLLOWED_DAYS * DAY);
  const kinds = kindsOf([...before, ...after], asked.vocabulary);
  const facts =
    touched.size === 0
      ? 0
      : await carryOut(
          tx,
          { from: zone.at(asked.from, 0), until, kinds },
          { runs, touched, answers, ends, ...asked },
        );
  const [base, proposed] = [runs[0].outcome(), runs[1].outcome()];
  const ofTouched = ({ clause, slot }: Obligation) => touched.has(clause) && !isTold(slot);
  return {
    ...subtract(base, proposed),
    facts,
    touched,
    before: base.obligations.filter(ofTouched),
    after: proposed.obligations.filter(ofTouched),
    isGuessed: (id) => runs.some((run) => run.isGuessed(id)),
  };
}

interface Doing {
  runs: readonly [Run, Run];
  touched: ReadonlySet<string>;
  answers: AnswersThen;
  /** The first moment after the period. */
  ends: Instant;
  progress?: Simulating['progress'];
}

async function carryOut(
  tx: Transaction,
  span: Span,
  { runs, touched, answers, ends, progress }: Doing,
): Promise<number> {
  const of = await countFacts(tx, span);
  if (of > MOST_FACTS) throw tooMuch(of);
  let done = 0;
  for (let after = 0; ; ) {
    const rows = await nextFacts(tx, span, after);
    if (rows.length === 0) break;
    const batch = rows.map((row) => ({ fact: factOf(row), known: knownOf(row) }));
    answers.expect(batch.map(({ fact }) => fact));
    for (const { fact, known } of batch) {
      for (const run of runs) {
        await run.lapseUntil(Math.min(fact.recordedAt, span.until));
        await run.play(fact, known, fact.at < ends);
      }
      answers.remember(known);
    }
    if (done % SETTLED_EVERY < rows.length) forgetSame(runs, touched);
    if (runs.some(({ size }) => size > MOST_OBLIGATIONS)) throw tooMuch(of);
    after = Number(rows.at(-1)?.seq);
    done += rows.length;
    progress?.(done, of);
  }
  for (const run of runs) await run.lapseUntil(span.until);
  return of;
}

/** What ended the same with the proposal and without, and is not of a clause on trial, has nothing to say any more. */
function forgetSame([before, after]: readonly [Run, Run], touched: ReadonlySet<string>): void {
  for (const one of before.endedBesides(touched)) {
    const same = after.find(one.id);
    if (same?.state !== one.state || same.dueAt !== one.dueAt || same.holder !== one.holder) continue;
    before.forget(one.id);
    after.forget(one.id);
  }
}

/** What a discharge or a lapse leads to is made anew in each run: they may come at other times, or not at all. */
const MADE_ANEW = new Set(['obligation.discharged', 'obligation.lapsed']);

/** The kinds of fact these clauses hear of, and those of the ledger itself. */
function kindsOf(versions: readonly ClauseVersion[], { kinds }: Vocabulary): string[] {
  const named = new Set(versions.flatMap(({ body }) => stringsOf(body)));
  const known = kinds.filter(({ kind }) => named.has(kind));
  return [...new Set([...known, ...ledgerKinds].map(({ kind }) => kind))].filter(
    (kind) => !MADE_ANEW.has(kind),
  );
}

const tooMuch = (facts: number) =>
  new Refusal(
    'simulation.too-much',
    422,
    {
      zh: `这段时间有 ${facts} 条有关的记录，一次试算不完`,
      en: `${facts} facts of these days are concerned: too many for one simulation`,
    },
    { mend: { zh: '把时间选短一些', en: 'Choose a shorter period' } },
  );
