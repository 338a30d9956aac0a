import { sql } from 'kysely';
import type { Fact } from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';

/**
 * Facts about one subject are recorded one after the other, so that `seq` is the order in which they took
 * effect and replay gives the same rows. Locks are taken in one order, so two batches never wait for each other.
 */
export async function lockSubjects(tx: Transaction, facts: readonly Fact[]): Promise<void> {
  const subjects = [...new Set(facts.map((fact) => fact.subject))];
  await sql`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended(${tx.org} || '/' || subject, 0) AS key
      FROM unnest(${subjects}::text[]) AS subject ORDER BY key
    ) AS keys`.execute(tx);
}
