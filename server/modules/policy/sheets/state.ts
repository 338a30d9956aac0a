import type { EntryPage } from '../../../../contract/sheets.ts';
import type { Transaction } from '../../../platform/database.ts';

interface Step {
  noun: string;
  state: string;
  /** The kind of fact that ended it. */
  by: string | null;
}

/** The obligations each of these facts opened, with what ended them. */
export async function statesOf(
  tx: Transaction,
  facts: readonly string[],
): Promise<ReadonlyMap<string, readonly Step[]>> {
  if (facts.length === 0) return new Map();
  const rows = await tx
    .selectFrom('obligation')
    .leftJoin('fact', (on) =>
      on.onRef('fact.org_id', '=', 'obligation.org_id').onRef('fact.id', '=', 'obligation.ended_by'),
    )
    .select(['obligation.fact_id', 'obligation.noun', 'obligation.state', 'fact.kind as by'])
    .where('obligation.org_id', '=', tx.org)
    .where('obligation.fact_id', 'in', facts)
    .execute();
  return Map.groupBy(rows, ({ fact_id }) => fact_id);
}

/** One word for where it stands: refused, waiting for a yes, said yes to, still owed, or done. */
export function stateOf(steps: readonly Step[]): EntryPage['state'] {
  const approvals = steps.filter(({ noun }) => noun === 'approve');
  if (approvals.some(({ by }) => by === 'approval.refused')) return 'refused';
  if (approvals.some(({ state }) => state === 'open')) return 'asked';
  if (approvals.some(({ by }) => by === 'approval.given')) return 'given';
  return steps.some(({ state }) => state === 'open') ? 'open' : 'done';
}
