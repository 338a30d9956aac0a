import { type CalendarSource, keepingCertain } from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { epochDay } from '../rows.ts';

/** A version of the published holidays and make-up workdays. */
export async function loadCalendar(tx: Transaction, version: number): Promise<CalendarSource> {
  const days = await tx
    .selectFrom('calendar_day')
    .select(['day', 'kind'])
    .where('calendar', '=', 'CN')
    .where('version', '=', version)
    .execute();
  const cover = await tx
    .selectFrom('calendar_version')
    .selectAll()
    .where('calendar', '=', 'CN')
    .where('version', '=', version)
    .executeTakeFirst();
  const of = (kind: string) => days.filter((day) => day.kind === kind).map((day) => epochDay(day.day));
  return {
    version: `CN ${version}`,
    coversFrom: epochDay(cover?.covers_from ?? '2004-01-01'),
    coversTo: epochDay(cover?.covers_to ?? '2004-01-01'),
    holidays: of('holiday'),
    makeUpWorkdays: of('make-up-workday'),
  };
}

/** The newest table as it reads for what was reckoned by an older one: no day that was certain then is another now. */
export async function loadCalendarSince(
  tx: Transaction,
  first: number,
  newest: number,
): Promise<CalendarSource> {
  let known = await loadCalendar(tx, first);
  for (let version = first + 1; version <= newest; version++)
    known = keepingCertain(known, await loadCalendar(tx, version));
  return known;
}

/** The newest version of the table on this machine; 0 while there is none. */
export async function newestCalendar(tx: Transaction): Promise<number> {
  const row = await tx
    .selectFrom('calendar_version')
    .select((on) => on.fn.max('version').as('version'))
    .where('calendar', '=', 'CN')
    .executeTakeFirst();
  return row?.version ?? 0;
}
