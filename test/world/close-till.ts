import { confirmCount } from '../../server/modules/sales/cash/confirm-count.ts';
import { countCash } from '../../server/modules/sales/cash/count-cash.ts';
import { expectedOf } from '../../server/modules/sales/cash/expected-of.ts';
import { tillId } from '../../server/modules/sales/cash/into-till.ts';
import type { Transaction } from '../../server/platform/database.ts';

const money = (fen: number) => ({ amount: (fen / 100).toFixed(2), currency: 'CNY' as const });

/** 日清日结: 郑芳 counts a box, 何俊 counts it again, and nothing is missing. */
export async function closeTill(
  tx: Transaction,
  { id, event = null, day }: { id: string; event?: string | null; day: string },
): Promise<void> {
  const ways = await expectedOf(tx, tillId(event, day));
  const counted = ways.map(({ way, amount }) => ({ way: way as 'cash', amount: money(amount) }));
  await countCash(tx, { id, event, day, counted, explanation: '' }, 'zheng-fang');
  await confirmCount(tx, id, 'he-jun');
}
