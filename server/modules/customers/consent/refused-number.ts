import { createHmac, randomBytes } from 'node:crypto';
import type { Transaction } from '../../../platform/database.ts';

/**
 * A number whose owner was erased but had said no is remembered as a keyed hash. The key is the organisation's
 * own: without it the few possible numbers could be tried one by one.
 */
async function hashing(tx: Transaction): Promise<(digits: string) => string> {
  const secret = await key(tx);
  return (digits) => createHmac('sha256', secret).update(digits).digest('hex');
}

async function key(tx: Transaction): Promise<Buffer> {
  await tx
    .insertInto('customer_setting')
    .values({ name: 'refused-number-key', value: JSON.stringify(randomBytes(32).toString('base64')) })
    .onConflict((on) => on.columns(['org_id', 'name']).doNothing())
    .execute();
  const { value } = await tx
    .selectFrom('customer_setting')
    .select('value')
    .where('org_id', '=', tx.org)
    .where('name', '=', 'refused-number-key')
    .executeTakeFirstOrThrow();
  return Buffer.from(value as string, 'base64');
}

/** A "no" said under this number before stands for whoever comes with it: the refusal is put on record again. */
export async function numberRefusals(
  tx: Transaction,
  customer: string,
  digits: readonly string[],
): Promise<void> {
  if (digits.length === 0) return;
  const hashes = digits.map(await hashing(tx));
  const known = await tx
    .selectFrom('refused_number')
    .select(['purpose', 'channel', 'refused_at'])
    .where('org_id', '=', tx.org)
    .where('hash', 'in', hashes)
    .execute();
  if (known.length === 0) return;
  await tx
    .insertInto('contact_refusal')
    .values(
      known.map(({ purpose, channel, refused_at }) => ({
        id: `${customer}.${purpose}.${channel}`,
        customer_id: customer,
        purpose,
        channel,
        source: 'other',
        refused_at,
        recorded_by: 'system:erasure',
      })),
    )
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
}

/** Before a person is erased: their numbers and what they refused, as hashes. */
export async function rememberRefusals(
  tx: Transaction,
  customer: string,
  digits: readonly string[],
): Promise<number> {
  const refusals = await tx
    .selectFrom('contact_refusal')
    .select(['purpose', 'channel', 'refused_at'])
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('purpose', 'in', ['selling', 'service'])
    .where('lifted_at', 'is', null)
    .execute();
  const hashOf = await hashing(tx);
  const rows = digits.flatMap((number) => refusals.map((refusal) => ({ hash: hashOf(number), ...refusal })));
  if (rows.length === 0) return 0;
  await tx
    .insertInto('refused_number')
    .values(rows)
    .onConflict((on) => on.columns(['org_id', 'hash', 'purpose', 'channel']).doNothing())
    .execute();
  return rows.length;
}

/** Which of many numbers were refused under. The numbers are asked for only when there is any refusal to look for. */
export async function refusedAmong(
  tx: Transaction,
  numbers: () => Promise<readonly string[]>,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('refused_number')
    .select('hash')
    .distinct()
    .where('org_id', '=', tx.org)
    .execute();
  if (rows.length === 0) return [];
  const hashes = new Set(rows.map(({ hash }) => hash));
  const hashOf = await hashing(tx);
  return [...new Set(await numbers())].filter((digits) => hashes.has(hashOf(digits)));
}
