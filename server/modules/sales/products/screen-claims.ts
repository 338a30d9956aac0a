import type { z } from 'zod';
import type { category, claimsScreened } from '../../../../contract/goods.ts';
import { decide, type Fact, type Ref, screenText } from '../../../../kernel/index.ts';
import { ask, clausesFor, refusalOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

type Category = z.infer<typeof category>;
type Marks = z.infer<typeof claimsScreened>['marks'];

/** Words about a product are shown to customers: judged as any text shown, by the guards of texts in force. */
function act(tx: Transaction, category: Category, by: Ref): Fact {
  const now = tx.clock.now();
  return {
    id: 'proposed',
    org: tx.org,
    kind: 'text.shown',
    at: now,
    recordedAt: now,
    subject: `organisation:${tx.org}`,
    refs: {},
    actor: by,
    // Of other goods the guards of texts about food have nothing to say
    data: { use: 'product', ...(category !== 'other' && { category }) },
    source: 'web',
  };
}

/** What would be marked, while it is written. */
export async function screenClaims(
  tx: Transaction,
  category: Category,
  claims: string,
  by: Ref,
): Promise<Marks> {
  const set = await clausesFor(tx);
  const shown = act(tx, category, by);
  const known = await ask(tx, set, [shown], []);
  return screenText(set, shown, known, claims).map(({ code, says, hits }) => ({
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
  const set = await clausesFor(tx);
  const shown = act(tx, category, by);
  const decision = decide(set, shown, await ask(tx, set, [shown], []), claims);
  if (decision.verdict !== 'refused') return;
  throw refusalOf(decision);
}
