import { formatDate, parseDate, parseInstant } from './dates.ts';
import type { Expectation } from './expectation.ts';
import type { Instant, Value } from './fact.ts';
import { FIELDS, type Item, items, type Listed, type Outcome } from './items.ts';
import { progress } from './progress.ts';
import type { ClauseSet } from './set.ts';

type Wanted = Readonly<Record<string, Value | null>>;

export interface Unmet {
  expects: keyof Expectation;
  wanted: string;
  found: readonly string[];
}

/** Holds what an example expects against what came of it. Items match by the fields they name. */
export const expectations = (set: ClauseSet, expect: Expectation, outcome: Outcome): Unmet[] => [
  ...(Object.keys(items) as Listed[]).flatMap((key) => listed(set, expect, outcome, key)),
  ...(expect.none ?? []).flatMap((one) => none(set, outcome, one)),
  ...(expect.complete ?? []).flatMap((one) => complete(set, outcome, one)),
];

const matches = (set: ClauseSet, item: Item, wanted: object): boolean =>
  Object.entries(wanted).every(([field, value]) => fits(item[field], value, dateIn(set, field)));

function listed(set: ClauseSet, expect: Expectation, outcome: Outcome, key: Listed): Unmet[] {
  const wanted = expect[key] as readonly Wanted[] | undefined;
  if (!wanted) return [];
  const there = items[key](set, outcome);
  const found = there.map(shown(set));
  const unmet = wanted
    .filter((one) => !there.some((item) => matches(set, item, one)))
    .map((one): Unmet => ({ expects: key, wanted: show(one), found }));
  const tooMany = expect.exactly && there.length > wanted.length;
  return tooMany ? [...unmet, { expects: 'exactly', wanted: `${wanted.length} ${key}`, found }] : unmet;
}

function none(set: ClauseSet, outcome: Outcome, one: Wanted): Unmet[] {
  // A misspelt field would match nothing, and "nothing" is what is hoped for
  const unknown = Object.keys(one).filter((field) => !FIELDS.has(field));
  if (unknown.length > 0)
    return [{ expects: 'none', wanted: `known fields, not ${unknown.join(', ')}`, found: [] }];
  const found = items.obligations(set, outcome).filter((item) => matches(set, item, one));
  return found.length > 0 ? [{ expects: 'none', wanted: show(one), found: found.map(shown(set)) }] : [];
}

function complete(
  set: ClauseSet,
  outcome: Outcome,
  one: NonNullable<Expectation['complete']>[number],
): Unmet[] {
  const found = progress(set, one.clause ?? outcome.clause, outcome);
  if (found && matches(set, found, { ...one, clause: found.clause })) return [];
  return [{ expects: 'complete', wanted: show(one), found: found ? [show(found)] : [] }];
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
