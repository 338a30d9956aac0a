import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { emptyDatabase } from '../../test/world/database.ts';
import { whenDone } from '../../test/world/when-done.ts';
import { migrate } from './migrations.ts';

async function ask(url: string, ...questions: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const question of questions) await client.query(question);
  await client.end();
}

it('runs each migration once, also when two servers start at the same time', async () => {
  const url = await emptyDatabase();
  const [one, two] = await Promise.all([migrate(url), migrate(url)]);
  expect([one.length, two.length].sort()).toEqual([0, one.length + two.length]);
  expect(one.length + two.length).toBeGreaterThan(3);
  expect(await migrate(url)).toEqual([]);
});

it('refuses a database that is newer than this Guiju', async () => {
  const url = await emptyDatabase();
  await migrate(url);
  await ask(url, "INSERT INTO migration (name) VALUES ('9999-from-tomorrow')");
  await expect(migrate(url)).rejects.toThrow('made by a newer Guiju (it knows 9999-from-tomorrow)');
});

it('refuses an account that could not look past row security, and says how to mend it', async () => {
  const server = inject('postgres');
  await ask(server, "CREATE ROLE weak LOGIN PASSWORD 'weak'");
  whenDone(() => ask(server, 'DROP ROLE weak'));
  const url = Object.assign(new URL(await emptyDatabase()), { username: 'weak', password: 'weak' }).href;
  await expect(migrate(url)).rejects.toThrow('ALTER ROLE "weak" BYPASSRLS CREATEROLE');
});
