import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

/** @throws Refusal `cash.unknown` */
export async function closeOf(tx: Transaction, id: string) {
  const row = await tx
    .selectFrom('cash_close')
    .innerJoin('till', (on) =>
      on.onRef('till.org_id', '=', 'cash_close.org_id').onRef('till.id', '=', 'cash_close.till_id'),
    )
    .selectAll('cash_close')
    .select('till.event')
    .where('cash_close.org_id', '=', tx.org)
    .where('cash_close.id', '=', id)
    .forUpdate('cash_close')
    .executeTakeFirst();
  if (!row) throw new Refusal('cash.unknown', 404, { zh: '没有这次清点', en: 'There is no such count' });
  const cash = await tx
    .selectFrom('cash_close_way')
    .select(['expected', 'counted'])
    .where('org_id', '=', tx.org)
    .where('close_id', '=', id)
    .where('way', '=', 'cash')
    .executeTakeFirstOrThrow();
  return { ...row, cash };
}

export const aboutTill = (row: { id: string; till_id: string; event: string | null }) => ({
  subject: `till:${row.till_id}`,
  refs: { close: `cash-close:${row.id}`, ...(row.event && { event: row.event }) },
});
