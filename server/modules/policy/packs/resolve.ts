import {
  type Clause,
  type ClauseVersion,
  type Own,
  type Pack,
  parseDate,
  type Value,
  versionsOf,
} from '../../../../kernel/index.ts';

export interface Choices {
  /** Values the organisation set, by parameter and first day. */
  own: Own;
  /** Variant group → the option that is on. */
  variants: Readonly<Record<string, string>>;
  /** Clauses the organisation leaves off. */
  off: readonly string[];
}

export const NO_CHOICES: Choices = { own: {}, variants: {}, off: [] };

const isOn = (clause: Clause, { variants, off }: Choices): boolean =>
  !off.includes(clause.id) &&
  (!clause.variant || (variants[clause.variant.group] ?? clause.variant.option) === clause.variant.option);

/** Resolves what is on of a pack from a day on; adoption gives the versions the numbers that come next. */
export function resolve(pack: Pack, from: string, choices: Choices = NO_CHOICES): ClauseVersion[] {
  const clauses = pack.clauses.filter((clause) => isOn(clause, choices));
  return versionsOf({ ...pack, clauses }, { own: choices.own, from: parseDate(from) as number });
}

/** Blanks that keep a clause waiting under these choices. */
export const blanksOf = (clause: Clause, params: Readonly<Record<string, Value>>): string[] =>
  (clause.blanks ?? [])
    .filter((blank) => !blank.optional && params[blank.parameter] === undefined)
    .map((blank) => blank.parameter);
