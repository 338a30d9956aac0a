import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';
import type { Writing } from './writing.ts';

/**
 * Fills in what the list adds to customers on record: the fields the verdict named, no others. What stood there
 * before is kept with the row, so that undoing puts it back.
 */
export async function writeUpdates(tx: Transaction, { now }: Writing): Promise<void> {
  await rememberBefore(tx);
  await sql`
    UPDATE customer c SET
      gender = CASE WHEN b.changes ? 'gender' THEN b.gender ELSE c.gender END,
      birth_date = CASE WHEN b.changes ? 'birth' THEN b.birth_date ELSE c.birth_date END,
      birth_lunar = CASE WHEN b.changes ? 'birth' THEN b.birth_lunar ELSE c.birth_lunar END,
      district = CASE WHEN b.changes ? 'district' THEN b.district ELSE c.district END,
      area = CASE WHEN b.changes ? 'area' THEN b.area ELSE c.area END,
      address = CASE WHEN b.changes ? 'address' THEN b.address ELSE c.address END,
      owner = coalesce(c.owner, b.owner),
      changed_at = ${now}, revision = c.revision + 1
    FROM batch b WHERE b.verdict = 'update' AND c.org_id = ${tx.org} AND c.id = b.matches`.execute(tx);
  await addPhones(tx);
}

async function rememberBefore(tx: Transaction): Promise<void> {
  await sql`
    UPDATE import_row r SET before = jsonb_build_object(
      'gender', c.gender, 'birth_date', c.birth_date, 'birth_lunar', c.birth_lunar, 'district', c.district,
      'area', c.area, 'address', c.address, 'owner', c.owner, 'changed_at', c.changed_at, 'revision', c.revision,
      'phones', (
        SELECT coalesce(jsonb_agg(number), '[]') FROM unnest(b.phones) AS number
        WHERE NOT EXISTS (SELECT FROM customer_phone p WHERE p.org_id = ${tx.org} AND p.customer_id = c.id AND p.digits = number)))
    FROM batch b JOIN customer c ON c.org_id = ${tx.org} AND c.id = b.matches
    WHERE b.verdict = 'update' AND r.org_id = ${tx.org} AND r.import_id = b.import_id AND r.line = b.line`.execute(
    tx,
  );
}

async function addPhones(tx: Transaction): Promise<void> {
  await sql`
    INSERT INTO customer_phone (customer_id, digits, last4, kind, extension, note, position)
    SELECT b.matches, number, right(number, 4), kind, extension, note, n.nth + (
      SELECT coalesce(max(position), 0) FROM customer_phone p WHERE p.org_id = ${tx.org} AND p.customer_id = b.matches)
    FROM batch b, unnest(b.phones, b.phone_kinds, b.extensions, b.phone_notes) WITH ORDINALITY AS n (number, kind, extension, note, nth)
    WHERE b.verdict = 'update' AND b.changes ? 'phone' ON CONFLICT DO NOTHING`.execute(tx);
  await sql`
    INSERT INTO customer_gram (gram, customer_id)
    SELECT right(number, 4), b.matches FROM batch b, unnest(b.phones) AS number
    WHERE b.verdict = 'update' AND b.changes ? 'phone' ON CONFLICT DO NOTHING`.execute(tx);
}
