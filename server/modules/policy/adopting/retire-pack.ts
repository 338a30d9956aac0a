import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { adoptions } from './adoption.ts';
import { takeClauses } from './organisation-place.ts';
import { pastDay } from './set-value.ts';
import { bindsIn } from './statute.ts';
import { optionsLeave } from './variants.ts';
import { writeVersions } from './versions.ts';

export interface Retirement {
  id: string;
  pack: string;
  /** First day no longer in force. */
  from: string;
  base?: number;
}

/**
 * Ends a pack from a day on. What is already owed stays owed under the version it cites.
 *
 * @throws Refusal `pack.not-adopted`, `pack.past-day`, `statute.in-force`, `policy.changed-meanwhile`
 */
export async function retirePack(tx: Transaction, given: Retirement, by: Ref): Promise<void> {
  const { today, region } = await takeClauses(tx, given.base);
  const adopted = (await adoptions(tx, today)).find(({ pack }) => pack === given.pack);
  if (!adopted)
    throw new Refusal('pack.not-adopted', 409, { zh: '这套制度没有启用', en: 'This pack is not adopted' });
  if (given.from < today) throw pastDay(today);
  if (adopted.body.clauses.some((clause) => bindsIn(clause, region)))
    throw new Refusal('statute.in-force', 422, { zh: '法规不能停用', en: 'Law in force cannot be retired' });
  await record(tx, {
    id: given.id,
    kind: 'pack.retired',
    subject: `organisation:${tx.org}`,
    actor: by,
    data: { pack: given.pack, from: given.from },
  });
  await writeVersions(tx, given.pack, [], given.from);
  await optionsLeave(tx, given.pack, given.from);
  await tx
    .updateTable('pack_adoption')
    .set({ to_day: given.from })
    .where('org_id', '=', tx.org)
    .where('pack', '=', given.pack)
    .where('n', '=', adopted.n)
    .execute();
}
