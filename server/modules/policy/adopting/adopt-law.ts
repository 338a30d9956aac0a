import { hashId, type Ref } from '../../../../kernel/index.ts';
import type { NewFact } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { shippedPacks } from '../packs/shipped.ts';
import { adoptPack } from './adopt-pack.ts';
import { adoptions } from './adoption.ts';
import { standpoint } from './organisation-place.ts';
import { bindsIn, isStatute } from './statute.ts';

/** The law of a region ships switched on: called when an organisation is set up, and harmless when called again. */
export async function adoptLaw(
  tx: Transaction,
  from: string,
  by: Ref,
  source: NewFact['source'] = 'set-up',
): Promise<void> {
  const { region } = await standpoint(tx);
  const there = new Set((await adoptions(tx, from)).map(({ pack }) => pack));
  for (const { pack } of shippedPacks()) {
    if (!isStatute(pack) || there.has(pack.pack) || !pack.clauses.some((clause) => bindsIn(clause, region)))
      continue;
    await adoptPack(tx, { id: hashId('law', tx.org, pack.pack, from), pack: pack.pack, from }, by, source);
  }
}

/** The law from today on, for an organisation that has just been set up. */
export async function adoptLawToday(tx: Transaction): Promise<void> {
  await adoptLaw(tx, (await standpoint(tx)).today, 'system:set-up');
}
