import { zoneOf } from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';

const DAY = 86_400_000;

/** The organisation whose transaction this is, with its own days. */
export async function organisation(tx: Transaction) {
  const row = await tx
    .selectFrom('organisation')
    .select(['name', 'zone', 'file_mode', 'customer_word'])
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  const zone = zoneOf(row.zone);
  const dayOf = (at: number): string => new Date(zone.dayOf(at) * DAY).toISOString().slice(0, 10);
  return {
    name: row.name,
    fileMode: row.file_mode as 'paper' | 'electronic' | 'parallel',
    /** `2026-03-10` on the organisation's calendar. */
    dayOf,
    today: dayOf(tx.clock.now()),
    startOfToday: zone.at(zone.dayOf(tx.clock.now()), 0),
    /** The first moment of tomorrow. */
    endOfToday: zone.at(zone.dayOf(tx.clock.now()) + 1, 0),
    /** The first moment after a day given as `2026-03-10`. */
    endOf: (day: string): number => zone.at(Date.parse(`${day}T00:00:00Z`) / DAY + 1, 0),
    daysAgo: (days: number) => zone.at(zone.dayOf(tx.clock.now()) - days, 0),
    /** `2026-03-10 14:05` as the wall clock there shows it. */
    wallClock: (at: number): string => {
      const minutes = Math.floor(zone.timeOf(at) / 60_000);
      const two = (n: number) => String(n).padStart(2, '0');
      return `${dayOf(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    },
  };
}
