import type { Clause } from './clause.ts';
import type { EpochDay } from './fact.ts';
import type { ClauseVersion } from './pack.ts';

/** What somebody proposes: clauses instead of those adopted or beside them, and clauses that would be gone. */
export interface Proposal {
  /** As they would be, one version each, their parameters resolved. */
  instead: readonly ClauseVersion[];
  without: readonly string[];
}

/**
 * The adopted versions with a proposal laid over them. A clause that is there keeps its numbers and days: what it
 * opens has the same id with the proposal and without, so that facts which name an obligation meet it in both, and
 * the two can be subtracted. One that is new is in force from `first` on.
 */
export function overlaid(
  adopted: readonly ClauseVersion[],
  { instead, without }: Proposal,
  first: EpochDay,
): ClauseVersion[] {
  const proposed = new Map(instead.map((version) => [version.clause, version]));
  const gone = new Set(without);
  const there = new Set(adopted.map(({ clause }) => clause));
  return [
    ...adopted
      .filter(({ clause }) => !gone.has(clause))
      .map((version) => {
        const other = proposed.get(version.clause);
        return other ? { ...other, n: version.n, from: version.from, to: version.to } : version;
      }),
    ...instead
      .filter(({ clause }) => !there.has(clause))
      .map((version) => ({ ...version, n: 1, from: first, to: null })),
  ];
}

/** The part of two sets of clauses in which they can come to something different. */
export interface Concerned {
  /** Clauses that are written differently, are new, or are gone. */
  touched: ReadonlySet<string>;
  before: readonly ClauseVersion[];
  after: readonly ClauseVersion[];
}

/**
 * Leaves out every clause that concludes the same with the proposal and without: then a year of facts is read
 * through the few clauses it is about. Those stay that are touched, that share an obligation noun with one (a call
 * meets the one due first), that read what becomes of obligations and awards, and all standards others look up.
 */
export function concernedBy(adopted: readonly ClauseVersion[], over: readonly ClauseVersion[]): Concerned {
  const before = new Map(adopted.map((version) => [keyOf(version), version]));
  const after = new Map(over.map((version) => [keyOf(version), version]));
  const different = [...before.values(), ...after.values()].filter(
    (version) => before.get(keyOf(version))?.sha256 !== after.get(keyOf(version))?.sha256,
  );
  const touched = new Set(different.map(({ clause }) => clause));
  const nouns = new Set(different.flatMap(({ body }) => nounsOf(body)));
  const forms = new Set<string>(different.map(({ body }) => body.form).filter((form) => form !== 'duty'));
  const looksUp = different.some(({ body }) => body.form === 'standard' || body.form === 'tier');
  const matters = ({ clause, body }: ClauseVersion): boolean =>
    looksUp ||
    touched.has(clause) ||
    body.form === 'standard' ||
    forms.has(body.form) ||
    hearsOfOthers(body) ||
    nounsOf(body).some((noun) => nouns.has(noun));
  return { touched, before: adopted.filter(matters), after: over.filter(matters) };
}

const keyOf = ({ clause, n }: ClauseVersion): string => `${clause}#${n}`;

/** Set off, or ended, by what becomes of obligations and awards, whoever's they are. */
const hearsOfOthers = (body: Clause): boolean =>
  stringsOf(body).some((text) => /^(obligation|award|appeal)\.[a-z-]+$/.test(text));

/** What a clause makes somebody owe, wherever in it that is written. */
function nounsOf(body: Clause): string[] {
  const nouns: string[] = [];
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, value] of Object.entries(part))
      if (key === 'obligation' && typeof value === 'string') nouns.push(value);
      else walk(value);
  };
  walk(partsOf(body));
  return nouns;
}

/** Every text a clause is made of: among them the kinds of fact it names. */
export function stringsOf(body: Clause): string[] {
  const found: string[] = [];
  const walk = (part: unknown): void => {
    if (typeof part === 'string') found.push(part);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(walk);
  };
  walk(partsOf(body));
  return found;
}

const partsOf = ({ examples: _examples, text: _text, note: _note, ...parts }: Clause) => parts;
