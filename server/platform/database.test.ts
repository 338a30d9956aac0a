import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testOrganisation } from '../../test/world/database.ts';
import type { Database } from './database.ts';
import { Refusal } from './refusal.ts';

let db: Database;

beforeAll(async () => {
  ({ db } = await testDatabase());
  await testOrganisation(db, 'anhe');
  await testOrganisation(db, 'other');
});

describe('a tenant transaction', () => {
  it('sees its own organisation and no other', async () => {
    const seen = await db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('organisation').select('org_id').execute(),
    );
    expect(seen).toEqual([{ org_id: 'anhe' }]);
  });

  it('cannot write into another', async () => {
    const write = db.inOrganisation('anhe', (tx) =>
      tx.updateTable('organisation').set({ name: 'taken' }).where('org_id', '=', 'other').executeTakeFirst(),
    );
    expect((await write).numUpdatedRows).toBe(0n);
  });

  it('leaves neither role nor organisation behind on the connection', async () => {
    await db.inOrganisation('anhe', async () => {});
    const after = await db.asOwner((tx) =>
      sql<{
        role: string;
        org: string;
      }>`SELECT current_user AS role, current_setting('app.org_id', true) AS org`.execute(tx),
    );
    expect(after.rows[0]?.role).not.toBe('guiju_app');
    expect(after.rows[0]?.org ?? '').toBe('');
  });

  it('keeps nothing when the work fails', async () => {
    const work = db.inOrganisation('anhe', async (tx) => {
      await tx.updateTable('organisation').set({ name: 'half' }).execute();
      throw new Refusal('test.no', 409, { zh: '不', en: 'no' });
    });
    await expect(work).rejects.toMatchObject({ code: 'test.no' });
    const { name } = await db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('organisation').select('name').executeTakeFirstOrThrow(),
    );
    expect(name).toBe('anhe');
  });

  it('does not report success when a statement failed and the error was swallowed', async () => {
    const work = db.inOrganisation('anhe', async (tx) => {
      await sql`SELECT 1 / 0`.execute(tx).catch(() => {});
    });
    await expect(work).rejects.toThrow('nothing was kept');
  });

  it('runs queries asked for at once one after another', async () => {
    const sums = await db.inOrganisation('anhe', (tx) =>
      Promise.all(
        [1, 2, 3].map(
          async (n) => (await sql<{ n: number }>`SELECT ${n}::bigint AS n`.execute(tx)).rows[0]?.n,
        ),
      ),
    );
    expect(sums).toEqual([1, 2, 3]);
  });

  it('is not fooled by an organisation id with quotes', async () => {
    const seen = await db.inOrganisation("x'; RESET ROLE; --", (tx) =>
      tx.selectFrom('organisation').selectAll().execute(),
    );
    expect(seen).toEqual([]);
  });
});

describe('values', () => {
  it('come out as days, numbers and instants', async () => {
    const { rows } = await db.asOwner((tx) =>
      sql`SELECT date '2026-03-10' AS day, 9007199254740991 AS big, timestamptz '2026-03-10T08:00:00+08' AS at,
        array[date '2026-03-10'] AS days, array[1::bigint] AS bigs`.execute(tx),
    );
    expect(rows).toEqual([
      {
        day: '2026-03-10',
        big: 9007199254740991,
        at: new Date('2026-03-10T00:00:00Z'),
        days: ['2026-03-10'],
        bigs: [1],
      },
    ]);
  });

  it('refuse a bigint that would lose digits', async () => {
    await expect(db.asOwner((tx) => sql`SELECT 9007199254740993 AS big`.execute(tx))).rejects.toThrow(
      'does not fit',
    );
  });
});
