import type { z } from 'zod';
import type { callChecked } from '../../../../contract/followup.ts';
import type { ClauseSet, Decision, Purpose, Ref } from '../../../../kernel/index.ts';
import { decideAll, type NewFact } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

export type CallVerdict = z.infer<typeof callChecked>;

export interface ProposedCall {
  customer: Ref;
  purpose: Purpose;
  caller: Ref;
  /** The obligation it is for. */
  obligation?: string;
  channel?: 'phone' | 'message' | 'wechat' | 'visit' | 'shop';
  asked?: boolean;
  emergency?: boolean;
}

/** A call as the fact it would be, so that the clauses can judge it before anybody dials. */
export const proposed = (call: ProposedCall): NewFact => ({
  kind: 'contact.made',
  subject: call.customer,
  refs: call.obligation ? { obligation: `obligation:${call.obligation}` } : {},
  actor: call.caller,
  data: {
    // What is owed inside the house reaches the customer as service
    purpose: call.purpose === 'internal' ? 'service' : call.purpose,
    channel: call.channel ?? 'phone',
    direction: 'out',
    answered: true,
    ...(call.asked && { asked: true }),
    ...(call.emergency && { emergency: true }),
  },
});

/** May these customers be called at this moment? Asked of the clauses once for the whole list. */
export async function callVerdicts(
  tx: Transaction,
  set: ClauseSet,
  calls: readonly ProposedCall[],
): Promise<CallVerdict[]> {
  const decisions = await decideAll(tx, calls.map(proposed), set);
  return decisions.map(verdictOf);
}

/** A warning is shown and does not stand in the way; an approval nobody can give on the phone does. */
const VERDICT: Readonly<Record<Decision['verdict'], CallVerdict['verdict']>> = {
  allowed: 'allowed',
  warned: 'allowed',
  asks: 'asks',
  postponed: 'postponed',
  'needs-approval': 'refused',
  refused: 'refused',
};

export function verdictOf({ verdict, says }: Decision): CallVerdict {
  const first = says[0];
  return {
    verdict: VERDICT[verdict],
    code: first?.code ?? null,
    says: first?.says ?? null,
    until: first?.until === undefined ? null : new Date(first.until).toISOString(),
  };
}
