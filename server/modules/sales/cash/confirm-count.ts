import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { aboutTill, closeOf } from './close-of.ts';

/**
 * The second of two confirms the count from their own sign-in: from then on the box is closed.
 *
 * @throws Refusal `cash.unknown`, `cash.own-count`, `cash.closed`
 */
export async function confirmCount(tx: Transaction, id: string, member: string): Promise<void> {
  const row = await closeOf(tx, id);
  if (row.closed_at !== null) {
    if (row.second === member) return;
    throw closed();
  }
  if (row.counted_by === member) throw own();
  const at = tx.clock.now();
  await tx
    .updateTable('cash_close')
    .set({ second: member, closed_at: new Date(at) })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
  const { expected, counted } = row.cash;
  await record(tx, {
    ...aboutTill(row),
    id: `cash-closed:${id}`,
    kind: 'cash.closed',
    at,
    actor: `member:${row.counted_by}`,
    data: {
      expected,
      counted,
      difference: counted - expected,
      explained: row.explanation !== '',
      second: `member:${member}`,
    },
  });
}

/** A count nobody confirmed is dropped; its money lies in the box again. */
export async function dropCount(tx: Transaction, id: string): Promise<void> {
  const row = await closeOf(tx, id);
  if (row.closed_at !== null) throw closed();
  await tx
    .updateTable('payment')
    .set({ close_id: null })
    .where('org_id', '=', tx.org)
    .where('close_id', '=', id)
    .execute();
  for (const [table, key] of [
    ['cash_close_way', 'close_id'],
    ['cash_close', 'id'],
  ] as const)
    await tx
      .deleteFrom(table)
      .where('org_id', '=', tx.org)
      .where(key as never, '=', id as never)
      .execute();
}

const own = () =>
  new Refusal(
    'cash.own-count',
    409,
    { zh: '自己点的要由另一人确认', en: 'What you counted another person confirms' },
    { mend: { zh: '请第二人用自己的账号确认', en: 'Ask a second person to confirm from their own sign-in' } },
  );
const closed = () =>
  new Refusal('cash.closed', 409, { zh: '这次清点已确认', en: 'This count is confirmed already' });
