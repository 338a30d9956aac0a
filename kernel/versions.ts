import type { Clause } from './clause.ts';
import { formatDate, parseDate } from './dates.ts';
import type { EpochDay, Value } from './fact.ts';
import { hashId } from './id.ts';
import type { ClauseVersion, Pack } from './pack.ts';
import { firstDaysOf, type Own, valuesOn } from './parameters.ts';

export interface Resolving {
  /** Values that hold whatever the day: those of an example. */
  params?: Readonly<Record<string, Value>>;
  /** Filled blanks and overrides of the organisation. */
  own?: Own;
  /** First day in force. */
  from?: EpochDay;
}

/** Nothing is in force before 1900. */
const FIRST_DAY = '1900-01-01';

/**
 * Resolves a pack into clause versions, numbered from 1: a clause whose parameters change on a day gets a version
 * from that day on, and the old one stays for the facts of its time. So a coming change is already written down, and
 * nothing is evaluated from disk.
 */
export function versionsOf(pack: Pack, { params = {}, own = {}, from }: Resolving = {}): ClauseVersion[] {
  const fixed = Object.entries(params).map(([name, value]) => [name, { [FIRST_DAY]: value }]);
  const set: Own = { ...own, ...Object.fromEntries(fixed) };
  const first = from === undefined ? FIRST_DAY : formatDate(from);
  return pack.clauses.flatMap((clause) => versionsOfClause(pack, clause, set, first));
}

function versionsOfClause(pack: Pack, clause: Clause, own: Own, from: string): ClauseVersion[] {
  const names = parametersOf(clause);
  const days = daysOf(pack, clause, own, from);
  return days.map((day, i) => {
    const params = valuesOn(pack, own, names, day);
    return {
      clause: clause.id,
      n: i + 1,
      pack: pack.pack,
      rank: pack.rank ?? 'pack',
      from: parseDate(day) as EpochDay,
      to: parseDate(days[i + 1] ?? ''),
      params,
      body: clause,
      sha256: hashOf(clause, params),
    };
  });
}

/** The days on which a version of this clause begins. */
function daysOf(pack: Pack, clause: Clause, own: Own, from: string): string[] {
  const blanks = new Set((clause.blanks ?? []).map(({ parameter }) => parameter));
  const dated = parametersOf(clause).map((name) => ({ name, days: firstDaysOf(pack, own, name) }));
  // Before a figure had a value the clause could not be carried out, unless it says that it waits
  const begun = dated.filter(({ name }) => !blanks.has(name)).flatMap(({ days }) => days.slice(0, 1));
  const first = [from, ...begun].sort().at(-1) as string;
  const later = dated.flatMap(({ days }) => days).filter((day) => day > first);
  return [first, ...[...new Set(later)].sort()];
}

/** The same clause with the same figures always has the same hash; its examples say nothing new. */
function hashOf({ examples: _examples, ...body }: Clause, params: Readonly<Record<string, Value>>): string {
  return hashId(stable(body), stable(params));
}

/** JSON with its keys in order. */
export function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join(',')}}`;
}

/** The parameters a clause names: `$name` as a whole value, `params.name` within conditions, and its blanks. */
export function parametersOf(body: Clause): string[] {
  const names = new Set((body.blanks ?? []).map(({ parameter }) => parameter));
  const { examples: _examples, text: _text, note: _note, ...parts } = body;
  const walk = (part: unknown): void => {
    if (typeof part === 'string') {
      if (/^\$\w+$/.test(part)) names.add(part.slice(1));
      for (const [, name = ''] of part.matchAll(/\bparams\.(\w+)/g)) names.add(name);
    } else if (typeof part === 'object' && part !== null) Object.values(part).forEach(walk);
  };
  walk(parts);
  return [...names];
}
