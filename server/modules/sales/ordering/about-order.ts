import type { Transaction } from '../../../platform/database.ts';
import { isOlder } from '../../customers/index.ts';

/** From this age on large orders are read back and confirmed. */
const OLDER = 60;

/** What clauses about large orders look at: how old the buyer is, and who looked at the order a second time. */
export async function aboutOrder(
  tx: Transaction,
  order: {
    customer_id: string;
    total: number;
    read_back_at: Date | null;
    confirmed_at: Date | null;
  },
  at: number,
) {
  return {
    amount: order.total,
    older: await isOlder(tx, order.customer_id, OLDER, at),
    read_back: order.read_back_at !== null,
    confirmed: order.confirmed_at !== null,
  };
}

export const isOlderBuyer = (tx: Transaction, customer: string, at: number) =>
  isOlder(tx, customer, OLDER, at);
