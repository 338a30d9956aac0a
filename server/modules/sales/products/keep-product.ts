import type { z } from 'zod';
import type { keptProduct } from '../../../../contract/goods.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { taken } from '../money.ts';
import { expectSayable } from './screen-claims.ts';

type Given = z.output<typeof keptProduct>;

/**
 * A product as it stands from now on; orders keep the price they were placed at. A batch left out is withdrawn.
 *
 * @throws Refusal `product.approval-missing`, `product.batch-twice`, and whatever guard of texts its claims meet
 */
export async function keepProduct(tx: Transaction, id: string, given: Given, by: Ref): Promise<void> {
  const price = taken(given.price);
  if (given.category === 'health-food' && (given.approval === '' || given.notFor === ''))
    throw approvalMissing();
  const batches = given.batches.map(({ batch }) => batch);
  if (new Set(batches).size !== batches.length) throw batchTwice();
  await expectSayable(tx, given.category, given.claims, by);
  const at = new Date(tx.clock.now());
  const row = {
    name_zh: given.nameZh,
    name_en: given.nameEn,
    category: given.category,
    unit_zh: given.unitZh,
    unit_en: given.unitEn,
    price,
    claims: given.claims,
    not_for: given.notFor,
    approval: given.approval,
    ended_at: given.ended ? at : null,
    kept_by: by,
    kept_at: at,
  };
  await tx
    .insertInto('product')
    .values({ id, ...row })
    .onConflict((on) => on.columns(['org_id', 'id']).doUpdateSet(row))
    .execute();
  await keepBatches(tx, id, given.batches);
  const { category, ended } = given;
  await record(tx, {
    kind: 'product.kept',
    subject: `product:${id}`,
    actor: by,
    data: { category, price, ended },
  });
}

async function keepBatches(tx: Transaction, product: string, batches: Given['batches']): Promise<void> {
  await tx
    .updateTable('product_batch')
    .set({ ended_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('product_id', '=', product)
    .where('ended_at', 'is', null)
    .execute();
  for (const { batch, expiresOn } of batches)
    await tx
      .insertInto('product_batch')
      .values({ product_id: product, batch, expires_on: expiresOn })
      .onConflict((on) =>
        on.columns(['org_id', 'product_id', 'batch']).doUpdateSet({ expires_on: expiresOn, ended_at: null }),
      )
      .execute();
}

const approvalMissing = () =>
  new Refusal(
    'product.approval-missing',
    422,
    {
      zh: '保健食品要填批准文号和不适宜人群',
      en: 'Health food needs its approval number and who should not use it',
    },
    { mend: { zh: '照包装标签抄写', en: 'Copy both from the label' } },
  );
const batchTwice = () =>
  new Refusal('product.batch-twice', 422, { zh: '同一批次写了两遍', en: 'One batch is written twice' });
