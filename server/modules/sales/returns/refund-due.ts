import { clausesFor, isoDay } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { here } from '../here.ts';

/** What is not paid back on the spot is paid within so many workdays. */
const WORKDAYS = 3;

/** The last day on which the money of a return accepted now goes back. */
export async function refundDue(tx: Transaction, at: number): Promise<string> {
  const { zone } = await here(tx);
  const { place } = await clausesFor(tx);
  return isoDay(place.calendar.addWorkdays(zone.dayOf(at), WORKDAYS));
}
