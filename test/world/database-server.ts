import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { EmbeddedPostgres } from '../../server/platform/embedded-postgres.ts';
import { migrate } from '../../server/platform/migrations.ts';
import { throwawayPostgres } from '../../server/platform/throwaway-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where `testDatabase()` makes its databases. */
    postgres: string;
    /** Papers and pictures of the week, beside its databases. */
    toldFiles: string;
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
  const toldFiles = mkdtempSync(join(tmpdir(), 'guiju-told-'));
  project.provide('postgres', postgres.url('postgres'));
  project.provide('toldFiles', toldFiles);
  return async () => {
    rmSync(toldFiles, { recursive: true, force: true });
    await postgres.stop();
  };
}

async function makeTemplate(postgres: EmbeddedPostgres): Promise<void> {
  const admin = new pg.Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  await admin.query('CREATE DATABASE guiju_template');
  await admin.end();
  await migrate(postgres.url('guiju_template'));
}
