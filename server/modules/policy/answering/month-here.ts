import { formatDate } from '../../../../kernel/index.ts';
import { zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

interface MonthEdge {
  /** `2026-03-01`. */
  day: string;
  at: Date;
}

/** The month it is now, in the organisation's zone: its first day, and the first of the next. */
export async function monthHere(tx: Transaction): Promise<{ from: MonthEdge; to: MonthEdge }> {
  const zone = await zoneHere(tx);
  const today = new Date(zone.dayOf(tx.clock.now()) * 86_400_000);
  const first = (months: number): MonthEdge => {
    const day = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1) / 86_400_000;
    return { day: formatDate(day), at: new Date(zone.at(day, 0)) };
  };
  return { from: first(0), to: first(1) };
}
