import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Clock, realClock } from '../../server/platform/clock.ts';
import { Database } from '../../server/platform/database.ts';
import { whenDone } from './when-done.ts';

export interface TestDatabase {
  db: Database;
  url: string;
}

/** A fresh, migrated database, gone when the test file (or the test that asked for it) is done. */
export async function testDatabase({ clock = realClock }: { clock?: Clock } = {}): Promise<TestDatabase> {
  const url = await databaseLike('guiju_template');
  const db = new Database({ url, clock, size: 6 });
  whenDone(() => db.close());
  return { db, url };
}

/** A copy of a database that nobody is connected to. */
export const databaseLike = (template: string): Promise<string> => createDatabase(`TEMPLATE ${template}`);

/** A database with nothing in it, not even tables. */
export const emptyDatabase = (): Promise<string> => createDatabase('');

async function createDatabase(how: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = inject('postgres');
  await ask(server, `CREATE DATABASE ${name} ${how}`);
  whenDone(() => ask(server, `DROP DATABASE ${name} WITH (FORCE)`));
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

/** An organisation to put things into. */
export async function testOrganisation(db: Database, org = 'anhe'): Promise<string> {
  await db.asOwner((tx) => tx.insertInto('organisation').values({ org_id: org, name: org }).execute());
  return org;
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
