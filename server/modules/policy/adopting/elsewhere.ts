import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { resolve } from '../packs/resolve.ts';
import { type Adopted, adoptions, choicesOf, type StoredChoices } from './adoption.ts';
import { writeVersions } from './versions.ts';

/** What adopting one pack changes in others that are adopted already, from the same day. */

/** A clause of another pack that gave way is left off there. */
export async function leaveOffElsewhere(
  tx: Transaction,
  clauses: readonly string[],
  from: string,
): Promise<void> {
  if (clauses.length === 0) return;
  for (const other of await adoptions(tx, from)) {
    const giving = clauses.filter((clause) => other.body.clauses.some(({ id }) => id === clause));
    if (giving.length === 0) continue;
    if (other.body.rank === 'statute') throw lawStays(giving);
    await chooseElsewhere(tx, other, { off: [...new Set([...other.choices.off, ...giving])] }, from);
  }
}

export async function chooseElsewhere(
  tx: Transaction,
  other: Adopted,
  change: Partial<StoredChoices>,
  from: string,
): Promise<void> {
  const choices = { ...other.choices, ...change };
  const resolved = resolve(other.body, from, await choicesOf(tx, other.pack, choices));
  await writeVersions(tx, other.pack, resolved, from);
  await tx
    .updateTable('pack_adoption')
    .set({ choices: JSON.stringify(choices) })
    .where('org_id', '=', tx.org)
    .where('pack', '=', other.pack)
    .where('n', '=', other.n)
    .execute();
}

const lawStays = (clauses: readonly string[]) =>
  new Refusal('statute.loosened', 422, {
    zh: `法规条款 ${clauses.join('、')} 不能让位`,
    en: `The statute clause ${clauses.join(', ')} cannot give way`,
  });
