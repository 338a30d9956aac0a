import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

/**
 * Only what somebody told of counts as an effect, so that it is on record before the money goes back and the
 * consultant has heard of it.
 *
 * @throws Refusal `return.no-effect`
 */
export async function expectEffect(tx: Transaction, customer: string): Promise<void> {
  const told = await tx
    .selectFrom('fact')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('subject', '=', `customer:${customer}`)
    .where('kind', '=', 'adverse-effect.reported')
    .limit(1)
    .executeTakeFirst();
  if (told) return;
  throw new Refusal(
    'return.no-effect',
    409,
    { zh: '没有登记过这位顾客用后不适', en: 'No effect on this customer is on record' },
    {
      mend: {
        zh: '先在回访里记下顾客说的不适,顾问了解后再退',
        en: 'Record what they told in a call first; the consultant hears of it, then take it back',
      },
    },
  );
}
