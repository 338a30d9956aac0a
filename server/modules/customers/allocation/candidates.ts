import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';
import { organisation } from '../organisation.ts';
import { type Representative, representatives } from '../people.ts';
import type { Candidate } from './propose.ts';

/** Who joined within so many days is new, until the organisation says otherwise. */
const NEW_DAYS = 90;
/** Somebody who serves this share of an area's customers is near to the others there. */
const AREA_SHARE = 0.3;

/** Active representatives with their areas and what each carries. Who leaves soon is given nothing more. */
export async function candidates(tx: Transaction, without?: string): Promise<Candidate[]> {
  const { daysAgo, dayOf } = await organisation(tx);
  const newSince = dayOf(daysAgo(await newDays(tx)));
  const members = (await representatives(tx)).filter(({ id, leaving }) => id !== without && !leaving);
  const ids = members.map(({ id }) => id);
  const [loads, areas] = [await loadsOf(tx, ids), await areasOf(tx, ids)];
  return members.map(({ id, name, joinedOn }: Representative) => ({
    member: id,
    name,
    areas: areas.get(id) ?? [],
    isNew: joinedOn > newSince,
    load: loads.get(id) ?? 0,
  }));
}

async function newDays(tx: Transaction): Promise<number> {
  const row = await tx
    .selectFrom('customer_setting')
    .select('value')
    .where('org_id', '=', tx.org)
    .where('name', '=', 'new-member-days')
    .executeTakeFirst();
  return typeof row?.value === 'number' ? row.value : NEW_DAYS;
}

async function loadsOf(tx: Transaction, members: readonly string[]): Promise<Map<string, number>> {
  if (members.length === 0) return new Map();
  const rows = await tx
    .selectFrom('customer')
    .select((on) => ['owner', on.fn.countAll<number>().as('times')])
    .where('org_id', '=', tx.org)
    .where('owner', 'in', members)
    .where('status', 'in', ['active', 'unreachable'])
    .groupBy('owner')
    .execute();
  return new Map(rows.map(({ owner, times }) => [owner as string, times]));
}

/** Areas a member was given in the settings; otherwise those where enough of the customers are theirs already. */
async function areasOf(tx: Transaction, members: readonly string[]): Promise<Map<string, string[]>> {
  const row = await tx
    .selectFrom('customer_setting')
    .select('value')
    .where('org_id', '=', tx.org)
    .where('name', '=', 'member-areas')
    .executeTakeFirst();
  const given = new Map(Object.entries((row?.value ?? {}) as Record<string, string[]>));
  return new Map([...(await areasServed(tx, members)), ...given]);
}

/** Where enough of an area's customers are somebody's already. */
export async function areasServed(
  tx: Transaction,
  members: readonly string[],
): Promise<Map<string, string[]>> {
  if (members.length === 0) return new Map();
  const { rows } = await sql<{ owner: string; areas: string[] }>`
    WITH served AS (
      SELECT owner, area, count(*) AS times, sum(count(*)) OVER (PARTITION BY area) AS of_all
      FROM customer
      WHERE org_id = ${tx.org} AND area <> '' AND owner IS NOT NULL AND status IN ('active', 'unreachable')
      GROUP BY owner, area
    )
    SELECT owner, array_agg(area ORDER BY area) AS areas FROM served
    WHERE times >= of_all * ${AREA_SHARE}::numeric AND owner = ANY(${[...members]})
    GROUP BY owner`.execute(tx);
  return new Map(rows.map(({ owner, areas }) => [owner, areas]));
}
