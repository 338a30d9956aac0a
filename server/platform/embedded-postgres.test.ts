import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { startPostgres } from './embedded-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'guiju embedded '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(question)
    .then(({ rows }) => rows, String)
    .finally(() => client.end()) as Promise<unknown[]>;
}

it('survives a first start that was killed, and a power cut after which its number belongs to another', async () => {
  mkdirSync(join(folder, 'postgres.new', 'base'), { recursive: true });
  const first = await startPostgres(folder, { throwaway: true });
  expect(first.found).toBe(false);
  await ask(first.url(), 'CREATE TABLE kept AS SELECT 1 AS n');
  await first.stop();

  // As after a power cut: the file names a number that is now this test's
  writeFileSync(
    join(folder, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${folder}/postgres\n0\n5432\n\n*\n`,
  );
  const second = await startPostgres(folder, { throwaway: true });
  expect(await ask(second.url(), 'TABLE kept')).toEqual([{ n: 1 }]);

  const third = await startPostgres(folder, { throwaway: true });
  expect([third.found, third.url()]).toEqual([true, second.url()]);
  await third.stop();
}, 60_000);

it('is reached with its password only, and orders Chinese names', async () => {
  const postgres = await startPostgres(folder, { throwaway: true });
  const guessed = Object.assign(new URL(postgres.url()), { password: 'guiju' }).href;
  await expect(ask(guessed, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  const [{ order }] = (await ask(
    postgres.url(),
    `SELECT array_agg(n ORDER BY n COLLATE "zh-x-icu") AS order
    FROM unnest(ARRAY['张', '李', '安']) AS n`,
  )) as [{ order: string[] }];
  expect(order).toEqual(['安', '李', '张']);
  await postgres.stop();
}, 60_000);

it('says which version made a folder it cannot read', async () => {
  const old = join(folder, 'old');
  mkdirSync(join(old, 'postgres'), { recursive: true });
  writeFileSync(join(old, 'postgres', 'PG_VERSION'), '17\n');
  await expect(startPostgres(old)).rejects.toThrow('made by PostgreSQL 17; this Guiju brings 18');
});
