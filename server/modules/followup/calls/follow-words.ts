import type { z } from 'zod';
import type { callBackAnswer } from '../../../../contract/followup.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { freezeSelling, memberDoer, refuseContact } from '../../customers/index.ts';
import { titleOf } from '../today/titles.ts';
import type { Made } from './call-facts.ts';

type Superseded = z.infer<typeof callBackAnswer>['superseded'];

/** What the customer said has consequences at once: an effect stops selling, 「不要再打了」 ends what rests on it. */
export async function followWords(
  tx: Transaction,
  { given }: Made,
  caller: Caller,
  customerId: string,
): Promise<Superseded> {
  if (given.effect || given.result === 'effect')
    await freezeSelling(tx, customerId, `fact:effect:${given.id}`);
  if (!given.refused) return [];
  const { cancelled } = await refuseContact(
    tx,
    customerId,
    { ...given.refused, id: `refused.${given.id}`, source: 'spoken' },
    memberDoer(caller),
  );
  return cancelled.map((one) => ({
    obligation: one.id,
    title: titleOf(one, one.text),
    says: { zh: '已取消(因免打扰)', en: 'Cancelled: asked not to be contacted' },
  }));
}
