import { sql } from 'kysely';
import type { Database, OwnerTransaction, Transaction } from '../../server/platform/database.ts';

/**
 * A database whose every transaction is a savepoint in one: a long history is told whole or not at all, nobody sees
 * half of it, and a first start that is killed begins again. A refused verb still leaves nothing of itself.
 */
export function inOne(db: Database, tx: Transaction): Database {
  const nested = async <R>(work: (tx: Transaction) => Promise<R>): Promise<R> => {
    await sql`SAVEPOINT told`.execute(tx);
    try {
      const result = await work(tx);
      await sql`RELEASE SAVEPOINT told`.execute(tx);
      return result;
    } catch (error) {
      await sql`ROLLBACK TO SAVEPOINT told`.execute(tx);
      throw error;
    }
  };
  return Object.create(db, {
    inOrganisation: { value: (_org: string, work: (tx: Transaction) => Promise<unknown>) => nested(work) },
    asOwner: { value: (work: (tx: OwnerTransaction) => Promise<unknown>) => owning(tx, work) },
  }) as Database;
}

/** Within the one transaction, for as long as it takes, past row security. */
async function owning<R>(tx: Transaction, work: (tx: OwnerTransaction) => Promise<R>): Promise<R> {
  await sql`RESET ROLE`.execute(tx);
  try {
    return await work(tx);
  } finally {
    await sql`SET LOCAL ROLE guiju_app`.execute(tx);
  }
}
