import {
  type Clause,
  type ClauseVersion,
  type Conflict,
  conflictsOf,
  type Owes,
  parseDuration,
  type Value,
} from '../../../../kernel/index.ts';
import { clauseVersionOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { inForceOn } from './versions.ts';

/** A conflict with its name, and which of the two asks for more. */
export interface Open extends Conflict {
  key: string;
  /** The clause whose time is shorter; null when the two cannot be compared. */
  stricter: string | null;
}

/** Conflicts of a pack about to be adopted, within itself and with what is in force from other packs. */
export async function conflictsWith(
  tx: Transaction,
  pack: string,
  coming: readonly ClauseVersion[],
  day: string,
): Promise<Open[]> {
  const others = (await inForceOn(tx, day)).filter((row) => row.pack !== pack).map(clauseVersionOf);
  const versions = [...others, ...coming];
  const byId = new Map(versions.map((version) => [version.clause, version]));
  return conflictsOf(versions).map((conflict) => ({
    ...conflict,
    key: conflict.clauses.join('+'),
    stricter: stricterOf(
      conflict.clauses.map((clause) => byId.get(clause)) as [ClauseVersion, ClauseVersion],
      conflict.about,
    ),
  }));
}

function stricterOf([a, b]: readonly [ClauseVersion, ClauseVersion], noun: string): string | null {
  const [left, right] = [lengthOf(a, noun), lengthOf(b, noun)];
  if (left === null || right === null) return null;
  return left <= right ? a.clause : b.clause;
}

/** Days and a fraction, to say which of two limits comes first. */
function lengthOf(
  { body, params }: { body: Clause; params: Readonly<Record<string, Value>> },
  noun: string,
): number | null {
  if (body.form !== 'duty') return null;
  const due = ([body.owes].flat() as Owes[]).find(({ obligation }) => obligation === noun)?.due;
  if (typeof due !== 'object' || !('within' in due)) return null;
  const written = due.within.startsWith('$') ? params[due.within.slice(1)] : due.within;
  const span = typeof written === 'string' ? parseDuration(written) : null;
  return span && span.months * 30 + span.days + span.ms / 86_400_000;
}

/**
 * Applies what was decided about each: `strictest`, `both`, or the clause preferred.
 *
 * @returns the clauses that are left off.
 * @throws Refusal `pack.conflict` when one is undecided: names both.
 */
export function leftOff(conflicts: readonly Open[], decided: Readonly<Record<string, string>>): string[] {
  const undecided = conflicts.filter((conflict) => !isDecided(conflict, decided[conflict.key]));
  if (undecided.length > 0) throw undecidedRefusal(undecided);
  return conflicts.flatMap((conflict) => {
    const choice = decided[conflict.key];
    if (choice === 'both') return [];
    const kept = choice === 'strictest' ? conflict.stricter : choice;
    return conflict.clauses.filter((clause) => clause !== kept);
  });
}

const isDecided = (conflict: Open, choice: string | undefined): boolean =>
  choice === 'both' ||
  (choice === 'strictest' && conflict.stricter !== null) ||
  (choice !== undefined && conflict.clauses.includes(choice));

function undecidedRefusal(conflicts: readonly Open[]): Refusal {
  const pairs = conflicts.map(({ clauses }) => clauses.join(' / ')).join('; ');
  return new Refusal(
    'pack.conflict',
    409,
    { zh: `两条制度要求同一件事:${pairs}`, en: `Two clauses ask for the same thing: ${pairs}` },
    {
      mend: { zh: '选从严、只用其中一条，或两条都用', en: 'Choose the stricter, one of them, or both' },
      details: { conflicts },
    },
  );
}
