import {
  type Clause,
  formatDate,
  type Holder,
  type Obligation,
  type Text,
  zoneOf,
} from '../../kernel/index.ts';

const WEEKDAYS = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const DAY = 86_400_000;

/** Until when, in words: an exclusive midnight is the end of the day before it. */
export function sayDue(zoneName: string, { dueAt }: Pick<Obligation, 'dueAt'>): Text {
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

/** Who hears of it when it lapses, as the clause writes it; null where it says nothing. */
export function lapsesTo(body: Clause, slot: string): string | null {
  if (body.form !== 'duty') return null;
  const owed = [body.owes].flat().find((one) => (one.slot ?? 'main') === slot.split('/')[0]);
  const to: Holder | undefined = owed?.lapses?.to;
  return to === undefined ? null : typeof to === 'string' ? to : (to[0] ?? null);
}
