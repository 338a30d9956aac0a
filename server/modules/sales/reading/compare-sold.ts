import type { z } from 'zod';
import type { eventSold } from '../../../../contract/cash.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { runningEvent } from '../hall/running-event.ts';
import { wire } from '../money.ts';
import { soldAt } from './sold-at.ts';

/** What a gathering sold, for managers. By seller only once it is over: there is no board in the hall. */
export async function compareSold(tx: Transaction, event: Ref): Promise<z.infer<typeof eventSold>> {
  const sold = await soldAt(tx, event);
  const over = (await runningEvent(tx)) !== event;
  const name = await namesOf(
    tx,
    sold.bySeller.map(({ seller }) => `member:${seller}`),
  );
  const { orders, buyers, kept, later } = sold;
  return {
    orders,
    buyers,
    kept,
    later,
    gross: wire(sold.gross),
    returned: wire(sold.returned),
    net: wire(sold.net),
    bySeller: over
      ? sold.bySeller.map((row) => ({
          seller: name(`member:${row.seller}`),
          orders: row.orders,
          gross: wire(row.gross),
          net: wire(row.net),
          kept: row.kept,
        }))
      : null,
  };
}
