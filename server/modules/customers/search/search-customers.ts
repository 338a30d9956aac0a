import { type SqlBool, sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';
import { type Query, readQuery, tooVagueForLookup } from './read-query.ts';
import { listed, shownRows } from './rows.ts';
import { seenBy, sightOf } from './sight.ts';

const MOST = 20;

/** Finds customers by name, initials or last four digits, among those this person sees. */
export async function searchCustomers(tx: Transaction, typed: string, doer: Doer) {
  const says = sightOf(doer) === 'lookup' ? tooVagueForLookup(typed) : null;
  const query = readQuery(typed);
  if (says || !query) return { found: [], says };
  const rows = await matching(listed(tx), query)
    .where(seenBy(doer))
    .orderBy('customer.pinyin')
    .orderBy('customer.id')
    .limit(MOST)
    .execute();
  const shown = await shownRows(tx, rows);
  const households = await householdNames(
    tx,
    shown.map(({ id }) => id),
  );
  return {
    found: shown.map(({ id, name, phone, owner, area }) => ({
      id,
      name,
      phone,
      owner,
      area,
      household: households.get(id) ?? [],
    })),
    says: null,
  };
}

/**
 * Equality on `customer_gram`: PostgreSQL may use its index under row security, which `LIKE` may not. The few who
 * have the gram come first, whatever the planner believes: right after a large import its statistics are old.
 */
export function matching<Q extends ReturnType<typeof listed>>(rows: Q, { gram, ending, digits }: Query): Q {
  let found = rows.where(sql<SqlBool>`customer.id = ANY (ARRAY (
    SELECT g.customer_id FROM customer_gram g
    WHERE g.org_id = current_setting('app.org_id', true) AND g.gram = ${gram}))`);
  if (digits !== null || ending !== null) {
    const fits = digits === null ? sql`right(p.digits, 2) = ${ending}` : sql`p.digits = ${digits}`;
    found = found.where(sql<SqlBool>`EXISTS (
      SELECT 1 FROM customer_phone p
      WHERE p.org_id = customer.org_id AND p.customer_id = customer.id AND ${fits})`);
  }
  return found as Q;
}

async function householdNames(tx: Transaction, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; names: string[] }>`
    SELECT me.customer_id AS id, array_agg(other.name ORDER BY other.name) AS names
    FROM household_member me
    JOIN household_member they ON they.org_id = me.org_id AND they.household_id = me.household_id
      AND they.customer_id <> me.customer_id
    JOIN customer other ON other.org_id = they.org_id AND other.id = they.customer_id
    WHERE me.org_id = ${tx.org} AND me.customer_id = ANY(${ids})
    GROUP BY me.customer_id`.execute(tx);
  return new Map(rows.map(({ id, names }) => [id, names]));
}
