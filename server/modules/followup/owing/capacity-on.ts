import type { Text } from '../../../../kernel/index.ts';
import { epochDay, zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { postsOver } from '../../identity/index.ts';
import { capacity, capacityOf } from '../settings.ts';
import { type Absence, sayAway } from './absences.ts';

/** What somebody is reckoned to manage on a day: nothing while they are away. */
export interface DayCapacity {
  capacity: number;
  away: Text | null;
}

/** The same figures as a manager sees of the days to come, for days gone by too, and for people who have left since. */
export async function capacityOn(
  tx: Transaction,
  members: readonly string[],
  { first, last }: { first: string; last: string },
): Promise<(member: string, day: string) => DayCapacity> {
  const limits = await capacity(tx);
  const zone = await zoneHere(tx);
  const posts = await postsOver(tx, members, zone.at(epochDay(first), 0), zone.at(epochDay(last) + 1, 0));
  const away = await absences(tx, members, first, last);
  return (member, day) => {
    const absence = away.get(member)?.find((one) => one.first <= day && day <= one.last);
    return {
      capacity: absence ? 0 : capacityOf(posts.get(member) ?? [], limits),
      away: absence ? sayAway(absence) : null,
    };
  };
}

async function absences(
  tx: Transaction,
  members: readonly string[],
  first: string,
  last: string,
): Promise<Map<string, Absence[]>> {
  if (members.length === 0) return new Map();
  const rows = await tx
    .selectFrom('absence')
    .select(['id', 'member', 'first_day as first', 'last_day as last', 'kind'])
    .where('org_id', '=', tx.org)
    .where('member', 'in', members)
    .where('last_day', '>=', first)
    .where('first_day', '<=', last)
    .execute();
  return Map.groupBy(
    rows.map((row) => ({ ...row, kind: row.kind as Absence['kind'] })),
    ({ member }) => member,
  );
}
