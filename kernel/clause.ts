import type { Example } from './expectation.ts';
import type { Text, Value } from './fact.ts';
import type { Strength } from './obligation.ts';
import type { Condition, Due, Given, Holder, Match, Owes, Rota } from './owes.ts';
import type { SheetRecords } from './recording.ts';

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
  /** The path of the instant its times count from, instead of the fact's own moment: `fact.data.starts`. */
  anchor?: string;
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
  /** Facts that end every open step unmet: the event is moved or cancelled. */
  until?: Owes['until'];
  /**
   * A step without `of` and `due` describes the procedure and is shown, ticked by the fact that `doneBy`
   * names; a step with them is owed.
   */
  steps: readonly Step[];
}

export interface Step {
  id: string;
  text: Text;
  /** What a list calls it, where its text is long. */
  title?: Text;
  of?: Holder | Rota;
  /** Shown and rung from then on; without it, at once. */
  opens?: Due;
  due?: Due;
  /** Otherwise the runbook's. */
  strength?: Strength;
  sheet?: string;
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
  /** The kind of fact that `by` reads; without it `by` may only ask about whom it is. */
  on?: string;
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
  /** Whole multiples of the amount and of the written figure: a condition that gives a number, or `standard(name)`. */
  times?: Condition;
  /** Until then it is only proposed. With `all` each has to say yes; the milder of their figures holds. */
  decidedBy?: Holder | { all: readonly Holder[] };
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
  must?: readonly { any: readonly string[]; why: Text; in?: 'first-line' }[];
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
  /** Filling it in records this fact; without it the sheet only goes with another record. */
  records?: SheetRecords;
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
    | 'member'
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
