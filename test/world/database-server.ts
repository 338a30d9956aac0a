import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { EmbeddedPostgres } from '../../server/platform/embedded-postgres.ts';
import { migrate } from '../../server/platform/migrations.ts';
import { throwawayPostgres } from '../../server/platform/throwaway-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where `testDatabase()` makes its databases. */
    postgres: string;
  }
}

/** One server for the whole run, with a migrated database that every test file gets a copy of. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await throwawayPostgres();
  try {
    await makeTemplate(postgres);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide('postgres', postgres.url('postgres'));
  return postgres.stop;
}

async function makeTemplate(postgres: EmbeddedPostgres): Promise<void> {
  const admin = new pg.Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  await admin.query('CREATE DATABASE guiju_template');
  await admin.end();
  await migrate(postgres.url('guiju_template'));
}
