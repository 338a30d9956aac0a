import {
  type Clause,
  type ClauseVersion,
  hashId,
  type Pack,
  parametersOf,
  parseDate,
  type Value,
} from '../../../../kernel/index.ts';
import { changesAfter, type Dated, valuesOn } from './parameters.ts';

/** One clause with its parameters resolved, from a day on; adoption gives it its number. */
export type Resolved = Omit<ClauseVersion, 'n'>;

export interface Choices {
  /** Values the organisation set, by parameter and first day. */
  own: Readonly<Record<string, Dated>>;
  /** Variant group → the option that is on. */
  variants: Readonly<Record<string, string>>;
  /** Clauses the organisation leaves off. */
  off: readonly string[];
}

export const NO_CHOICES: Choices = { own: {}, variants: {}, off: [] };

const isOn = (clause: Clause, { variants, off }: Choices): boolean =>
  !off.includes(clause.id) &&
  (!clause.variant || (variants[clause.variant.group] ?? clause.variant.option) === clause.variant.option);

/**
 * Resolves a pack from a day on: a version for the day itself and one for every later day on which a dated
 * parameter changes, so that a coming change is already written down and nothing is evaluated from disk.
 */
export function resolve(pack: Pack, from: string, choices: Choices = NO_CHOICES): Resolved[] {
  return pack.clauses
    .filter((clause) => isOn(clause, choices))
    .flatMap((clause) => versionsOf(pack, clause, from, choices));
}

function versionsOf(pack: Pack, clause: Clause, from: string, { own }: Choices): Resolved[] {
  const names = parametersOf(clause);
  const days = [from, ...changesAfter(pack, own, names, from)];
  return days.map((day, i) =>
    version(pack, clause, day, days[i + 1] ?? null, valuesOn(pack, own, names, day)),
  );
}

function version(
  pack: Pack,
  clause: Clause,
  from: string,
  to: string | null,
  params: Record<string, Value>,
): Resolved {
  const { examples: _examples, ...body } = clause;
  return {
    clause: clause.id,
    pack: pack.pack,
    rank: pack.rank ?? 'pack',
    from: parseDate(from) as number,
    to: to === null ? null : parseDate(to),
    params,
    body: clause,
    sha256: hashId(stable(body), stable(params)),
  };
}

/** JSON with its keys in order, so that the same clause always has the same hash. */
export function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join(',')}}`;
}

/** Blanks that keep a clause waiting under these choices. */
export const blanksOf = (clause: Clause, params: Readonly<Record<string, Value>>): string[] =>
  (clause.blanks ?? [])
    .filter((blank) => !blank.optional && params[blank.parameter] === undefined)
    .map((blank) => blank.parameter);
