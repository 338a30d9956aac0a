import {
  type Clause,
  formatDate,
  type Holder,
  type Obligation,
  type Owes,
  type Place,
  type Text,
  zoneOf,
} from '../../kernel/index.ts';

const WEEKDAYS = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const DAY = 86_400_000;

/** Until when, in words, and whether holidays that are still to be published may move it. */
export function sayDue(place: Place, owed: Pick<Obligation, 'dueAt' | 'slot'>, body: Clause): Text {
  const due = sayLimit(place.zone, owed);
  if (!mayMove(place, owed, body)) return due;
  const until = formatDate(place.calendar.coversTo - 1);
  return {
    zh: `${due.zh}(放假安排只公布到 ${until},公布后可能变动)`,
    en: `${due.en} (public holidays are published up to ${until} only; the date may move)`,
  };
}

/** Only a limit that counts workdays rests on the table of holidays. */
function mayMove(
  { zone, calendar }: Place,
  { dueAt, slot }: Pick<Obligation, 'dueAt' | 'slot'>,
  body: Clause,
): boolean {
  const due = owedIn(body, slot)?.due;
  if (dueAt === null || typeof due !== 'object') return false;
  const counts = 'workdays' in due || 'hours' in due || 'lastWorkday' in due;
  const rolls = 'roll' in due && due.roll !== 'none';
  return (counts || rolls) && calendar.isProvisional(zoneOf(zone).dayOf(dueAt - 1));
}

/** An exclusive midnight is the end of the day before it. */
function sayLimit(zoneName: string, { dueAt }: Pick<Obligation, 'dueAt'>): Text {
  if (dueAt === null) return { zh: '没有期限', en: 'no limit' };
  const zone = zoneOf(zoneName);
  const endOfDay = zone.timeOf(dueAt) === 0;
  const day = zone.dayOf(dueAt) - (endOfDay ? 1 : 0);
  const [year, month, date] = formatDate(day).split('-').map(Number);
  const weekday = new Date(day * DAY).getUTCDay();
  const time = endOfDay ? '24:00' : clockTime(zone.timeOf(dueAt));
  return {
    zh: `${year}年${month}月${date}日 周${WEEKDAYS.zh[weekday]} ${time} 前`,
    en: `by ${WEEKDAYS.en[weekday]} ${formatDate(day)} ${time}`,
  };
}

const clockTime = (millis: number): string => {
  const minutes = Math.floor(millis / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

function owedIn(body: Clause, slot: string): Owes | undefined {
  if (body.form !== 'duty') return undefined;
  return [body.owes].flat().find((one) => (one.slot ?? 'main') === slot.split('/')[0]);
}

/** Who hears of it when it lapses, as the clause writes it; null where it says nothing. */
export function lapsesTo(body: Clause, slot: string): string | null {
  const to: Holder | undefined = owedIn(body, slot)?.lapses?.to;
  return to === undefined ? null : typeof to === 'string' ? to : (to[0] ?? null);
}
