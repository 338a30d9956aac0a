import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../people.ts';

/** Who was responsible, from when to when, and why it changed. */
export async function ownersOf(tx: Transaction, customer: string) {
  const rows = await tx
    .selectFrom('ownership')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .orderBy('nth', 'desc')
    .execute();
  const person = await personOf(
    tx,
    rows.flatMap(({ member, assigned_by }) => [member, assigned_by]),
  );
  return rows.map((row) => ({
    member: person(row.member),
    from: row.from_at.toISOString(),
    to: row.to_at?.toISOString() ?? null,
    reason: row.reason,
    by: person(row.assigned_by),
  }));
}

/** The others of the household, settled or only proposed. */
export async function housemates(tx: Transaction, customer: string) {
  const rows = await tx
    .selectFrom('household_member as me')
    .innerJoin('household_member as other', (join) =>
      join
        .onRef('other.org_id', '=', 'me.org_id')
        .onRef('other.household_id', '=', 'me.household_id')
        .onRef('other.customer_id', '<>', 'me.customer_id'),
    )
    .innerJoin('customer', (join) =>
      join.onRef('customer.org_id', '=', 'other.org_id').onRef('customer.id', '=', 'other.customer_id'),
    )
    .select(['me.household_id', 'customer.id', 'customer.name', 'other.relation', 'other.settled_at'])
    .where('me.org_id', '=', tx.org)
    .where('me.customer_id', '=', customer)
    .orderBy('customer.name')
    .execute();
  const [first] = rows;
  if (!first) return null;
  return {
    id: first.household_id,
    members: rows.map(({ id, name, relation, settled_at }) => ({
      id,
      name,
      relation,
      settled: settled_at !== null,
    })),
  };
}
