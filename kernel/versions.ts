import type { Clause } from './clause.ts';
import { parseDate } from './dates.ts';
import type { EpochDay, Value } from './fact.ts';
import { sha256Hex } from './id.ts';
import type { ClauseVersion, Pack, Parameter } from './pack.ts';

export interface Resolving {
  /** Filled blanks and overrides: they hold from the first day on. */
  params?: Readonly<Record<string, Value>>;
  /** First day in force. */
  from?: EpochDay;
  /** The number of the first version of each clause. */
  n?: number;
}

/** Nothing is in force before 1900. */
const FIRST_DAY = -25_567;

/**
 * Resolves a pack into clause versions: a clause whose parameters change on a day gets a version from that day on,
 * and the old one stays for the facts of its time.
 */
export const versionsOf = (pack: Pack, resolving: Resolving = {}): ClauseVersion[] =>
  pack.clauses.flatMap((clause) => versionsOfClause(pack, clause, resolving));

function versionsOfClause(
  pack: Pack,
  body: Clause,
  { params = {}, from = FIRST_DAY, n = 1 }: Resolving,
): ClauseVersion[] {
  const used = parametersOf(body).filter((name) => name in params || name in (pack.parameters ?? {}));
  const dated = used.map((name): readonly [string, readonly Dated[]] => [
    name,
    datesOf(name, pack.parameters?.[name], params),
  ]);
  const blanks = new Set((body.blanks ?? []).map(({ parameter }) => parameter));
  // Before a figure had a value the clause could not be carried out, unless it says that it waits
  const begins = Math.max(
    from,
    ...dated.filter(([name]) => !blanks.has(name)).map(([, values]) => values[0]?.from ?? from),
  );
  const later = dated
    .flatMap(([, values]) => values.map((value) => value.from))
    .filter((day) => day > begins);
  const days = [begins, ...[...new Set(later)].sort((a, b) => a - b)];
  return days.map((day, i) => ({
    clause: body.id,
    n: n + i,
    pack: pack.pack,
    rank: pack.rank ?? 'pack',
    from: day,
    to: days[i + 1] ?? null,
    params: valuesOn(dated, day),
    body,
    sha256: sha256Hex(JSON.stringify([body, valuesOn(dated, day)])),
  }));
}

interface Dated {
  from: EpochDay;
  value: Value;
}

function datesOf(
  name: string,
  parameter: Parameter | undefined,
  params: Resolving['params'],
): readonly Dated[] {
  const fixed = params?.[name];
  if (fixed !== undefined) return [{ from: FIRST_DAY, value: fixed }];
  return Object.entries(parameter?.from ?? {})
    .map(([day, value]) => ({ from: parseDate(day) ?? FIRST_DAY, value }))
    .sort((a, b) => a.from - b.from);
}

const valuesOn = (
  dated: readonly (readonly [string, readonly Dated[]])[],
  day: EpochDay,
): Record<string, Value> =>
  Object.fromEntries(
    dated.flatMap(([name, values]) => {
      const held = values.filter((value) => value.from <= day).at(-1);
      return held ? [[name, held.value]] : [];
    }),
  );

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
