import type { Clause, Value } from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Conflict, conflictsBetween, type Standing } from './conflicts.ts';
import type { Resolved } from './resolve.ts';
import { inForceOn } from './versions.ts';

/** Conflicts of a pack about to be adopted with what is in force from other packs. */
export async function conflictsWith(tx: Transaction, pack: string, coming: readonly Resolved[], day: string): Promise<Conflict[]> {
  const others = (await inForceOn(tx, day)).filter((row) => row.pack !== pack);
  const standing: Standing[] = others.map((row) => ({
    clause: row.clause,
    body: row.body as unknown as Clause,
    params: row.params as Record<string, Value>,
  }));
  return conflictsBetween([...standing, ...coming]);
}

/**
 * Applies what was decided about each: `strictest`, `both`, or the clause preferred.
 *
 * @returns the clauses that are left off.
 * @throws Refusal `pack.conflict` when one is undecided: names both.
 */
export function leftOff(conflicts: readonly Conflict[], decided: Readonly<Record<string, string>>): string[] {
  const undecided = conflicts.filter((conflict) => !isDecided(conflict, decided[conflict.key]));
  if (undecided.length > 0) throw undecidedRefusal(undecided);
  return conflicts.flatMap((conflict) => {
    const choice = decided[conflict.key];
    if (choice === 'both') return [];
    const kept = choice === 'strictest' ? conflict.stricter : choice;
    return conflict.clauses.filter((clause) => clause !== kept);
  });
}

const isDecided = (conflict: Conflict, choice: string | undefined): boolean =>
  choice === 'both' || (choice === 'strictest' && conflict.stricter !== null) || (choice !== undefined && conflict.clauses.includes(choice));

function undecidedRefusal(conflicts: readonly Conflict[]): Refusal {
  const pairs = conflicts.map(({ clauses }) => clauses.join(' / ')).join('; ');
  return new Refusal(
    'pack.conflict',
    409,
    { zh: `两条制度要求同一件事:${pairs}`, en: `Two clauses ask for the same thing: ${pairs}` },
    { mend: { zh: '选从严、只用其中一条，或两条都用', en: 'Choose the stricter, one of them, or both' }, details: { conflicts } },
  );
}
