import type { Text } from '../../../../kernel/index.ts';
import { decide, type NewFact } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** A contact that has happened is judged by the clauses as if it were about to: what they say is a warning now. */
export async function contactWarnings(tx: Transaction, contact: NewFact): Promise<Text[]> {
  const { says } = await decide(tx, contact);
  return says.map((said) => said.says);
}
