import { isoDay } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { here } from '../here.ts';

interface Wanted {
  product: string;
  quantity: number;
  batch: string | null;
}

/**
 * What the goods cost as they stand on the list, the same for everybody; the batch is one we sell.
 *
 * @throws Refusal `product.unknown`, `batch.unknown`, `batch.expired`
 */
export async function pricesOf<L extends Wanted>(tx: Transaction, lines: readonly L[]) {
  const rows = await tx
    .selectFrom('product')
    .select(['id', 'price'])
    .where('org_id', '=', tx.org)
    .where('ended_at', 'is', null)
    .where(
      'id',
      'in',
      lines.map(({ product }) => product),
    )
    .execute();
  const prices = new Map(rows.map(({ id, price }) => [id, price]));
  const priced: (L & { fen: number })[] = [];
  for (const line of lines) {
    const fen = prices.get(line.product);
    if (fen === undefined) throw unknownProduct(line.product);
    if (line.batch !== null) await expectBatch(tx, line.product, line.batch);
    priced.push({ ...line, fen });
  }
  return priced;
}

async function expectBatch(tx: Transaction, product: string, batch: string): Promise<void> {
  const row = await tx
    .selectFrom('product_batch')
    .select('expires_on')
    .where('org_id', '=', tx.org)
    .where('product_id', '=', product)
    .where('batch', '=', batch)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row)
    throw new Refusal('batch.unknown', 422, {
      zh: `没有批次「${batch}」,或已停用`,
      en: `There is no batch “${batch}”, or it is withdrawn`,
    });
  const { zone } = await here(tx);
  if (row.expires_on !== null && row.expires_on < isoDay(zone.dayOf(tx.clock.now())))
    throw new Refusal(
      'batch.expired',
      422,
      { zh: `批次「${batch}」已过期,不能卖`, en: `The batch “${batch}” is past its date and is not sold` },
      { mend: { zh: '换一批,过期的下架', en: 'Take another batch and put this one away' } },
    );
}

const unknownProduct = (id: string) =>
  new Refusal('product.unknown', 422, { zh: `没有商品「${id}」`, en: `There is no product “${id}”` });
