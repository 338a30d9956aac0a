import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';
import type { Writing } from './writing.ts';

/** Somebody may have added a person between the verdict and now: such a row is on record after all. */
export async function setAsideMetSince(tx: Transaction): Promise<void> {
  await sql`
    WITH met AS (
      SELECT DISTINCT ON (b.line) b.line, c.id
      FROM batch b CROSS JOIN unnest(b.phones) AS number
      JOIN customer_phone p ON p.org_id = ${tx.org} AND p.digits = number
      JOIN customer c ON c.org_id = ${tx.org} AND c.id = p.customer_id AND c.name = b.name
      WHERE b.verdict = 'new' AND c.id <> b.customer_id AND c.status IN ('active', 'unreachable')
      ORDER BY b.line, c.created_at
    ), gone AS (
      DELETE FROM batch USING met WHERE batch.line = met.line RETURNING batch.import_id, batch.line, met.id
    )
    UPDATE import_row r SET verdict = 'on-record', matches = gone.id FROM gone
    WHERE r.org_id = ${tx.org} AND r.import_id = gone.import_id AND r.line = gone.line`.execute(tx);
}

/** Customers, their numbers and what they are found by. Ids are hashed from the row, so twice is once. */
export async function writeCustomers(tx: Transaction, { importId, now, by }: Writing): Promise<void> {
  await sql`
    INSERT INTO customer (id, name, pinyin, gender, birth_date, birth_lunar, district, area, address, owner, source,
      import_id, created_at, created_by, changed_at)
    SELECT customer_id, name, pinyin, gender, birth_date, birth_lunar, district, area, address, owner, 'import',
      ${importId}, ${now}, ${by}, ${now}
    FROM batch WHERE verdict = 'new' ON CONFLICT DO NOTHING`.execute(tx);
  await sql`
    INSERT INTO customer_phone (customer_id, digits, last4, kind, extension, note, position)
    SELECT customer_id, number, right(number, 4), kind, extension, note, position
    FROM batch, unnest(phones, phone_kinds, extensions, phone_notes) WITH ORDINALITY AS n (number, kind, extension, note, position)
    WHERE verdict = 'new' ON CONFLICT DO NOTHING`.execute(tx);
  await sql`
    INSERT INTO customer_gram (gram, customer_id)
    SELECT gram, customer_id FROM batch, unnest(grams) AS gram WHERE verdict = 'new' ON CONFLICT DO NOTHING`.execute(
    tx,
  );
}

/** Same number, other name: proposed as one household, to be settled by somebody who knows them. */
export async function proposeHouseholds(tx: Transaction, { now, by }: Writing): Promise<void> {
  await sql`
    CREATE TEMPORARY TABLE home ON COMMIT DROP AS
    SELECT b.customer_id, a.id AS first, coalesce(m.household_id, 'h-' || a.id) AS household
    FROM batch b
    JOIN customer a ON a.org_id = ${tx.org} AND a.id = b.household
    LEFT JOIN household_member m ON m.org_id = ${tx.org} AND m.customer_id = a.id
    WHERE b.verdict = 'new' AND b.household IS NOT NULL`.execute(tx);
  await sql`
    INSERT INTO household (id, made_at, made_by) SELECT DISTINCT household, ${now}::timestamptz, ${by} FROM home
    ON CONFLICT DO NOTHING`.execute(tx);
  await sql`
    INSERT INTO household_member (household_id, customer_id)
    SELECT household, first FROM home UNION SELECT household, customer_id FROM home
    ON CONFLICT DO NOTHING`.execute(tx);
}
