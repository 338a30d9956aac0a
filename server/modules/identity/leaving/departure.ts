import type { z } from 'zod';
import type { departureRow } from '../../../../contract/identity.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

export type DepartureRow = z.infer<typeof departureRow>;

export interface Departure {
  id: string;
  member: string;
  name: string;
  noticedAt: Date;
  noticedBy: string;
  lastDay: string;
  leavesAt: Date;
  leftAt: Date | null;
  cause: DepartureRow['cause'];
  state: DepartureRow['state'];
}

/** @throws Refusal `departure.unknown` */
export async function departureOf(tx: Transaction, id: string): Promise<Departure> {
  const row = await rows(tx).where('departure.id', '=', id).executeTakeFirst();
  if (!row) throw unknownDeparture();
  return shaped(row);
}

/**
 * Holds the departure for this transaction: the job at the hour and a hand at the screen do not both carry it out.
 *
 * @throws Refusal `departure.unknown`, also when it is in none of these states
 */
export async function lockDeparture(
  tx: Transaction,
  id: string,
  states: readonly Departure['state'][] = ['noticed'],
): Promise<Departure> {
  const row = await rows(tx)
    .where('departure.id', '=', id)
    .where('departure.state', 'in', states)
    .forUpdate('departure')
    .executeTakeFirst();
  if (!row) throw unknownDeparture();
  return shaped(row);
}

export async function departuresOf(tx: Transaction): Promise<Departure[]> {
  return (await rows(tx).orderBy('leaves_at', 'desc').limit(200).execute()).map(shaped);
}

const rows = (tx: Transaction) =>
  tx
    .selectFrom('departure')
    .innerJoin('member', (on) =>
      on.onRef('member.org_id', '=', 'departure.org_id').onRef('member.id', '=', 'departure.member_id'),
    )
    .selectAll('departure')
    .select('member.name');

const shaped = (row: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]): Departure => ({
  id: row.id,
  member: row.member_id,
  name: row.name,
  noticedAt: row.noticed_at,
  noticedBy: row.noticed_by,
  lastDay: row.last_day,
  leavesAt: row.leaves_at,
  leftAt: row.left_at,
  cause: row.cause as Departure['cause'],
  state: row.state as Departure['state'],
});

export const unknownDeparture = () =>
  new Refusal('departure.unknown', 404, { zh: '没有这次离职', en: 'There is no such departure' });
