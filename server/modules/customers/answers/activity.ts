import { sql } from 'kysely';
import { standing } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/**
 * What the recorded facts say customers did: these are counted where they were recorded, whoever recorded them.
 * A fact that was withdrawn or corrected since does not count.
 */

export const subjects = (customers: readonly string[]): string[] => customers.map((id) => `customer:${id}`);

/** Came to at least one activity of the company. */
export async function attendedOf(tx: Transaction, customers: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT substring(f.subject, 10) AS id FROM fact f
    WHERE f.org_id = ${tx.org} AND f.subject = ANY(${subjects(customers)}) AND f.kind = 'guest.arrived'
      AND ${standing}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

export const attended = async (tx: Transaction, customer: string): Promise<boolean> =>
  (await attendedOf(tx, [customer])).has(customer);

/** Outgoing contacts for selling since an instant, by whether they were answered. */
export async function sellingContacts(
  tx: Transaction,
  customers: readonly string[],
  since: number,
  answered: boolean,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; times: number }>`
    SELECT substring(f.subject, 10) AS id, count(*)::int AS times FROM fact f
    WHERE f.org_id = ${tx.org} AND f.subject = ANY(${subjects(customers)}) AND f.kind = 'contact.made'
      AND f.at >= ${new Date(since)}
      AND f.data ->> 'purpose' = 'selling' AND f.data ->> 'direction' = 'out'
      AND (f.data ->> 'answered')::boolean = ${answered} AND ${standing}
    GROUP BY f.subject`.execute(tx);
  return new Map(rows.map(({ id, times }) => [id, times]));
}
