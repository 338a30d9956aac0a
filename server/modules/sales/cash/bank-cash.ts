import type { z } from 'zod';
import type { newBanking } from '../../../../contract/cash.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { taken, yuan } from '../money.ts';
import { aboutTill, closeOf } from './close-of.ts';

/**
 * The cash of a closed box goes to the bank, all of it.
 *
 * @throws Refusal `cash.unknown`, `cash.not-closed`, `cash.banked`, `banking.differs`
 */
export async function bankCash(
  tx: Transaction,
  id: string,
  given: z.output<typeof newBanking>,
  member: string,
): Promise<void> {
  const row = await closeOf(tx, id);
  const amount = taken(given.amount);
  if (row.banked_at !== null) {
    if (row.banked === amount) return;
    throw new Refusal('cash.banked', 409, { zh: '已经存过银行', en: 'It is at the bank already' });
  }
  if (row.closed_at === null)
    throw new Refusal('cash.not-closed', 409, {
      zh: '还没有第二人确认,先对账再存',
      en: 'A second person has not confirmed the count yet',
    });
  if (amount !== row.cash.counted) throw differs(row.cash.counted);
  const at = tx.clock.now();
  await tx
    .updateTable('cash_close')
    .set({ banked_by: member, banked_at: new Date(at), banked: amount, slip: given.slip })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
  await record(tx, {
    ...aboutTill(row),
    id: `cash-banked:${id}`,
    kind: 'cash.banked',
    at,
    actor: `member:${member}`,
    data: { amount },
  });
}

const differs = (counted: number) =>
  new Refusal(
    'banking.differs',
    422,
    {
      zh: `两人实点 ${yuan(counted)},要全额存入`,
      en: `The two counted ${(counted / 100).toFixed(2)}: all of it is banked`,
    },
    { mend: { zh: '核对存款单;现金不得白条抵库', en: 'Check the slip; no IOU stands in for cash' } },
  );
