import { sql } from 'kysely';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';
import { unknownCustomer } from './expect-seen.ts';
import { phonesOf, writeGrams, writePhones } from './reachable.ts';

/**
 * Two records of one person become one. Facts stay where they were recorded; files, forms, consents and refusals
 * move to the one that is kept, and a refusal of either holds for both.
 */
export async function mergeCustomers(tx: Transaction, kept: string, merged: string, by: Doer): Promise<void> {
  if (kept === merged) throw oneself();
  const status = await lockBoth(tx, [kept, merged]);
  if (status.get(merged) === 'merged') return;
  if (status.get(kept) === undefined || status.get(merged) === undefined) throw unknownCustomer();
  await movePhones(tx, kept, merged);
  await moveAddress(tx, kept, merged);
  for (const table of [
    'consent',
    'contact_refusal',
    'survey',
    'customer_file',
    'customer_lead',
    'opening',
  ] as const)
    await tx
      .updateTable(table)
      .set({ customer_id: kept })
      .where('org_id', '=', tx.org)
      .where('customer_id', '=', merged)
      .execute();
  await close(tx, kept, merged, by);
  await record(tx, {
    id: `customer-merged:${merged}`,
    kind: 'customer.merged',
    subject: `customer:${kept}`,
    refs: { merged: `customer:${merged}` },
    actor: by.ref,
    data: {},
  });
}

async function movePhones(tx: Transaction, kept: string, merged: string): Promise<void> {
  const phones = await phonesOf(tx, [kept, merged]);
  const all = [...(phones.get(kept) ?? []), ...(phones.get(merged) ?? [])];
  const once = [...new Map(all.map((phone) => [phone.digits, phone])).values()];
  await writePhones(
    tx,
    kept,
    once.map(({ digits, kind }) => ({
      digits,
      last4: digits.slice(-4),
      kind: kind as 'mobile',
      extension: '',
      note: '',
    })),
  );
  await writeGrams(tx, kept);
}

/** An address counts for the one who is kept where there was none. */
async function moveAddress(tx: Transaction, kept: string, merged: string): Promise<void> {
  await sql`UPDATE customer k SET email = m.email, email_bounced_at = m.email_bounced_at FROM customer m
    WHERE k.org_id = ${tx.org} AND k.id = ${kept} AND k.email = ''
      AND m.org_id = ${tx.org} AND m.id = ${merged}`.execute(tx);
}

/** The merged record stays as a signpost: it is found by nobody and leads to the other. */
async function close(tx: Transaction, kept: string, merged: string, by: Doer): Promise<void> {
  const now = new Date(tx.clock.now());
  for (const table of ['customer_phone', 'customer_gram', 'household_member'] as const)
    await tx.deleteFrom(table).where('org_id', '=', tx.org).where('customer_id', '=', merged).execute();
  await tx
    .updateTable('customer')
    .set({ status: 'merged', merged_into: kept, owner: null, email: '', changed_at: now })
    .where('org_id', '=', tx.org)
    .where('id', '=', merged)
    .execute();
  await tx
    .insertInto('customer_merge')
    .values({ merged_id: merged, kept_id: kept, merged_by: by.ref, merged_at: now })
    .execute();
}

async function lockBoth(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('customer')
    .select(['id', 'status'])
    .where('org_id', '=', tx.org)
    .where('id', 'in', ids)
    .where('status', '<>', 'erased')
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map(({ id, status }) => [id, status]));
}

const oneself = () =>
  new Refusal('customer.oneself', 422, {
    zh: '不能和自己合并',
    en: 'A customer cannot be merged with themselves',
  });
