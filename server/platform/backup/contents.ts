import { sql } from 'kysely';
import type { OwnerTransaction } from '../database.ts';

/** The first file of a backup: what is needed before the first row is read. */
export interface Label {
  format: 1;
  madeAt: string;
  /** The migrations the rows were written under. */
  migrations: string[];
  tables: Record<string, string[]>;
}

/** The last file: without it a backup is incomplete. */
export interface Seal {
  /** Hash of every other file, by its name. */
  sha256: Record<string, string>;
  rows: Record<string, number>;
  /** Attachments whose bytes were not there when the backup was made. */
  missing: string[];
}

export const LABEL = 'guiju.json';
export const SEAL = 'seal.json';
export const JOBS = 'jobs.json';

/** A job that waits. The queue's own tables change with its version, so jobs are put in anew. */
export interface WaitingJob {
  name: string;
  payload: unknown;
  runAt: string;
  key: string | null;
}

/** Every table of ours with the columns that are written (not those PostgreSQL computes). */
export async function tablesOf(tx: OwnerTransaction): Promise<Record<string, string[]>> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT a.attisdropped AND a.attgenerated = '' AND c.relname <> 'migration'
    GROUP BY c.relname ORDER BY c.relname`.execute(tx);
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]));
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
