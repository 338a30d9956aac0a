import type { Ref, Text } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed } from '../../customers/index.ts';
import { noTables } from './plan-seats.ts';
import { seatPlan } from './seat-plan.ts';

/**
 * 座次排定: whoever planned the seats says that they stand. What the clauses point out of them is answered, and does not stand
 * in the way: somebody may move afterwards, and the plan is settled again.
 *
 * @throws Refusal `seats.no-tables`
 */
export async function settleSeats(
  tx: Transaction,
  event: string,
  given: { id: string },
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<Text[]> {
  const { tables } = await seatPlan(tx, event, true);
  if (tables.length === 0) throw noTables();
  const lacking = (hint: (typeof tables)[number]['hints'][number]) =>
    tables.filter(({ hints }) => hints.includes(hint)).map(({ table }) => `T${table}`);
  const act: NewFact = {
    id: `seats-settled:${given.id}`,
    kind: 'seating.settled',
    subject: `event:${event}`,
    actor: by,
    source,
    data: {
      tables: tables.length,
      without_returning: lacking('no-returning'),
      without_staff: lacking('no-staff'),
    },
  };
  const { says } = await expectAllowed(tx, act);
  await record(tx, act);
  return says.map((one) => one.says);
}
