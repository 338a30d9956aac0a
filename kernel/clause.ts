import type { FactKind, Question, Ref, Text, Value } from './fact.ts';
import type { Purpose, Strength } from './obligation.ts';

/** A CEL condition over `fact`, `subject`, `actor`, `obligation`, `params`. See kernel/conditions.ts. */
export type Condition = string;

/** A literal or `$parameter`. */
export type Given<T> = T | `$${string}`;

/**
 * Where an obligation goes: `owner` (= `subject.owner`), `actor`, `holder` (of the lapsed obligation),
 * `fact.data.x`, `post:sales-manager`, or a path over questions such as `owner.line-manager`. With several,
 * the first that has an answer.
 */
export type Holder = string | readonly string[];

/**
 * The four clocks. `within` P3D: natural days, the fact's day is day 0, the end of day 3; PT30M: elapsed,
 * inclusive; `workdays` skip holidays and keep make-up workdays; `hours` run on a named calendar.
 */
export type Due =
  | { within: Given<string>; at?: string; roll?: 'none' | 'next-workday' | 'previous-workday' }
  | { workdays: Given<number>; at?: string }
  | { hours: Given<number>; calendar: string }
  | { monthDay: Given<number>; at?: string }
  | { lastWorkday: true; at?: string }
  | { weekday: Given<number>; at?: string }
  /** A field of the fact (`fact.data.day`) or of a standard. */
  | { on: string; at?: string }
  | 'asked'
  | 'none';

export type Match = { fact: string; where?: Condition };

export interface Owes {
  /** The obligation noun. */
  obligation: string;
  /** Tells two obligations of one clause apart; defaults to `main`. */
  slot?: string;
  of: Holder;
  /** Subject of the obligation when it is not the fact's own: a path such as `fact.refs.file`. */
  about?: string;
  opens?: Due;
  /** Done earlier does not count. */
  countsFrom?: Due;
  target?: Due;
  due: Due;
  /** The fact on the same subject that meets it. */
  metBy: Match;
  /** Facts on the same subject that end it unmet: refusal, return, a later purchase. */
  until?: readonly (Match | string)[];
  purpose?: Purpose;
  /** The sheet its discharge is recorded on, and the script shown beside it: clause ids. */
  sheet?: string;
  script?: string;
  /** Shorthand for a duty on `obligation.lapsed`: who hears of a lapse. */
  lapses?: { to: Holder; obligation?: string; due?: Due };
  /** The steps of an escalation ladder, each counted from `dueAt`. */
  escalation?: readonly { after: Given<string>; to: Holder }[];
  repeat?: Repeat;
}

export interface Repeat {
  by: 'grid' | 'afterDone' | 'per';
  every: Given<string>;
  times?: Given<number>;
  until?: Condition;
}

interface Base {
  /** `S003.3-08`; a mixed clause becomes `…-08a`, `…-08b`. */
  id: string;
  text: Text;
  /** Reason for a lawful reading, an ambiguity settled, a deviation from the source. */
  note?: Text;
  /** The source practice is unlawful or unkind and the clause carries the lawful alternative. */
  lawful?: true;
  /** Waits until filled. `optional`: only the part that uses it waits. */
  blanks?: readonly Blank[];
  /** Exactly one option of a group is on; an option may be several clauses. */
  variant?: { group: string; option: string };
  /** Statute packs only. */
  statute?: Statute;
  examples?: readonly Example[];
}

export interface Blank {
  parameter: string;
  optional?: true;
  /** 常用值,非原文. */
  suggested?: Value;
}

export interface Statute {
  status: 'in-force' | 'pilot' | 'draft';
  where: { region: string; of: 'event' | 'buyer' | 'employer' };
  /** Tells tightening from loosening, by parameter. */
  stricter?: Readonly<Record<string, 'lower' | 'higher' | 'subset'>>;
  source: string;
  asOf: string;
}

export interface Duty extends Base {
  form: 'duty';
  strength: Strength;
  on: string | { all: readonly string[]; per: 'subject' };
  when?: Condition;
  each?: { of: string; where?: Condition };
  owes: Owes | readonly Owes[];
}

export interface Runbook extends Base {
  form: 'runbook';
  strength?: Strength;
  /** The fact that starts it and the path of the instant its offsets count from. */
  on: string;
  when?: Condition;
  anchor?: string;
  ordered?: boolean;
  /**
   * A step without `of` and `due` describes the procedure and is shown, ticked by the fact that `doneBy`
   * names; a step with them is owed.
   */
  steps: readonly Step[];
}

export interface Step {
  id: string;
  text: Text;
  of?: Holder;
  due?: Due;
  doneBy?: Match;
  /** Earlier steps that must be done first: an act on this step is refused until they are. */
  needs?: readonly string[];
  minutes?: number;
}

export interface Tier extends Base {
  form: 'tier';
  on: string;
  /** What is classed, for example `segment`, `owner`. */
  classes: string;
  table: readonly { when: Condition; class: Given<string>; because?: Text }[];
  otherwise?: string;
  /** A proposal waits for the named holder's yes; `final` takes effect. */
  effect?: 'proposal' | 'final';
}

