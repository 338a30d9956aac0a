import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';

export type AssignRule = 'collector' | 'area' | 'new-member' | 'proposal' | 'discretion' | 'handover';

export interface Move {
  customer: string;
  /** Member id of the new 负责人. */
  owner: string;
  rule: AssignRule;
  /** Who the rules proposed, when the manager chose somebody else. */
  proposed?: string | null;
  survey?: string | null;
  /** Written into the history of ownership, in words. */
  reason?: string;
  /** Where those words are kept: what the fact may carry. */
  reasonCode?: string;
}

/**
 * Makes members responsible for customers: the customer's row, its history, and an `owner.assigned` fact each.
 * What the previous owner owed moves by clause or by handover, not here. Moving to the same owner is nothing,
 * unless a form is allocated by it: that is a decision of its own.
 *
 * @returns the customers that did move
 */
export async function moveOwnership(
  tx: Transaction,
  moves: readonly Move[],
  by: Doer,
  source: NewFact['source'] = 'web',
): Promise<string[]> {
  if (moves.length === 0) return [];
  const now = await owners(tx, moves);
  const real = moves.filter(
    ({ customer, owner, survey }) => now.has(customer) && (survey || now.get(customer)?.owner !== owner),
  );
  if (real.length === 0) return [];
  const recorded = await record(
    tx,
    real.map((move) => assigned(move, by, source)),
  );
  await closeHistory(tx, real);
  await tx
    .insertInto('ownership')
    .values(
      real.map((move, at) => ({
        customer_id: move.customer,
        nth: (now.get(move.customer)?.times ?? 0) + 1,
        member: move.owner,
        from_at: new Date(tx.clock.now()),
        reason: move.reason || move.rule,
        assigned_by: by.ref,
        fact_id: recorded.facts[at]?.id ?? '',
      })),
    )
    .execute();
  await setOwners(tx, real);
  return real.map(({ customer }) => customer);
}

/** The act of making somebody responsible, as clauses judge it and as it is recorded. */
export const assigned = (move: Move, by: Doer, source: NewFact['source']): NewFact => ({
  kind: 'owner.assigned',
  subject: `customer:${move.customer}`,
  ...(move.survey ? { refs: { survey: `survey:${move.survey}` } } : {}),
  actor: by.ref,
  data: {
    owner: `member:${move.owner}`,
    rule: move.rule,
    ...(move.proposed ? { proposed: `member:${move.proposed}` } : {}),
    ...(move.reasonCode ? { reason: move.reasonCode } : {}),
  },
  source,
});

/** Locks the customers, so that two managers cannot give one away twice. */
async function owners(tx: Transaction, moves: readonly Move[]) {
  const ids = moves.map(({ customer }) => customer);
  const rows = await tx
    .selectFrom('customer')
    .select(['id', 'owner'])
    .where('org_id', '=', tx.org)
    .where('id', 'in', ids)
    .where('status', 'in', ['active', 'unreachable'])
    .orderBy('id')
    .forUpdate()
    .execute();
  const times = await tx
    .selectFrom('ownership')
    .select((on) => ['customer_id', on.fn.max('nth').as('times')])
    .where('org_id', '=', tx.org)
    .where('customer_id', 'in', ids)
    .groupBy('customer_id')
    .execute();
  const count = new Map(times.map(({ customer_id, times }) => [customer_id, Number(times)]));
  return new Map(rows.map(({ id, owner }) => [id, { owner, times: count.get(id) ?? 0 }]));
}

async function closeHistory(tx: Transaction, moves: readonly Move[]): Promise<void> {
  await tx
    .updateTable('ownership')
    .set({ to_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where(
      'customer_id',
      'in',
      moves.map(({ customer }) => customer),
    )
    .where('to_at', 'is', null)
    .execute();
}

async function setOwners(tx: Transaction, moves: readonly Move[]): Promise<void> {
  const byOwner = Map.groupBy(moves, ({ owner }) => owner);
  for (const [owner, group] of byOwner)
    await tx
      .updateTable('customer')
      .set({ owner })
      .where('org_id', '=', tx.org)
      .where(
        'id',
        'in',
        group.map(({ customer }) => customer),
      )
      .execute();
}
