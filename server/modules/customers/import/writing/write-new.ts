import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';
import type { Writing } from './writing.ts';

/**
 * Somebody may have added a person between the verdict and now: such a row is on record after all. Number by number,
 * since the planner's picture of tables that grow this fast is always an old one.
 */
export async function setAsideMetSince(tx: Transaction): Promise<void> {
  await sql`
    WITH met AS (
      SELECT DISTINCT ON (b.line) b.import_id, b.line, c.id
      FROM batch b CROSS JOIN unnest(b.phones) AS number
      CROSS JOIN LATERAL (
        SELECT customer_id FROM customer_phone WHERE org_id = ${tx.org} AND digits = number OFFSET 0
      ) AS p
      CROSS JOIN LATERAL (
        SELECT id FROM customer
        WHERE org_id = ${tx.org} AND id = p.customer_id AND name = b.name AND status IN ('active', 'unreachable') OFFSET 0
      ) AS c
      WHERE b.verdict = 'new'
      ORDER BY b.line, c.id
    ), gone AS (
      DELETE FROM batch USING met WHERE batch.line = met.line
    )
    UPDATE import_row r SET verdict = 'on-record', matches = met.id FROM met
    WHERE r.org_id = ${tx.org} AND r.import_id = met.import_id AND r.line = met.line`.execute(tx);
}

/** Customers, their numbers and what they are found by. A row is written once: its line is passed in the same transaction. */
export async function writeCustomers(tx: Transaction, { importId, now, by }: Writing): Promise<void> {
  await sql`
    INSERT INTO customer (id, name, pinyin, gender, birth_date, birth_lunar, district, area, address, owner, source,
      import_id, created_at, created_by, changed_at)
    SELECT customer_id, name, pinyin, gender, birth_date, birth_lunar, district, area, address, owner, 'import',
      ${importId}, ${now}, ${by}, ${now}
    FROM batch WHERE verdict = 'new'`.execute(tx);
  await sql`
    INSERT INTO customer_phone (customer_id, digits, last4, kind, extension, note, position)
    SELECT customer_id, number, right(number, 4), kind, extension, note, position
    FROM batch, unnest(phones, phone_kinds, extensions, phone_notes) WITH ORDINALITY AS n (number, kind, extension, note, position)
    WHERE verdict = 'new'`.execute(tx);
  await sql`
    INSERT INTO customer_gram (gram, customer_id)
    SELECT gram, customer_id FROM batch, unnest(grams) AS gram WHERE verdict = 'new'`.execute(tx);
}

/** Same number, other name: proposed as one household, to be settled by somebody who knows them. */
export async function proposeHouseholds(tx: Transaction, { now, by }: Writing): Promise<void> {
  await sql`
    CREATE TEMPORARY TABLE home ON COMMIT DROP AS
    SELECT b.customer_id, a.id AS first, coalesce(m.household_id, 'h-' || a.id) AS household
    FROM batch b
    CROSS JOIN LATERAL (SELECT id FROM customer WHERE org_id = ${tx.org} AND id = b.household OFFSET 0) AS a
    LEFT JOIN LATERAL (
      SELECT household_id FROM household_member WHERE org_id = ${tx.org} AND customer_id = a.id OFFSET 0
    ) AS m ON true
    WHERE b.verdict = 'new' AND b.household IS NOT NULL`.execute(tx);
  await sql`
    INSERT INTO household (id, made_at, made_by) SELECT DISTINCT household, ${now}::timestamptz, ${by} FROM home
    ON CONFLICT DO NOTHING`.execute(tx);
  await sql`
    INSERT INTO household_member (household_id, customer_id)
    SELECT household, first FROM home UNION SELECT household, customer_id FROM home
    ON CONFLICT DO NOTHING`.execute(tx);
}
