import chineseDays from 'chinese-days';
import type { Database } from '../../platform/database.ts';
import { insertRows } from '../../platform/insert-rows.ts';

/** The years the published table covers. Beyond them the calendar is provisional, and says so. */
const COVERS = { from: '2004-01-01', to: '2027-01-01' };
const SOURCE = 'State Council notices 2004–2026, by chinese-days';

/**
 * Loads public holidays and make-up workdays as a version of the calendar table; a later Guiju with a newer
 * table adds a version, and each organisation goes over to it when its time passes (`renewCalendar`).
 */
export async function ensureCalendar(db: Database): Promise<void> {
  await db.asOwner(async (tx) => {
    const latest = await tx
      .selectFrom('calendar_version')
      .selectAll()
      .where('calendar', '=', 'CN')
      .orderBy('version', 'desc')
      .executeTakeFirst();
    if (latest && latest.covers_to >= COVERS.to) return;
    const version = (latest?.version ?? 0) + 1;
    const row = { calendar: 'CN', version, covers_from: COVERS.from, covers_to: COVERS.to, source: SOURCE };
    await tx
      .insertInto('calendar_version')
      .values(row)
      .onConflict((on) => on.doNothing())
      .execute();
    await insertRows(
      tx,
      'calendar_day',
      publishedDays().map((day) => ({ calendar: 'CN', version, ...day })),
      'ignore',
    );
  });
}

/** Only the days that differ from their weekday. `isInLieu` is not asked: there it means the rest day. */
function publishedDays(): { day: string; kind: 'holiday' | 'make-up-workday'; name: string }[] {
  const days: { day: string; kind: 'holiday' | 'make-up-workday'; name: string }[] = [];
  for (let at = Date.parse(COVERS.from); at < Date.parse(COVERS.to); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const weekend = [0, 6].includes(new Date(at).getUTCDay());
    const { work, name } = chineseDays.getDayDetail(day);
    // Named days carry «English,中文,n»; plain ones only a weekday's name
    const festival = name.split(',')[1];
    if (festival && (weekend || !work))
      days.push({ day, kind: work ? 'make-up-workday' : 'holiday', name: festival });
  }
  return days;
}