export interface Standard extends Base {
  form: 'standard';
  standard: string;
  /** Value by class; `*` for the rest. */
  values: Readonly<Record<string, Given<Value>>>;
  by?: Condition;
}

export interface Approval extends Base {
  form: 'approval';
  act: string;
  /** A request that is a fact by itself (`leave.requested`): recording it opens the first step. */
  on?: string;
  when?: Condition;
  steps: readonly {
    when?: Condition;
    of: Holder | readonly Holder[];
    mode?: 'any' | 'all' | { atLeast: number };
    due?: Due;
  }[];
  /** A yes covers this: how often, how long, for whom. */
  grants?: { times?: number; within?: Given<string>; reader?: 'asker' };
  voidOn?: readonly Match[];
}

export interface Award extends Base {
  form: 'award';
  on: string;
  when?: Condition;
  to: Holder;
  effect: 'points' | 'praise' | 'money' | 'discipline';
  /** What takes effect: a number, or `decision` (someone chooses within `range`, with a reason). */
  amount: Given<number> | 'decision';
  range?: { min: Given<number>; max: Given<number> };
  written?: { min: Given<number>; max: Given<number>; unit: 'fen' | 'points' };
  decidedBy?: Holder;
  /** The lawful basis of money: a published pay rule, an attendance bonus, proven loss. */
  basis?: string;
}

export interface Target extends Base {
  form: 'target';
  measure: string;
  per: 'day' | 'week' | 'month' | 'quarter' | 'year' | 'event' | 'series';
  of: string;
  kind: 'count' | 'rate' | 'mean' | 'score';
  /** Facts counted, and for a rate those that satisfy. */
  over?: Match;
  hit?: Condition;
  /** What a mean is taken of: a whole number of each fact. */
  value?: Condition;
  parts?: readonly { measure: string; weight: Given<number> }[];
  atLeast?: Given<number>;
  bands?: readonly { from: Given<number>; class: string }[];
}

export interface Sample extends Base {
  form: 'sample';
  population: string;
  rate: Given<number>;
  min?: Given<number>;
  max?: Given<number>;
  per: Target['per'];
  strata?: string;
  opens: Owes;
}

export interface Custody extends Base {
  form: 'custody';
  /** The acts it judges: `file.lent`, `survey.opened`, `customer.exported`, … */
  acts: readonly string[];
  allow?: Condition;
  refuse?: Condition;
  code: string;
  /** What the screen says on refusal, and what to do. */
  says: Text;
}

export interface Guard extends Base {
  form: 'guard';
  acts: readonly string[];
  when?: Condition;
  /** Not refused if this holds. */
  unless?: Condition;
  effect: 'refuse' | 'warn' | 'ask' | 'postpone';
  /** The next lawful moment for `postpone`. */
  until?: Due;
  screen?: Screen;
  code: string;
  says: Text;
}

/** A text is screened both ways. Spans inside `allowed` sentences, denials and 顾客说 are not hits. */
export interface Screen {
  mustNot?: readonly { words: readonly string[]; why: Text }[];
  must?: readonly { any: readonly string[]; why: Text }[];
  allowed?: readonly string[];
}

export interface Tariff extends Base {
  form: 'tariff';
  tariff: string;
  /** The fact whose amount is worked out; its formula reads that fact. Without it only `params` may be read. */
  on?: string;
  /** CEL over ints in fen. */
  amount: Condition;
  /**
   * By the band the amount falls in (or slice by slice, when `marginal`): `rate` in percent of it, `flat` in fen.
   */
  bands?: readonly { upTo?: Given<number>; rate?: Given<number>; flat?: Given<number> }[];
  marginal?: true;
  cap?: Condition;
  rounding: 'half-up' | 'down' | 'up';
}

export interface Sheet extends Base {
  form: 'sheet';
  sheet: string;
  fields: readonly SheetField[];
  /** Who may start one: posts. */
  for?: readonly string[];
}

export interface SheetField {
  name: string;
  text: Text;
  input:
    | 'choice'
    | 'many'
    | 'text'
    | 'number'
    | 'money'
    | 'date'
    | 'time'
    | 'bool'
    | 'phone'
    | 'signature'
    | 'photo';
  choices?: Readonly<Record<string, Text>>;
  /** Or a condition over the other fields, by name: `outcome == "bought"`. */
  required?: boolean | Condition;
  /** `sensitive` fields need a separate consent and never reach a fact. */
  data?: 'fact' | 'personal' | 'sensitive';
}

export interface Script extends Base {
  form: 'script';
  at: string;
  says: Text;
  variables?: readonly string[];
}

export interface Card extends Base {
  form: 'card';
  post: string;
  duties: readonly Text[];
}

export type Clause =
  | Duty
  | Runbook
  | Tier
  | Standard
  | Approval
  | Award
  | Target
  | Sample
  | Custody
  | Guard
  | Tariff
  | Sheet
  | Script
  | Card;

export type Form = Clause['form'];

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
  complete?: readonly { clause?: string; done: number; of: number; missing?: readonly string[] }[];
  conflicts?: readonly Readonly<Record<string, Value | null>>[];
  notEvaluable?: readonly Readonly<Record<string, Value | null>>[];
}
