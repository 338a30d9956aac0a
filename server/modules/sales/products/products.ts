import type { Product } from '../../../../contract/goods.ts';
import { isoDay } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { here } from '../here.ts';
import { wire } from '../money.ts';

/** Everything sold here, by name; what is not sold any more at the end. */
export async function products(tx: Transaction): Promise<Product[]> {
  const { zone } = await here(tx);
  const today = isoDay(zone.dayOf(tx.clock.now()));
  const rows = await tx
    .selectFrom('product')
    .selectAll()
    .where('org_id', '=', tx.org)
    .orderBy('ended_at', (on) => on.asc().nullsFirst())
    .orderBy('name_zh')
    .execute();
  const batches = await tx
    .selectFrom('product_batch')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('ended_at', 'is', null)
    .orderBy('batch')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    category: row.category as Product['category'],
    unit: { zh: row.unit_zh, en: row.unit_en },
    price: wire(row.price),
    claims: row.claims,
    notFor: row.not_for,
    approval: row.approval,
    batches: batches
      .filter(({ product_id }) => product_id === row.id)
      .map(({ batch, expires_on }) => ({
        batch,
        expiresOn: expires_on,
        expired: expires_on !== null && expires_on < today,
      })),
    ended: row.ended_at !== null,
  }));
}
