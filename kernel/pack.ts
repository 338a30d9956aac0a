import type { Clause } from './clause.ts';
import type { FactKind, Question, Text, Value } from './fact.ts';

/** Every value has a first day, a unit, a source; old values stay. */
export interface Parameter {
  text: Text;
  unit: 'duration' | 'days' | 'workdays' | 'count' | 'fen' | 'percent' | 'time' | 'codes' | 'text';
  /** First day → value. Empty for a blank. */
  from: Readonly<Record<string, Value>>;
  source?: string;
}

export interface Pack {
  pack: string;
  title: Text;
  rank?: 'statute' | 'own' | 'pack';
  source: { document: string; systems: readonly string[] };
  kinds?: readonly FactKind[];
  subjects?: Readonly<Record<string, Text>>;
  parameters?: Readonly<Record<string, Parameter>>;
  clauses: readonly Clause[];
}

/** What adoption stores and the kernel evaluates: one clause with its parameters resolved. */
export interface ClauseVersion {
  clause: string;
  n: number;
  pack: string;
  rank: 'statute' | 'own' | 'pack';
  /** First day in force, and the first day no longer (epoch days). */
  from: number;
  to: number | null;
  /** `$parameters` are looked up here; a missing one is a blank that waits. */
  params: Readonly<Record<string, Value>>;
  body: Clause;
  sha256: string;
}

/** What the kernel needs to know to compile: the kinds of fact and the questions modules answer. */
export interface Vocabulary {
  kinds: readonly FactKind[];
  questions: readonly Question[];
}
