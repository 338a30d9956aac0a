import type { Allocation } from '../../../../contract/files.ts';
import type { Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../people.ts';
import { candidates } from './candidates.ts';
import { unknownAllocation } from './unknown-allocation.ts';

/** A proposal with its reasons, and what everybody would carry by it. */
export async function allocationPage(tx: Transaction, id: string): Promise<Allocation> {
  const head = await tx
    .selectFrom('allocation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(unknownAllocation);
  const rows = await rowsOf(tx, id);
  const team = await candidates(tx, head.leaver ?? undefined);
  const person = await personOf(
    tx,
    rows.flatMap(({ proposed, chosen }) => [proposed, chosen]),
  );
  const given = Map.groupBy(rows, (row) => row.chosen ?? row.proposed);
  return {
    id,
    cause: head.cause as Allocation['cause'],
    madeAt: head.made_at.toISOString(),
    confirmedAt: head.confirmed_at?.toISOString() ?? null,
    rows: rows.map((row) => ({
      customer: { id: row.customer_id, name: row.name, area: row.area },
      survey: row.number,
      proposed: person(row.proposed),
      clause: row.clause,
      reasons: row.reasons as unknown as Text[],
      chosen: person(row.chosen),
    })),
    candidates: team.map(({ member, name, areas, isNew, load }) => ({
      id: member,
      name,
      area: areas.join('、'),
      isNew,
      now: load,
      after: head.confirmed_at ? load : load + (given.get(member)?.length ?? 0),
    })),
  };
}

const rowsOf = (tx: Transaction, id: string) =>
  tx
    .selectFrom('allocation_row as row')
    .innerJoin('customer', (join) =>
      join.onRef('customer.org_id', '=', 'row.org_id').onRef('customer.id', '=', 'row.customer_id'),
    )
    .leftJoin('survey', (join) =>
      join.onRef('survey.org_id', '=', 'row.org_id').onRef('survey.id', '=', 'row.survey_id'),
    )
    .select(['row.customer_id', 'row.proposed', 'row.chosen', 'row.clause', 'row.reasons'])
    .select(['customer.name', 'customer.area', 'survey.number'])
    .where('row.org_id', '=', tx.org)
    .where('row.allocation_id', '=', id)
    .orderBy('row.clause')
    .orderBy('row.customer_id')
    .execute();
