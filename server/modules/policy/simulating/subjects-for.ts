import { type Ref, refId, refKind } from '../../../../kernel/index.ts';
import { type Named, namesOf } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { customersSeen, maskedName, memberDoer } from '../../customers/index.ts';

/** What a simulation's lines are about, as this reader may see it: a customer of others keeps a surname and opens nothing. */
export async function subjectsFor(
  tx: Transaction,
  subjects: readonly Ref[],
  reader: Caller | null,
): Promise<(ref: Ref) => Named> {
  const name = await namesOf(tx, [...new Set(subjects)]);
  const customers = [...new Set(subjects)].filter((ref) => refKind(ref) === 'customer').map(refId);
  const seen = reader ? await customersSeen(tx, customers, memberDoer(reader)) : [];
  const open = new Set(seen.map(({ id }) => `customer:${id}`));
  return (ref) => {
    const found = name(ref);
    if (refKind(ref) !== 'customer' || open.has(ref)) return found;
    return { ref, name: maskedName(found.name), open: null };
  };
}
