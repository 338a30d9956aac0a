import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../server/platform/database.ts';
import { testDatabase } from './world/database.ts';

/**
 * What the catalogue itself must say: every tenant table stands under forced row security and its keys begin with
 * `org_id`, so that tenants never meet and a tenant can move.
 */

/** Tables that belong to no organisation, each with its reason. */
const exempt: Record<string, string> = {
  migration: 'which migrations have run',
  set_up_code: 'guards the first visitor, before there is an organisation',
  calendar_version: 'public holidays are the same for all',
  calendar_day: 'public holidays are the same for all',
  demo_play: 'whether the last play of the demo came to its end, whatever became of its company',
};

let db: Database;
beforeAll(async () => {
  ({ db } = await testDatabase());
});

const query = async <T>(text: string): Promise<T[]> =>
  (await db.asOwner((tx) => sql.raw<T>(text).execute(tx))).rows;
const tables = async () =>
  (await query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"))
    .map((row) => row.name)
    .filter((name) => !Object.hasOwn(exempt, name));

describe('the catalogue', () => {
  it('puts every tenant table under forced row security, with one policy', async () => {
    const rows = await query<{ name: string; forced: boolean; policies: number }>(`
      SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
        (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
      FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`);
    const bare = rows.filter(
      (row) => !Object.hasOwn(exempt, row.name) && (!row.forced || row.policies !== 1),
    );
    expect(bare.map((row) => row.name)).toEqual([]);
    expect(rows.length).toBeGreaterThan(10);
  });

  it('begins every primary, unique and foreign key with org_id', async () => {
    const keys = await query<{ table: string; key: string; first: string }>(`
      SELECT c.relname AS table, i.indexrelid::regclass::text AS key, a.attname AS first
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace
      UNION ALL
      SELECT c.relname, k.conname, a.attname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
      WHERE k.contype = 'f' AND c.relnamespace = 'public'::regnamespace`);
    const loose = keys.filter((key) => !Object.hasOwn(exempt, key.table) && key.first !== 'org_id');
    expect(loose.map((key) => `${key.table}: ${key.key} begins with ${key.first}`)).toEqual([]);
  });

  it('shows guiju_app no row of any tenant table without an organisation, nor another organisation its rows', async () => {
    await db.asOwner((tx) =>
      sql`INSERT INTO organisation (org_id, name) VALUES ('north', '北方'), ('south', '南方')`.execute(tx),
    );
    for (const table of await tables()) {
      const seen = await db.inOrganisation('', (tx) =>
        sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(tx),
      );
      expect([table, seen.rows[0]?.n]).toEqual([table, 0]);
    }
    const own = await db.inOrganisation('north', (tx) =>
      tx.selectFrom('organisation').select('org_id').execute(),
    );
    expect(own).toEqual([{ org_id: 'north' }]);
  });

  it('refuses to write a row of another organisation', async () => {
    const write = db.inOrganisation('north', (tx) =>
      sql`INSERT INTO fact (org_id, id, kind, at, recorded_at, subject, actor, source)
          VALUES ('south', 'x', 'day.opened', now(), now(), 'organisation:south', 'system:clock', 'clock')`.execute(
        tx,
      ),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });
});
