import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, testDatabase, testOrganisation } from '../../../test/world/database.ts';
import { Attachments } from '../attachments.ts';
import { realClock } from '../clock.ts';
import { Database } from '../database.ts';
import { Jobs } from '../jobs.ts';
import { tablesOf } from './contents.ts';
import { readBackup } from './read-backup.ts';
import { writeBackup } from './write-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'guiju-backup-'));
const [here, there, file] = ['here', 'there', 'all.guiju'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const awkward = 'a\tb\nc\\d “规矩”';
let db: Database;
let paper = '';

beforeAll(async () => {
  ({ db } = await testDatabase());
  await testOrganisation(db, 'anhe');
  await testOrganisation(db, 'other.company');
  await db.inOrganisation('other.company', async (tx) => {
    await tx.updateTable('organisation').set({ name: awkward }).execute();
    ({ id: paper } = await new Attachments(here).keep(tx, {
      bytes: Buffer.from('%PDF-1.7 a paper'),
      name: '合同.pdf',
      by: 'li',
    }));
    await Jobs.add(tx, 'later', { n: 1 }, { runAt: Date.now() + 3_600_000, key: 'once' });
  });
  const at = new Date('2026-03-10T00:00:00Z');
  const fact = { kind: 'k', at, recorded_at: at, subject: 'customer:li', actor: 'member:a', source: 'web' };
  await db.asOwner(async (tx) => {
    for (const id of ['f2', 'f1'])
      await tx
        .insertInto('fact')
        .values({ ...fact, org_id: 'anhe', id, data: { words: awkward } })
        .execute();
    // More than one piece of a table
    await sql`INSERT INTO fact (org_id, id, kind, at, recorded_at, subject, actor, source, data)
      SELECT 'anhe', 'm' || n, 'k', now(), now(), 's:1', 'm:1', 'web', jsonb_build_object('x', repeat(md5(n::text), 60))
      FROM generate_series(1, 4000) AS n`.execute(tx);
  });
  await writeBackup(db, here, file);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** A hash of every row of every table, in one order. */
const picture = (of: Database) =>
  of.snapshot(async (tx) => {
    const hashes: Record<string, string> = {};
    for (const table of Object.keys(await tablesOf(tx))) {
      const { rows } = await sql<{
        row: string;
      }>`SELECT t::text AS row FROM ${sql.table(table)} AS t ORDER BY 1`.execute(tx);
      hashes[table] = `${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`;
    }
    return hashes;
  });

describe('a backup', () => {
  it('restores every row, every paper, every waiting job, and goes on counting where it stopped', async () => {
    const url = await emptyDatabase();
    const { seal } = await readBackup(url, there, file);
    expect(seal.rows.fact).toBe(4002);
    const restored = new Database({ url, clock: realClock });
    expect(await picture(restored)).toEqual(await picture(db));
    const words = await restored.inOrganisation('other.company', async (tx) =>
      text((await new Attachments(there).read(tx, paper)).stream),
    );
    expect(words).toBe('%PDF-1.7 a paper');
    const jobs = await restored.asOwner((tx) =>
      sql<{ key: string }>`SELECT key FROM graphile_worker._private_jobs`.execute(tx),
    );
    expect(jobs.rows).toEqual([{ key: 'other.company/later/once' }]);
    await restored.inOrganisation('anhe', (tx) =>
      tx
        .insertInto('fact')
        .values({
          org_id: 'anhe',
          id: 'next',
          kind: 'k',
          at: new Date(),
          recorded_at: new Date(),
          subject: 's:1',
          actor: 'm:1',
          source: 'web',
        })
        .execute(),
    );
    const last = await restored.inOrganisation('anhe', (tx) =>
      tx.selectFrom('fact').select('id').orderBy('seq', 'desc').limit(1).execute(),
    );
    expect(last).toEqual([{ id: 'next' }]);
    await restored.close();
  });

  it('goes into an empty database only', async () => {
    const full = await testDatabase();
    await testOrganisation(full.db);
    await expect(readBackup(full.url, there, file)).rejects.toThrow('something in this database');
  });

  const damages: Record<string, [(whole: Buffer) => Buffer, RegExp]> = {
    'cut off': [(whole) => whole.subarray(0, whole.length - 2000), /cut off|damaged/],
    'cut off between two files': [
      (whole) => gzipSync(gunzipSync(whole).subarray(0, 5 * 512)),
      /cut off|damaged/,
    ],
    'changed in one letter': [changed, /damaged/],
    'no backup at all': [() => randomBytes(5000), /not a backup/],
  };
  it.each(Object.entries(damages))(
    'that is %s is refused, and nothing of it is kept',
    async (name, [damage, said]) => {
      const broken = join(folder, `${name}.guiju`);
      writeFileSync(broken, damage(readFileSync(file)));
      const url = await emptyDatabase();
      await expect(readBackup(url, there, broken)).rejects.toThrow(said);
      const after = new Database({ url, clock: realClock });
      const { rows } = await after.pool.query("SELECT to_regclass('public.organisation') AS there");
      if (rows[0].there) expect((await after.pool.query('SELECT FROM organisation')).rowCount).toBe(0);
      await after.close();
    },
  );
});

/** One letter of one row; the tar headers still add up. */
function changed(whole: Buffer): Buffer {
  const tar = gunzipSync(whole);
  const at = tar.indexOf('customer:li\t');
  tar.write('customer:lo', at);
  return gzipSync(tar);
}
