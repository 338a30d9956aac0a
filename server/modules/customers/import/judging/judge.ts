import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';
import { READ_COLUMNS } from './stage-rows.ts';

export interface Judging {
  importId: string;
  grants: readonly { purpose: string; channel: string }[];
  differences: 'keep' | 'replace';
}

/**
 * Gives every row in `staged` its verdict, all at once and before anything is written, and keeps rows and verdicts
 * as rows of the import.
 *
 * A row is the same person as another when the name and a number are the same; without a number, when name and
 * date of birth, or name and address, are. The same number under another name is a household, not a duplicate.
 */
export async function judge(tx: Transaction, judging: Judging): Promise<void> {
  await gatherKeys(tx);
  await findTwins(tx);
  await findOnRecord(tx);
  await findHouseholds(tx);
  await keepRows(tx, judging);
}

const run = (tx: Transaction, statement: ReturnType<typeof sql>) => statement.execute(tx);

/** What a good row is recognised by: its numbers, or, having none, its date of birth and address. */
async function gatherKeys(tx: Transaction): Promise<void> {
  await run(tx, sql`ANALYZE staged (line, name, faults)`);
  await run(
    tx,
    sql`
    CREATE TEMPORARY TABLE staged_key ON COMMIT DROP AS
    SELECT line, name, unnest(phones) AS key FROM staged WHERE faults = '[]'
    UNION ALL
    SELECT line, name, key FROM staged,
      unnest(ARRAY['birth:' || birth_date, 'address:' || nullif(address, '')]) AS key
    WHERE faults = '[]' AND phones = '{}' AND key IS NOT NULL`,
  );
  await run(tx, sql`ANALYZE staged_key`);
}

/** A line that says what an earlier line said. */
async function findTwins(tx: Transaction): Promise<void> {
  await run(
    tx,
    sql`
    CREATE TEMPORARY TABLE staged_twin ON COMMIT DROP AS
    SELECT line, min(earlier) AS earlier
    FROM (SELECT line, min(line) OVER (PARTITION BY name, key) AS earlier FROM staged_key) AS keyed
    WHERE earlier < line GROUP BY line`,
  );
  await run(tx, sql`ANALYZE staged_twin`);
}

/** Which rows are customers on record. When two lines are the same customer, the second is the first one's twin. */
async function findOnRecord(tx: Transaction): Promise<void> {
  await run(
    tx,
    sql`
    CREATE TEMPORARY TABLE staged_match ON COMMIT DROP AS
    SELECT DISTINCT ON (line) line, id FROM (
      SELECT k.line, c.id, c.created_at
      FROM staged_key k
      JOIN customer_phone p ON p.org_id = ${tx.org} AND p.digits = k.key
      JOIN customer c ON c.org_id = ${tx.org} AND c.id = p.customer_id AND c.name = k.name
      WHERE c.status IN ('active', 'unreachable')
      UNION ALL
      SELECT s.line, c.id, c.created_at
      FROM staged s
      JOIN customer_gram g ON g.org_id = ${tx.org} AND g.gram = s.name
      JOIN customer c ON c.org_id = ${tx.org} AND c.id = g.customer_id AND c.name = s.name
      WHERE s.phones = '{}' AND s.faults = '[]' AND c.status IN ('active', 'unreachable')
        AND (c.birth_date = s.birth_date OR (c.address <> '' AND c.address = s.address))
    ) AS found
    WHERE line NOT IN (SELECT line FROM staged_twin)
    ORDER BY line, created_at, id`,
  );
  await run(
    tx,
    sql`
    WITH again AS (
      DELETE FROM staged_match m USING staged_match first
      WHERE first.id = m.id AND first.line < m.line RETURNING m.line, m.id
    )
    INSERT INTO staged_twin
    SELECT again.line, (SELECT min(line) FROM staged_match WHERE id = again.id) FROM again GROUP BY again.line, again.id`,
  );
  await run(tx, sql`ANALYZE staged_match`);
}

/**
 * New rows that share a number with somebody of another name: on record, or on an earlier line, which stands for
 * the customer it is or becomes.
 */
async function findHouseholds(tx: Transaction): Promise<void> {
  await run(
    tx,
    sql`
    CREATE TEMPORARY TABLE staged_home ON COMMIT DROP AS
    WITH fresh AS (
      SELECT k.line, k.name, k.key FROM staged_key k
      WHERE k.key ~ '^[0-9]' AND k.line NOT IN (SELECT line FROM staged_twin) AND k.line NOT IN (SELECT line FROM staged_match)
    ), record AS (
      SELECT DISTINCT ON (f.line) f.line, c.id, c.name
      FROM fresh f
      JOIN customer_phone p ON p.org_id = ${tx.org} AND p.digits = f.key
      JOIN customer c ON c.org_id = ${tx.org} AND c.id = p.customer_id AND c.name <> f.name
      WHERE c.status IN ('active', 'unreachable')
      ORDER BY f.line, c.created_at, c.id
    ), shared AS (
      SELECT line, min(line) OVER (PARTITION BY key) AS first
      FROM staged_key WHERE key ~ '^[0-9]' AND line NOT IN (SELECT line FROM staged_twin)
    ), list AS (
      SELECT line, min(first) AS first FROM shared WHERE first < line GROUP BY line
    )
    SELECT line, id FROM record
    UNION ALL
    SELECT l.line, coalesce(m.id, s.customer_id)
    FROM list l JOIN staged s ON s.line = l.first LEFT JOIN staged_match m ON m.line = l.first
    WHERE l.line IN (SELECT line FROM fresh) AND l.line NOT IN (SELECT line FROM record)`,
  );
  await run(tx, sql`ANALYZE staged_home`);
}

