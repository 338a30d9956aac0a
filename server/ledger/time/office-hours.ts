import { parseTime, type Timetable } from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { epochDay } from '../rows.ts';
import { changePlace, placeNow, type WrittenHours } from './place-version.ts';

/** The organisation's office hours, the oldest first; the last may lie ahead. */
export async function officeHours(tx: Transaction): Promise<readonly WrittenHours[]> {
  return (await placeNow(tx)).hours;
}

/**
 * From a day on the office keeps another week; what was to come from that day or later no longer comes. Limits that
 * were given before keep their day, here and in replay.
 *
 * @param fact the fact that says so, recorded before
 */
export async function setOfficeHours(tx: Transaction, set: WrittenHours, fact: string): Promise<void> {
  const { calendar, hours } = await placeNow(tx);
  await changePlace(tx, { calendar, hours: [...hours.filter(({ from }) => from < set.from), set] }, fact);
}

export const timetablesOf = (hours: readonly WrittenHours[]): Timetable[] =>
  hours.map(({ from, week }) => ({
    from: epochDay(from),
    week: week.map((windows) =>
      windows.map(([opens, closes]) => ({ from: parseTime(opens) ?? 0, to: parseTime(closes) ?? 0 })),
    ),
  }));
