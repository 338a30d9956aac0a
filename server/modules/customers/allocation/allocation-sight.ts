import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';
import { candidates } from './candidates.ts';

/** What the tiers of S003.2-11…-13 need to know about a registration form. */
export interface AllocationSight {
  /** The active representative of the customer's area, and of those (else of all) who carries least: member ids. */
  nearest: string | null;
  lightest: string | null;
  /** Forms handed in and not allocated whose collector is not here, and how many of them new members got. */
  unowned: number;
  newGiven: number;
}

export async function allocationSight(
  tx: Transaction,
  surveys: readonly string[],
): Promise<Map<string, AllocationSight>> {
  const team = await candidates(tx);
  const active = team.map(({ member }) => member);
  const batch = await batchNow(
    tx,
    active,
    team.filter(({ isNew }) => isNew).map(({ member }) => member),
  );
  const rows = await tx
    .selectFrom('survey')
    .leftJoin('customer', (join) =>
      join.onRef('customer.org_id', '=', 'survey.org_id').onRef('customer.id', '=', 'survey.customer_id'),
    )
    .select(['survey.id', 'customer.area'])
    .where('survey.org_id', '=', tx.org)
    .where('survey.id', 'in', surveys)
    .execute();
  return new Map(
    rows.map(({ id, area }) => {
      const near = team.filter(({ areas }) => area && areas.includes(area));
      const lightest = [...(near.length > 0 ? near : team)].sort(
        (a, b) => a.load - b.load || (a.member < b.member ? -1 : 1),
      );
      return [
        id,
        {
          nearest: [...near].sort((a, b) => a.load - b.load)[0]?.member ?? null,
          lightest: lightest[0]?.member ?? null,
          ...batch,
        },
      ];
    }),
  );
}

async function batchNow(tx: Transaction, active: readonly string[], fresh: readonly string[]) {
  const { rows } = await sql<{ unowned: number; given: number }>`
    SELECT
      count(*) FILTER (WHERE state = 'handed-in')::int AS unowned,
      count(*) FILTER (WHERE state = 'allocated' AND allocated_to = ANY(${[...fresh]})
        AND allocated_at >= ${new Date(tx.clock.now() - 86_400_000)})::int AS given
    FROM survey
    WHERE org_id = ${tx.org} AND state IN ('handed-in', 'allocated')
      AND NOT (coalesce(signed_by, started_by) = ANY(${[...active]}))`.execute(tx);
  return { unowned: rows[0]?.unowned ?? 0, newGiven: rows[0]?.given ?? 0 };
}
