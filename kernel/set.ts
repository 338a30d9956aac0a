import type { Candidates, Needs } from './candidates.ts';
import type { Weighed } from './decision.ts';
import type { Fact, Known, Ref, Value } from './fact.ts';
import type { AwardEntry, Change, Finding } from './finding.ts';
import type { Obligation } from './obligation.ts';
import type { ClauseVersion } from './pack.ts';
import type { Place } from './place.ts';
import type { Recording } from './recording.ts';
import type { Schema } from './schema.ts';
import type { Zone } from './zone.ts';

/**
 * A CEL expression as a closure. `undefined` is "not evaluable": a value it needs is missing or of the wrong type.
 */
export type Run = (m: Moment) => Value | undefined;

/** A value an expression reads, as written. */
export interface Leaf {
  readonly source: string;
  readonly run: Run;
}

/** An expression, checked against the schema and compiled. */
export interface Expression extends Leaf {
  /** Every value it reads, to say which one is missing. */
  readonly leaves: readonly Leaf[];
  /** What `&&` and `||` join, each by itself, to say which part decided. */
  readonly parts: readonly Part[];
  /** Null when no single field can make it false. */
  readonly needs: Needs | null;
}

export interface Part extends Leaf {
  readonly leaves: readonly Leaf[];
}

/** A question to be put to a module before evaluating: `question` about `of`. */
export interface Need {
  of: Ref;
  question: string;
}

/**
 * Everything a clause may look at while it is judged, and where it writes what it concluded. `obligation` is
 * set while one obligation is looked at: in `metBy`, `until` and on `obligation.lapsed`.
 */
export interface Moment {
  readonly set: ClauseSet;
  readonly fact: Fact;
  readonly known: Known;
  readonly obligation: Obligation | null;
  /** One of the many holders of an `each`. */
  readonly each: Ref | null;
  /** The text an act would show, and the fields of a sheet while it is checked. */
  readonly text: string | null;
  readonly sheet: Readonly<Record<string, Value>> | null;
  /** The fact's day in the organisation's zone. */
  readonly day: number;
  readonly touched: readonly Obligation[];
  readonly entries: readonly AwardEntry[];
  readonly findings: Finding[];
  readonly changes: Change[];
  /** Set while the kernel only finds out what it must ask: called for each answer that is not known yet. */
  readonly need: ((of: Ref, question: string) => void) | null;
}

/** How a fact ends the obligation a moment looks at; `early` is before it counts and ends nothing. */
export type Ending = 'met' | 'early' | 'superseded';

/** How far something has come: of so many, so many are done, and these are missing. */
export interface Progress {
  done: number;
  of: number;
  missing: readonly string[];
}

/** How a clause judges acts of one kind; it has nothing to say of one that does not say what it needs. */
export interface Weighing {
  readonly weigh: (m: Moment) => Weighed | null;
  readonly needs: Needs | null;
}

export interface Weigher extends Weighing {
  readonly from: number;
  readonly to: number;
}

/** One clause version made ready to run. Forms fill in the parts they have. */
export interface Ready {
  /** The version's days, `to` without end when it has none. */
  readonly from: number;
  readonly to: number;
  readonly version: ClauseVersion;
  /** Blanks that keep the whole clause waiting. */
  readonly waits: readonly string[];
  /** Kinds of fact that set it off. */
  readonly on: readonly string[];
  /** Kinds of act it judges before they happen. */
  readonly acts: readonly string[];
  /** The condition under which it applies, for `explain`. */
  readonly when: Expression | null;
  /** Where more than `when` decided: the rows of a table, a guard's `unless`. */
  readonly reasons?: (m: Moment) => readonly Expression[];
  /** Judges a fact that happened. */
  readonly judge?: (m: Moment) => void;
  /** Judges an act before it happens. */
  readonly weigh?: Weighing['weigh'];
  /** The same where it differs by kind of act. */
  readonly weighOf?: (kind: string) => Weighing;
  /** Whether the fact ends one of its obligations, and what follows then. */
  readonly ends?: (m: Moment) => Ending | null;
  readonly afterMet?: (m: Moment) => void;
  readonly afterLapse?: (m: Moment) => void;
  /** For a standard: its value here. */
  readonly value?: (m: Moment) => Value | undefined;
  /** For a runbook: the steps done by the facts on a subject; for a sheet: the fields filled in. */
  readonly progress?: (facts: readonly Moment[]) => Progress;
  /** For a sheet: the fact it records. */
  readonly records?: (m: Moment) => Recording;
  /** For a target: what the facts of a period come to. */
  readonly measure?: (facts: readonly Moment[]) => Finding;
}

/** The clauses in force over time, compiled and indexed by kind of fact. */
export interface ClauseSet {
  readonly place: Place;
  readonly zone: Zone;
  readonly schema: Schema;
  /** `kind.question` for everything modules answer. */
  readonly answerable: ReadonlySet<string>;
  readonly ready: readonly Ready[];
  readonly byKind: ReadonlyMap<string, readonly Ready[]>;
  readonly byAct: ReadonlyMap<string, Candidates<Weigher>>;
  readonly byVersion: ReadonlyMap<string, Ready>;
  /** The value of a standard on the fact's day, by the highest rank that has one. */
  standard(name: string, m: Moment): Value | undefined;
}

export const versionKey = (clause: string, n: number): string => `${clause}#${n}`;

/** The version in force is the one of the fact's day. */
export const inForce = ({ from, to }: Pick<Ready, 'from' | 'to'>, day: number): boolean =>
  from <= day && day < to;
