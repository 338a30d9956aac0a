import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../server/platform/embedded-postgres.ts';
import { migrate } from '../../server/platform/migrations.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where `testDatabase()` makes its databases. */
    postgres: string;
  }
}

/** One server for the whole run, with a migrated database that every test file gets a copy of. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'guiju-test-'));
  const postgres = await startPostgres(folder, { throwaway: true });
  const admin = new pg.Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  await admin.query('CREATE DATABASE guiju_template');
  await migrate(postgres.url('guiju_template'));
  await admin.end();
  project.provide('postgres', postgres.url('postgres'));
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
