import { sql } from 'kysely';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';
import { organisation } from '../organisation.ts';

/** Marks a customer as a buyer, for lists and filters; what follows from buying follows from the facts. */
export async function markBought(tx: Transaction, customer: string, at: number): Promise<void> {
  const day = (await organisation(tx)).dayOf(at);
  await tx
    .updateTable('customer')
    .set({
      bought: true,
      first_bought_on: sql`least(coalesce(first_bought_on, ${day}::date), ${day}::date)`,
      last_bought_on: sql`greatest(coalesce(last_bought_on, ${day}::date), ${day}::date)`,
    })
    .where('org_id', '=', tx.org)
    .where('id', '=', customer)
    .execute();
}

/** Everything this customer bought went back. */
export async function markReturned(tx: Transaction, customer: string): Promise<void> {
  await tx
    .updateTable('customer')
    .set({ bought: false })
    .where('org_id', '=', tx.org)
    .where('id', '=', customer)
    .execute();
}

export interface Arrival {
  id: string;
  customer: string;
  activity: string;
  event?: string | null;
  lastDay?: string | null;
  at?: number;
  /** How the door let them in, whether they were asked, and by whom: what only a door knows. */
  way?: string;
  invited?: boolean;
  inviter?: string | null;
}

/** A guest came to an activity. */
export async function guestArrived(tx: Transaction, arrival: Arrival, by: Doer) {
  const { id, customer, activity, event, lastDay, at, way, invited, inviter } = arrival;
  return record(tx, {
    id: `guest-arrived:${id}`,
    kind: 'guest.arrived',
    at,
    subject: `customer:${customer}`,
    refs: {
      ...(event ? { event: `event:${event}` } : {}),
      ...(inviter ? { inviter: `member:${inviter}` } : {}),
    },
    actor: by.ref,
    data: {
      activity,
      ...(lastDay ? { last_day: lastDay } : {}),
      ...(way ? { way } : {}),
      ...(invited === undefined ? {} : { invited }),
    },
  });
}
