import { formatDate, parseDate, parseInstant } from './dates.ts';
import type { Expectation } from './expectation.ts';
import type { Instant, Value } from './fact.ts';
import { FIELDS, type Item, items, type Listed, type Outcome, progress } from './items.ts';
import type { ClauseSet } from './set.ts';

type Wanted = Readonly<Record<string, Value | null>>;

export interface Unmet {
  expects: keyof Expectation;
  wanted: string;
  found: readonly string[];
}

/** Holds what an example expects against what came of it. Items match by the fields they name. */
export function expectations(set: ClauseSet, expect: Expectation, outcome: Outcome): Unmet[] {
  const unmet: Unmet[] = [];
  const matches = (item: Item, wanted: object) =>
    Object.entries(wanted).every(([field, value]) => fits(item[field], value, dateIn(set, field)));
  for (const key of Object.keys(items) as Listed[]) {
    const wanted = expect[key] as readonly Wanted[] | undefined;
    if (!wanted) continue;
    const found = items[key](set, outcome);
    for (const one of wanted)
      if (!found.some((item) => matches(item, one)))
        unmet.push({ expects: key, wanted: show(one), found: found.map(shown(set)) });
    if (expect.exactly && found.length > wanted.length)
      unmet.push({ expects: 'exactly', wanted: `${wanted.length} ${key}`, found: found.map(shown(set)) });
  }
  for (const one of expect.none ?? []) {
    // A misspelt field would match nothing, and "nothing" is what is hoped for
    const unknown = Object.keys(one).filter((field) => !FIELDS.has(field));
    if (unknown.length > 0)
      unmet.push({ expects: 'none', wanted: `known fields, not ${unknown.join(', ')}`, found: [] });
    const found = items.obligations(set, outcome).filter((item) => matches(item, one));
    if (found.length > 0) unmet.push({ expects: 'none', wanted: show(one), found: found.map(shown(set)) });
  }
  for (const one of expect.complete ?? []) {
    const found = progress(set, one.clause ?? outcome.clause, outcome);
    if (!found || !matches({ ...found }, { ...one, clause: found.clause }))
      unmet.push({ expects: 'complete', wanted: show(one), found: found ? [show(found)] : [] });
  }
  return unmet;
}

type DateIn = (day: number) => Instant;

const LIMITS = new Set(['due', 'dueAt', 'target', 'targetAt']);

/** A limit written as a date is meant to its end; anything else begins with it. */
const dateIn =
  (set: ClauseSet, field: string): DateIn =>
  (day) =>
    set.zone.at(LIMITS.has(field) ? day + 1 : day, 0);

/** A list is met by a list with the same items, or by one of several. */
function fits(found: unknown, wanted: unknown, at: DateIn): boolean {
  if (found === wanted) return true;
  if (Array.isArray(found)) {
    if (!Array.isArray(wanted)) return found.some((item) => fits(item, wanted, at));
    return found.length === wanted.length && wanted.every((item) => found.some((one) => fits(one, item, at)));
  }
  if (typeof found === 'number' && typeof wanted === 'string') return fitsTime(found, wanted, at);
  return found === undefined && wanted === null;
}

function fitsTime(found: number, wanted: string, dayAt: DateIn): boolean {
  const day = parseDate(wanted);
  if (day !== null) return found === dayAt(day);
  const at = parseInstant(wanted);
  // An elapsed limit counts its last moment in, and so stands a millisecond after it
  return at !== null && (found === at || found === at + 1);
}

const show = (item: object): string => JSON.stringify(item).replaceAll('"', '');

const SHOWN = [
  'clause',
  'with',
  'slot',
  'nth',
  'subject',
  'of',
  'due',
  'state',
  'lateBy',
  'verdict',
  'code',
  'class',
  'value',
  'amount',
  'member',
  'effect',
  'standard',
  'reason',
  'step',
  'until',
];

const shown =
  (set: ClauseSet) =>
  (item: Item): string => {
    const zone = set.zone;
    const day = (at: unknown) => (typeof at === 'number' ? formatDate(zone.dayOf(at - 1)) : at);
    const fields = SHOWN.filter((field) => item[field] !== undefined && item[field] !== null);
    return show(
      Object.fromEntries(
        fields.map((field) => [field, field === 'due' || field === 'until' ? day(item[field]) : item[field]]),
      ),
    );
  };
