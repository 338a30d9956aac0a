import { sql } from 'kysely';
import type { Areas } from '../../../../contract/areas.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';
import { representatives } from '../people.ts';
import { areasServed } from './candidates.ts';

const SETTING = 'member-areas';

/** Who is near to which area: as the manager gave them, and where customers are theirs already. */
export async function areas(tx: Transaction): Promise<Areas> {
  const members = await representatives(tx);
  const given = await givenNow(tx);
  const served = await areasServed(
    tx,
    members.map(({ id }) => id),
  );
  return {
    areas: await areasLivedIn(tx),
    members: members.map(({ id, name }) => ({
      member: { id, name },
      given: given[id] ?? [],
      served: served.get(id) ?? [],
    })),
  };
}

/**
 * Gives a representative their areas; none takes them back. It decides who is proposed for whom from now on, so it
 * stands on record.
 *
 * @throws Refusal `area.not-representative`
 */
export async function giveAreas(
  tx: Transaction,
  member: string,
  wanted: readonly string[],
  by: Doer,
): Promise<void> {
  if (!(await representatives(tx)).some(({ id }) => id === member)) throw notRepresentative();
  const now = await givenNow(tx);
  const names = [...new Set(wanted)].sort();
  if (JSON.stringify(names) === JSON.stringify(now[member] ?? [])) return;
  const { [member]: _before, ...others } = now;
  const value = JSON.stringify(names.length > 0 ? { ...others, [member]: names } : others);
  await tx
    .insertInto('customer_setting')
    .values({ name: SETTING, value })
    .onConflict((on) => on.columns(['org_id', 'name']).doUpdateSet({ value }))
    .execute();
  await record(tx, {
    kind: 'area.given',
    subject: `member:${member}`,
    actor: by.ref,
    data: { areas: names.length },
  });
}

async function givenNow(tx: Transaction): Promise<Record<string, string[]>> {
  const row = await tx
    .selectFrom('customer_setting')
    .select('value')
    .where('org_id', '=', tx.org)
    .where('name', '=', SETTING)
    .forUpdate()
    .executeTakeFirst();
  return (row?.value ?? {}) as Record<string, string[]>;
}

async function areasLivedIn(tx: Transaction): Promise<Areas['areas']> {
  const rows = await tx
    .selectFrom('customer')
    .select(['area', sql<number>`count(*)::int`.as('customers')])
    .where('org_id', '=', tx.org)
    .where('area', '<>', '')
    .where('status', 'in', ['active', 'unreachable'])
    .groupBy('area')
    .orderBy('customers', 'desc')
    .orderBy('area')
    .limit(200)
    .execute();
  return rows;
}

const notRepresentative = () =>
  new Refusal('area.not-representative', 422, {
    zh: '片区只能分给在岗的满意代表',
    en: 'Areas are given to representatives at work',
  });
