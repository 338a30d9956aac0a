import type { Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed } from '../acts.ts';
import type { Doer } from '../doer.ts';
import { type AssignRule, assigned, type Move, moveOwnership } from '../ownership/move-ownership.ts';
import { setSurvey } from '../survey/survey-row.ts';
import { unknownAllocation } from './unknown-allocation.ts';

export interface Override {
  customer: string;
  to: string;
  reason: string;
}

const RULE: Readonly<Record<string, AssignRule>> = {
  'S003.2-10': 'collector',
  'S003.2-11': 'area',
  'S003.2-12': 'new-member',
  'S003.2-13': 'proposal',
};

/**
 * The sales manager confirms the proposal, or gives some to others with a reason (S003.2-14). Taking a customer
 * from an active collector is possible and warned about.
 */
export async function confirmAllocation(
  tx: Transaction,
  id: string,
  overrides: readonly Override[],
  by: Doer,
): Promise<{ assigned: number; warnings: Text[] }> {
  const { cause, confirmed_at } = await lock(tx, id);
  if (confirmed_at !== null) return { assigned: 0, warnings: [] };
  const rows = await rowsOf(tx, id);
  const byCustomer = new Map(overrides.map((override) => [override.customer, override]));
  const moves = rows.flatMap((row) => moveOf(row, byCustomer.get(row.customer_id), cause === 'leaving', id));
  const warnings = await weigh(tx, moves, by);
  await moveOwnership(tx, moves, by);
  for (const { survey, owner } of moves) if (survey) await allocated(tx, survey, owner);
  await keepChoice(tx, id, moves, byCustomer);
  await tx
    .updateTable('allocation')
    .set({ confirmed_by: by.ref, confirmed_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
  return { assigned: moves.length, warnings };
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function moveOf(row: Row, override: Override | undefined, leaving: boolean, allocation: string): Move[] {
  const to = override?.to ?? row.proposed;
  if (to === null) return [];
  const given = { customer: row.customer_id, owner: to, survey: row.survey_id };
  if (!override || override.to === row.proposed)
    return [
      { ...given, rule: leaving ? 'handover' : (RULE[row.clause] as AssignRule), proposed: row.proposed },
    ];
  return [
    {
      ...given,
      rule: 'discretion',
      proposed: row.proposed,
      reason: override.reason,
      reasonCode: `${allocation}.${row.customer_id}`,
    },
  ];
}

/** Only departures from the proposal are judged: the proposal is the clauses' own. */
async function weigh(tx: Transaction, moves: readonly Move[], by: Doer): Promise<Text[]> {
  const warnings: Text[] = [];
  for (const move of moves.filter(({ rule }) => rule === 'discretion')) {
    const decision = await expectAllowed(tx, assigned(move, by, 'web'));
    warnings.push(...decision.says.map(({ says }) => says));
  }
  return [...new Map(warnings.map((warning) => [warning.zh, warning])).values()];
}

const allocated = (tx: Transaction, survey: string, owner: string) =>
  setSurvey(tx, survey, {
    state: 'allocated',
    allocated_to: owner,
    allocated_at: new Date(tx.clock.now()),
  });

async function keepChoice(
  tx: Transaction,
  id: string,
  moves: readonly Move[],
  overrides: ReadonlyMap<string, Override>,
): Promise<void> {
  for (const { customer, owner } of moves)
    await tx
      .updateTable('allocation_row')
      .set({ chosen: owner, override_reason: overrides.get(customer)?.reason ?? '' })
      .where('org_id', '=', tx.org)
      .where('allocation_id', '=', id)
      .where('customer_id', '=', customer)
      .execute();
}

async function lock(tx: Transaction, id: string) {
  const row = await tx
    .selectFrom('allocation')
    .select(['cause', 'confirmed_at'])
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw unknownAllocation();
  return row;
}

const rowsOf = (tx: Transaction, id: string) =>
  tx
    .selectFrom('allocation_row')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('allocation_id', '=', id)
    .orderBy('customer_id')
    .execute();
