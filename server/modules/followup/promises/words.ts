import type { Transaction } from '../../../platform/database.ts';

/** A promise's fact is named after the promise, whose words stay with us. */
export const promiseFact = (promise: string): string => `promise-made:${promise}`;
export const promiseOf = (fact: string): string => fact.slice('promise-made:'.length);

/** What was promised, in words, by the fact that made the promise. */
export async function wordsOfPromises(
  tx: Transaction,
  facts: readonly string[],
): Promise<Map<string, string>> {
  if (facts.length === 0) return new Map();
  const rows = await tx
    .selectFrom('promise')
    .select(['id', 'words'])
    .where('org_id', '=', tx.org)
    .where('id', 'in', facts.map(promiseOf))
    .execute();
  return new Map(rows.map(({ id, words }) => [promiseFact(id), words]));
}
