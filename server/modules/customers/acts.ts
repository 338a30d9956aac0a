import type { Decision, Text } from '../../../kernel/index.ts';
import { decide, type NewFact, recordRefusal, refusalOf } from '../../ledger/index.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';

/** An act that was not allowed: what was tried and which clauses stood in the way. */
export class RefusedAct extends Refusal {
  readonly act: NewFact;
  readonly decision: Decision;

  constructor(act: NewFact, decision: Decision) {
    const { code, status, says, mend, details } = refusalOf(decision);
    super(code, status, says, { mend, details });
    // Tried again is a second attempt, not the same one
    this.act = { ...act, id: undefined };
    this.decision = decision;
  }
}

/**
 * Asks the clauses in force before an act happens. Warnings come back to be shown.
 *
 * @throws RefusedAct when a clause forbids it or wants somebody's yes first
 */
export async function expectAllowed(tx: Transaction, act: NewFact): Promise<Decision> {
  const decision = await decide(tx, act);
  if (decision.verdict === 'refused' || decision.verdict === 'needs-approval')
    throw new RefusedAct(act, decision);
  return decision;
}

/** A refusal of the module's own, in the words of the written rule it carries out, kept like any clause's. */
export function refused(act: NewFact, clause: string, code: string, says: Text): RefusedAct {
  return new RefusedAct(act, {
    verdict: 'refused',
    findings: [],
    says: [{ clause, n: 0, effect: 'refuse', code, says }],
    approvals: [],
  });
}

/** Writes down an attempt in the transaction that goes on without it: one folder of a batch. */
export async function keepRefusal(tx: Transaction, error: RefusedAct): Promise<void> {
  await recordRefusal(tx, error.act, error.decision);
}

/**
 * Runs a verb in one transaction. If an act in it is refused nothing of it stays, but the attempt does:
 * `act.refused` is recorded in a transaction of its own.
 */
export async function keepingRefusals<R>(
  db: Database,
  org: string,
  work: (tx: Transaction) => Promise<R>,
): Promise<R> {
  try {
    return await db.inOrganisation(org, work);
  } catch (error) {
    if (error instanceof RefusedAct) await db.inOrganisation(org, (tx) => keepRefusal(tx, error));
    throw error;
  }
}
