import type { Text } from './fact.ts';
import type { Purpose } from './obligation.ts';

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

/** In turn: `post:marketing-director`, or a path to a list. The finding keeps whose turn it was. */
export type Rota = { rotate: string };

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
  /** What a list calls it, in a few words; otherwise the clause's own text. */
  title?: Text;
  of: Holder | Rota;
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
