/**
 * A fact is something that happened. It is recorded once and never edited; a mistake is mended by
 * another fact (`fact.corrected`, `fact.withdrawn`). Facts hold codes, money, times and opaque
 * references: no names, phones, health answers or free text, so a person can be erased and the facts stay.
 */

/** `kind:id`, for example `customer:li`, `member:wang`, `post:sales-manager`. */
export type Ref = string;

/** Milliseconds since the epoch, UTC. */
export type Instant = number;

/** Days since 1970-01-01 in the organisation's zone. */
export type EpochDay = number;

/** Milliseconds. */
export type Millis = number;

/** Bilingual text. Chinese first, English complete. */
export interface Text {
  zh: string;
  en: string;
}

/**
 * The field types a fact may have. `fen` is integer money; `text-code` is an opaque id of a text kept in a
 * module table; `date` is written `2026-03-10`, `instant` as ISO 8601 with offset, `duration` as ISO 8601.
 */
export type FieldType =
  | 'int'
  | 'fen'
  | 'date'
  | 'instant'
  | 'duration'
  | 'code'
  | 'ref'
  | 'bool'
  | 'text-code'
  | { list: FieldType };

export interface FieldSpec {
  type: FieldType;
  /** May be absent. Reading an absent field makes a condition `notEvaluable`; test it with `has(...)`. */
  optional?: true;
  /** The codes a `code` field may take, with what screens say. */
  codes?: Record<string, Text>;
  /** The subject kind a `ref` points to. */
  of?: string;
  text: Text;
}

/** The schema of one kind of fact. Modules and packs declare them; the glossary is made from them. */
export interface FactKind {
  kind: string;
  text: Text;
  /** Subject kind, for example `customer`. */
  subject: string;
  /** Other timelines the fact stands on: name → subject kind. All optional on the fact. */
  refs?: Record<string, string>;
  data: Record<string, FieldSpec>;
}

export type Scalar = string | number | boolean;
export type Value = Scalar | readonly Value[];

export interface Fact {
  id: string;
  org: string;
  kind: string;
  at: Instant;
  recordedAt: Instant;
  subject: Ref;
  refs: Readonly<Record<string, Ref>>;
  actor: Ref;
  data: Readonly<Record<string, Value>>;
  source: 'web' | 'device' | 'import' | 'clock' | 'demo' | 'api' | 'set-up';
}

/**
 * A question a module can answer about a subject: `owner` of a `customer` gives a `ref` to a `member`.
 * Clauses ask them by naming them in a condition (`subject.owner`); the ledger asks each once per batch and
 * stores the answers with the fact, so that replay never asks again.
 */
export interface Question {
  name: string;
  /** Subject kind it is asked of; `organisation` for the organisation itself. */
  of: string;
  gives: FieldSpec;
}

/** Answers stored with a fact: ref → question → value; `null` where the module says there is none. */
export type Known = Readonly<Record<Ref, Readonly<Record<string, Value | null>>>>;

export const refKind = (ref: Ref): string => ref.slice(0, ref.indexOf(':'));
export const refId = (ref: Ref): string => ref.slice(ref.indexOf(':') + 1);
