import type { AwardEntry } from './finding.ts';
import type { Obligation } from './obligation.ts';

/** What the facts of a period came to under one set of clauses. */
export interface Outcome {
  obligations: readonly Obligation[];
  entries: readonly AwardEntry[];
  /** Money that tariffs worked out, in fen. */
  priced: number;
  /** Cards telling of a lapse that are counted only. */
  told: number;
}

/** An obligation that the proposal adds, takes away, or makes due at another time or of another person. */
export interface Changed {
  fate: 'added' | 'removed' | 'moved';
  before: Obligation | null;
  after: Obligation | null;
}

export interface Difference {
  changed: readonly Changed[];
  /** Who would hear of lapses: cards that follow from being late, before and after. */
  told: { before: number; after: number };
  /** After less before. */
  fen: number;
  points: number;
}

/** Subtracts what came of the same facts without a proposal from what would have come of them with it. */
export function subtract(before: Outcome, after: Outcome): Difference {
  const [own, other] = [before.obligations.filter(isOwn), after.obligations.filter(isOwn)];
  return {
    changed: pairs(own, other).filter(differs),
    told: {
      before: before.told + before.obligations.length - own.length,
      after: after.told + after.obligations.length - other.length,
    },
    fen: sumOf(after.entries, 'money') + after.priced - sumOf(before.entries, 'money') - before.priced,
    points: sumOf(after.entries, 'points') - sumOf(before.entries, 'points'),
  };
}

/** Done, and done before it was due. */
export const inTime = ({ state, endedAt, dueAt }: Obligation): boolean =>
  state === 'discharged' && endedAt !== null && (dueAt === null || endedAt < dueAt);

/** What one hears of another's lapse, not what one owes oneself. */
export const isTold = (slot: string): boolean => slot.includes('/lapse/');
const isOwn = ({ slot }: Obligation): boolean => !isTold(slot);

function differs({ before, after }: Changed): boolean {
  if (!before || !after) return true;
  return before.dueAt !== after.dueAt || before.holder !== after.holder || before.clause !== after.clause;
}

/**
 * The two sides of each obligation: by identity, and for one way of writing instead of another by what it is. A call
 * within two days instead of three is the same call moved, though another clause asks for it.
 */
function pairs(before: readonly Obligation[], after: readonly Obligation[]): Changed[] {
  const later = new Map(after.map((one) => [one.id, one]));
  const both = before.flatMap((one): Changed[] => {
    const same = later.get(one.id);
    return same ? [{ fate: 'moved', before: one, after: same }] : [];
  });
  const met = new Set(both.map(({ before: one }) => one?.id));
  const waiting = new Map<string, Obligation[]>();
  for (const one of after) {
    if (met.has(one.id)) continue;
    const what = whatItIs(one);
    waiting.set(what, [...(waiting.get(what) ?? []), one]);
  }
  const lone = before
    .filter(({ id }) => !met.has(id))
    .map((one): Changed => {
      const same = waiting.get(whatItIs(one))?.shift() ?? null;
      return { fate: same ? 'moved' : 'removed', before: one, after: same };
    });
  const added = [...waiting.values()]
    .flat()
    .map((one): Changed => ({ fate: 'added', before: null, after: one }));
  return [...both, ...lone, ...added];
}

const whatItIs = ({ fact, subject, noun, nth }: Obligation): string => `${fact} ${subject} ${noun} ${nth}`;

/** What stands in force or waits for a yes; a reversal undoes the entry it mends. */
function sumOf(entries: readonly AwardEntry[], effect: AwardEntry['effect']): number {
  const mended = new Set(entries.map(({ mends }) => mends));
  return entries
    .filter((entry) => entry.effect === effect && !mended.has(entry.id))
    .reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}