async function keepRows(tx: Transaction, { importId, grants, differences }: Judging): Promise<void> {
  const read = sql.join(READ_COLUMNS.map((column) => sql.ref(column)));
  const ofStaged = sql.join(READ_COLUMNS.map((column) => sql.ref(`s.${column}`)));
  await run(
    tx,
    sql`
    INSERT INTO import_row (import_id, ${read}, verdict, matches, matches_line, changes, household)
    SELECT ${importId}, ${ofStaged},
      CASE WHEN s.faults <> '[]' THEN 'bad' WHEN t.line IS NOT NULL THEN 'in-file' WHEN m.id IS NULL THEN 'new'
        WHEN d.changes <> '{}' THEN 'update' ELSE 'on-record' END,
      m.id, t.earlier, nullif(d.changes, '{}'), h.id
    FROM staged s
    LEFT JOIN staged_twin t ON t.line = s.line
    LEFT JOIN staged_match m ON m.line = s.line
    LEFT JOIN (${differencesOf(tx, grants, differences)}) AS d ON d.line = s.line
    LEFT JOIN staged_home h ON h.line = s.line AND m.id IS NULL AND t.line IS NULL`,
  );
}

/** What the list would add to a customer on record: field → [on record, from the list]. */
function differencesOf(tx: Transaction, grants: Judging['grants'], differences: Judging['differences']) {
  const replace = sql.lit(differences === 'replace');
  const text = (field: 'district' | 'area' | 'address') => {
    const [before, after] = [sql.ref(`c.${field}`), sql.ref(`s.${field}`)];
    return sql`CASE WHEN ${after} <> '' AND (${before} = '' OR (${replace} AND ${before} <> ${after}))
      THEN jsonb_build_array(${before}, ${after}) END`;
  };
  return sql`
    SELECT s.line, jsonb_strip_nulls(jsonb_build_object(
      'gender', CASE WHEN s.gender <> 'unknown' AND (c.gender = 'unknown' OR (${replace} AND c.gender <> s.gender))
        THEN jsonb_build_array(c.gender, s.gender) END,
      'birth', CASE WHEN s.birth_date IS NOT NULL AND (c.birth_date IS NULL
          OR (length(s.birth_date) > length(c.birth_date) AND starts_with(s.birth_date, c.birth_date) AND s.birth_lunar = c.birth_lunar)
          OR (${replace} AND (c.birth_date, c.birth_lunar) <> (s.birth_date, s.birth_lunar)))
        THEN jsonb_build_array(coalesce(c.birth_date, ''), s.birth_date) END,
      'district', ${text('district')}, 'area', ${text('area')}, 'address', ${text('address')},
      'phone', (
        SELECT jsonb_build_array(
          (SELECT coalesce(string_agg(digits, ' ' ORDER BY position), '') FROM customer_phone WHERE org_id = ${tx.org} AND customer_id = c.id),
          string_agg(added, ' '))
        FROM unnest(s.phones) AS added
        WHERE NOT EXISTS (SELECT FROM customer_phone p WHERE p.org_id = ${tx.org} AND p.customer_id = c.id AND p.digits = added)
        HAVING count(*) > 0),
      'owner', CASE WHEN s.owner IS NOT NULL AND c.owner IS NULL THEN jsonb_build_array('', s.owner) END,
      'consent', CASE WHEN s.consent IS NOT NULL AND EXISTS (${grantsMissing(tx, grants)})
        THEN jsonb_build_array('', s.consent) END
    )) AS changes
    FROM staged_match m JOIN staged s ON s.line = m.line
    JOIN customer c ON c.org_id = ${tx.org} AND c.id = m.id`;
}

export const allGrants = (grants: Judging['grants']) =>
  sql`SELECT purpose, channel FROM jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) AS g (purpose text, channel text)`;

/** A list never overrides what a customer said: where there was a consent, given or withdrawn, or a refusal, it adds none. */
export const grantsMissing = (tx: Transaction, grants: Judging['grants']) => sql`
  SELECT g.purpose, g.channel FROM (${allGrants(grants)}) AS g
  WHERE NOT EXISTS (
      SELECT FROM consent k WHERE k.org_id = ${tx.org} AND k.customer_id = c.id AND k.purpose = g.purpose AND k.channel IN (g.channel, 'all'))
    AND NOT EXISTS (
      SELECT FROM contact_refusal r WHERE r.org_id = ${tx.org} AND r.customer_id = c.id AND r.purpose = g.purpose
        AND (r.channel IN (g.channel, 'all') OR g.channel = 'all') AND r.lifted_at IS NULL)`;
