import type { Instant, Ref, Text, Value } from './fact.ts';
import type { Obligation } from './obligation.ts';

export type FindingOutcome =
  | 'owes'
  | 'met'
  | 'superseded'
  | 'notOwed'
  | 'refused'
  | 'warned'
  | 'allowed'
  | 'asks'
  | 'hinted'
  | 'postponed'
  | 'classed'
  | 'granted'
  | 'measured'
  | 'priced'
  | 'entered'
  | 'sampled'
  | 'notEvaluable';

/** One part of a condition and the value that decided it. */
export interface Because {
  /** The part as written in the clause. */
  expression: string;
  value: Value | null;
  holds: boolean | null;
  /** The part in words, for screens. */
  says?: Text;
}

/** What the kernel concluded for one clause about one fact, period or population. */
export interface Finding {
  clause: string;
  n: number;
  scope: 'fact' | 'period' | 'population';
  subject: Ref;
  outcome: FindingOutcome;
  /** Structured outcome: the obligation id, the class, the amount in fen, the refusal code, … */
  detail: Readonly<Record<string, Value | null>>;
  /** For `notEvaluable`: which value is missing or of the wrong type, and where. */
  reason: string | null;
}

/** A step in the life of an obligation or an award entry. The ledger writes exactly these. */
export type Change =
  | { change: 'opened'; obligation: Obligation }
  | { change: 'discharged'; id: string; by: string; at: Instant }
  | { change: 'waived'; id: string; by: string; at: Instant }
  | { change: 'superseded'; id: string; by: string; at: Instant }
  /** What had met it was withdrawn or corrected. */
  | { change: 'reopened'; id: string }
  | { change: 'delegated'; id: string; holder: Ref }
  | { change: 'claimed'; id: string; by: Ref | null; until: Instant | null }
  /** Its day rested on holidays that were not published yet, and now are. */
  | ({ change: 'redated'; id: string } & Pick<Obligation, 'opensAt' | 'countsFrom' | 'targetAt' | 'dueAt'>)
  | { change: 'lapsed'; id: string }
  | { change: 'award'; entry: AwardEntry };

/** 奖惩: a dated, appealable entry. Corrections are new entries that name the one they mend. */
export interface AwardEntry {
  id: string;
  org: string;
  fact: string;
  clause: string;
  n: number;
  member: Ref;
  effect: 'points' | 'praise' | 'money' | 'discipline';
  /** Points as an integer, money in fen; negative takes away. Null until decided within the written range. */
  amount: number | null;
  /** The figure written in the source, when it is not what takes effect (lawful.md 2). */
  written: { min: number; max: number; unit: 'fen' | 'points' } | null;
  state: 'proposed' | 'in-force' | 'suspended' | 'reversed';
  mends: string | null;
}
