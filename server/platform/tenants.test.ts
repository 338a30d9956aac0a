import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase, testOrganisation } from '../../test/world/database.ts';
import type { Database } from './database.ts';

/** Tables of the whole house. A table that is neither here nor a tenant's fails. */
const OF_THE_HOUSE = new Set(['migration', 'calendar_version', 'calendar_day', 'set_up_code']);
let db: Database;

beforeAll(async () => {
  ({ db } = await testDatabase());
  await testOrganisation(db);
});

interface Table {
  name: string;
  tenant: boolean;
  secured: boolean;
}

const tables = async (): Promise<Table[]> =>
  (
    await db.asOwner((tx) =>
      sql<Table>`SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS secured,
        EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'org_id') AS tenant
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`.execute(tx),
    )
  ).rows;

it('has no table that belongs to nobody', async () => {
  const loose = (await tables()).filter(({ name, tenant }) => !tenant && !OF_THE_HOUSE.has(name));
  expect(loose.map(({ name }) => name)).toEqual([]);
});

it('forces row security on every tenant table', async () => {
  const tenants = (await tables()).filter(({ tenant }) => tenant);
  expect(tenants.length).toBeGreaterThan(10);
  expect(tenants.filter(({ secured }) => !secured).map(({ name }) => name)).toEqual([]);
});

it('begins every key of a tenant table with org_id, so that organisations can be split over machines', async () => {
  const { rows } = await db.asOwner((tx) =>
    sql<{ name: string }>`SELECT i.indexrelid::regclass::text AS name
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
      JOIN pg_attribute o ON o.attrelid = c.oid AND o.attname = 'org_id'
      WHERE i.indisunique AND i.indkey[0] <> o.attnum
      UNION ALL
      SELECT k.conrelid::regclass || '.' || k.conname
      FROM pg_constraint k JOIN pg_attribute o ON o.attrelid = k.conrelid AND o.attname = 'org_id'
      WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.conkey[1] <> o.attnum`.execute(
      tx,
    ),
  );
  expect(rows).toEqual([]);
});

it('shows guiju_app nothing in any tenant table while no organisation is said', async () => {
  const seen = await db.asOwner(async (tx) => {
    await sql`SET LOCAL ROLE guiju_app`.execute(tx);
    const shown: string[] = [];
    for (const { name, tenant } of await tables()) {
      if (!tenant) continue;
      const { rows } = await sql`SELECT FROM ${sql.table(name)} LIMIT 1`.execute(tx);
      if (rows.length > 0) shown.push(name);
    }
    return shown;
  });
  // There is something to see: testOrganisation() put a row in
  const there = await db.asOwner((tx) => tx.selectFrom('organisation').select('org_id').execute());
  expect(there).toHaveLength(1);
  expect(seen).toEqual([]);
});
