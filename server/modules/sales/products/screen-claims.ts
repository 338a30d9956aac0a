import type { z } from 'zod';
import type { category, claimsScreened } from '../../../../contract/goods.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { decideText, type NewFact, refusalOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

type Category = z.infer<typeof category>;
type Marks = z.infer<typeof claimsScreened>['marks'];

/** Words about a product are shown to customers: judged as any text shown, by the guards of texts in force. */
const act = (tx: Transaction, category: Category, by: Ref): NewFact => ({
  kind: 'text.shown',
  subject: `organisation:${tx.org}`,
  actor: by,
  // Of other goods the guards of texts about food have nothing to say
  data: { use: 'product', ...(category !== 'other' && { category }) },
});

/** What would be marked, while it is written. */
export async function screenClaims(
  tx: Transaction,
  category: Category,
  claims: string,
  by: Ref,
): Promise<Marks> {
  const { screened } = await decideText(tx, act(tx, category, by), claims);
  return screened.map(({ code, says, hits }) => ({
    code,
    says,
    words: [...new Set(hits.map(({ word }) => word))],
  }));
}

/** @throws Refusal with the clause's own code when something in it may not be said */
export async function expectSayable(
  tx: Transaction,
  category: Category,
  claims: string,
  by: Ref,
): Promise<void> {
  if (claims === '') return;
  const { decision } = await decideText(tx, act(tx, category, by), claims);
  if (decision.verdict !== 'refused') return;
  throw refusalOf(decision);
}
