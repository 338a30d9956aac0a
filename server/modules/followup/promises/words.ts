import type { Transaction } from '../../../platform/database.ts';

/** A promise's fact is named after the promise, whose words stay with us. */
export const promiseFact = (promise: string): string => `promise-made:${promise}`;
export const promiseOf = (fact: string): string => fact.slice('promise-made:'.length);

export interface Promised {
  words: string;
  /** The hour that was agreed. */
  at: number;
}

/** What was promised and for when, by the fact that made the promise. */
export async function promisedBy(tx: Transaction, facts: readonly string[]): Promise<Map<string, Promised>> {
  if (facts.length === 0) return new Map();
  const rows = await tx
    .selectFrom('promise')
    .select(['id', 'words', 'due_at'])
    .where('org_id', '=', tx.org)
    .where('id', 'in', facts.map(promiseOf))
    .execute();
  return new Map(rows.map(({ id, words, due_at }) => [promiseFact(id), { words, at: due_at.getTime() }]));
}
