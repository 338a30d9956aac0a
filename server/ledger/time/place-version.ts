import type { Selectable } from 'kysely';
import type { Transaction } from '../../platform/database.ts';
import type { DB } from '../../platform/schema.gen.ts';

/** The windows of Monday to Sunday as people write them, `['09:00', '12:00']`, from a day on. */
export interface WrittenHours {
  from: string;
  week: readonly (readonly (readonly [string, string])[])[];
}

/** The table of holidays and the office hours by which an organisation's clauses are carried out, after a change. */
export interface PlaceVersion {
  seq: number;
  calendar: number;
  hours: readonly WrittenHours[];
  /** Of the fact that changed it: what was recorded up to it went by the one before. */
  since: number;
}

export async function placeNow(tx: Transaction): Promise<PlaceVersion> {
  return (await placeVersions(tx)).at(-1) as PlaceVersion;
}

/** Every one there was, the oldest first: there are a few in a year. */
export async function placeVersions(tx: Transaction): Promise<PlaceVersion[]> {
  const rows = await tx
    .selectFrom('place_version as place')
    .leftJoin('fact', (on) =>
      on.onRef('fact.org_id', '=', 'place.org_id').onRef('fact.id', '=', 'place.fact_id'),
    )
    .selectAll('place')
    .select('fact.seq as since')
    .where('place.org_id', '=', tx.org)
    .orderBy('place.seq')
    .execute();
  return rows.map(placeOf);
}

const placeOf = (row: Selectable<DB['place_version']> & { since: number | null }): PlaceVersion => ({
  seq: row.seq,
  calendar: row.calendar,
  hours: row.hours as unknown as readonly WrittenHours[],
  since: row.since ?? 0,
});

/** The one a fact was carried out by. */
export const placeAt = (places: readonly PlaceVersion[], seq: number): PlaceVersion =>
  places.findLast(({ since }) => since < seq) as PlaceVersion;

export async function changePlace(
  tx: Transaction,
  { calendar, hours }: Pick<PlaceVersion, 'calendar' | 'hours'>,
  fact: string,
): Promise<void> {
  await tx
    .insertInto('place_version')
    .values({ org_id: tx.org, calendar, hours: JSON.stringify(hours), fact_id: fact })
    .execute();
}
