import type { Ref, Text, Value } from './fact.ts';

export interface Example {
  name: Text;
  /** The rulebook case it carries, as `S003.3-08#1`. */
  case?: string;
  given: {
    facts?: readonly ExampleFact[];
    /** Acts decided, not recorded. */
    act?: ExampleFact;
    known?: Readonly<Record<Ref, Readonly<Record<string, Value | null>>>>;
    params?: Readonly<Record<string, Value>>;
    now?: string;
    /** What the organisation is called. */
    organisation?: string;
    calendar?: { holidays?: readonly string[]; makeUpWorkdays?: readonly string[] };
    /** Other clauses in force beside this one, by id; this clause's pack by default. */
    with?: readonly string[];
    /** A text to screen. */
    text?: string;
    /** A sheet as filled in: its clause and the values by field. */
    sheet?: { clause: string; values: Readonly<Record<string, Value>> };
  };
  expect: Expectation;
}

export interface ExampleFact {
  id?: string;
  kind: string;
  at: string;
  subject: Ref;
  actor?: Ref;
  refs?: Readonly<Record<string, Ref>>;
  data?: Readonly<Record<string, Value>>;
}

/** Items match by the fields they name; `exactly` forbids others of that kind. */
export interface Expectation {
  exactly?: boolean;
  obligations?: readonly Readonly<Record<string, Value | null>>[];
  none?: readonly Readonly<Record<string, Value | null>>[];
  kept?: readonly Readonly<Record<string, Value | null>>[];
  superseded?: readonly Readonly<Record<string, Value | null>>[];
  next?: readonly Readonly<Record<string, Value | null>>[];
  classes?: readonly Readonly<Record<string, Value | null>>[];
  standards?: readonly Readonly<Record<string, Value | null>>[];
  approvals?: readonly Readonly<Record<string, Value | null>>[];
  awards?: readonly Readonly<Record<string, Value | null>>[];
  measures?: readonly Readonly<Record<string, Value | null>>[];
  sample?: readonly Readonly<Record<string, Value | null>>[];
  decisions?: readonly Readonly<Record<string, Value | null>>[];
  amounts?: readonly Readonly<Record<string, Value | null>>[];
  complete?: readonly { clause?: string; done?: number; of?: number; missing?: readonly string[] }[];
  conflicts?: readonly Readonly<Record<string, Value | null>>[];
  notEvaluable?: readonly Readonly<Record<string, Value | null>>[];
  /** What was shown at its moment and is owed by nobody. */
  hints?: readonly Readonly<Record<string, Value | null>>[];
  /** What is wrong with the clause under these parameters: then it cannot be adopted with them. */
  faults?: readonly Readonly<Record<string, Value | null>>[];
}
