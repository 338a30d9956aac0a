import type { z } from 'zod';
import type { deskCustomer, deskCustomers } from '../../../../contract/sales.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { customersSeen, memberDoer, searchCustomers } from '../../customers/index.ts';
import { arrivedAt, runningEvent } from './running-event.ts';

type Found = z.infer<typeof deskCustomer>;

/**
 * Who stands at the desk: those who came today first, then one's own. Nobody who stands at the door or the desk
 * browses: without their own customers they type a name or four digits.
 */
export async function findCustomer(
  tx: Transaction,
  typed: string,
  caller: Caller,
): Promise<z.infer<typeof deskCustomers>> {
  const doer = memberDoer(caller);
  const event = await runningEvent(tx);
  const arrived = new Set(event ? await arrivedAt(tx, event) : []);
  if (typed === '') return { rows: await ownArrived(tx, [...arrived], caller), says: null };
  const { found, says } = await searchCustomers(tx, typed, doer);
  const rows = found.map(({ id, name, phone, owner }) => ({
    id,
    name,
    phone,
    owner,
    arrived: arrived.has(id),
  }));
  return { rows: rows.sort((a, b) => Number(b.arrived) - Number(a.arrived)), says };
}

/** One's own guests who are in the hall; who owns nobody sees nobody before typing. */
async function ownArrived(tx: Transaction, ids: readonly string[], caller: Caller): Promise<Found[]> {
  const seen = await customersSeen(tx, ids, memberDoer(caller));
  return seen
    .filter(({ owner }) => owner?.id === caller.member)
    .map((customer) => ({ ...customer, arrived: true }));
}
