import type { z } from 'zod';
import type { newReturn } from '../../../../contract/sales.ts';
import type { Ref } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { acceptReturn } from './accept-return.ts';
import { payRefund } from './pay-refund.ts';

/** Cash up to this goes back on the spot, by whoever takes the goods. */
const ON_THE_SPOT = 500_00;

/**
 * 退货 in one step: the goods come back and, where cash of no more than 500 is to be paid, the money goes with them.
 * Everything else is owed by finance within three workdays.
 */
export async function returnAtOnce(
  tx: Transaction,
  order: string,
  given: z.output<typeof newReturn>,
  by: Ref,
): Promise<void> {
  await acceptReturn(tx, order, given, by);
  if (given.way !== 'cash' || given.now !== true) return;
  const row = await tx
    .selectFrom('sale_return')
    .select(['refund', 'refunded_at'])
    .where('org_id', '=', tx.org)
    .where('id', '=', given.id)
    .executeTakeFirstOrThrow();
  if (row.refunded_at !== null || row.refund > ON_THE_SPOT) return;
  await payRefund(tx, given.id, { id: `${given.id.slice(0, 78)}.r`, way: 'cash' }, by);
}
