import type { Language } from './words.ts';

/** Calendar arithmetic for labels only. What is owed when is decided by the server. */
const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export interface Moment {
  year: number;
  month: number;
  date: number;
  /** Days since 1970-01-01 in the organisation's zone. */
  day: number;
  clock: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

export function momentIn(zone: string, instant: number): Moment {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(instant)
      .map((p) => [p.type, p.value]),
  );
  const [year, month, date] = [Number(parts.year), Number(parts.month), Number(parts.day)];
  const day = Math.round(Date.UTC(year, month - 1, date) / DAY);
  return { year, month, date, day, clock: `${parts.hour}:${parts.minute}` };
}

const weekdayOf = (day: number, language: Language) => weekdays[language][(((day + 4) % 7) + 7) % 7] ?? '';

/** `周二 3月10日` / `Tue 10 Mar`; the year only when it is not this one. */
export function sayDay(moment: Moment, language: Language, thisYear = moment.year): string {
  const weekday = weekdayOf(moment.day, language);
  if (language === 'zh') {
    const year = moment.year === thisYear ? '' : `${moment.year}年`;
    return `${weekday} ${year}${moment.month}月${moment.date}日`;
  }
  const year = moment.year === thisYear ? '' : ` ${moment.year}`;
  return `${weekday} ${moment.date} ${months[moment.month - 1]}${year}`;
}

/** Days since 1970-01-01 → a moment at its start; for dates that carry no hour. */
export function dayMoment(day: number): Moment {
  const at = new Date(day * DAY);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    date: at.getUTCDate(),
    day,
    clock: '00:00',
  };
}

export function parseDay(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  return Math.round(Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1) / DAY);
}

/** `今天`, `明天`, `昨天`, or null when it is further away. */
function nearDay(days: number, language: Language): string | null {
  const near = {
    zh: { '-1': '昨天', 0: '今天', 1: '明天' },
    en: { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' },
  };
  return (near[language] as Record<string, string>)[String(days)] ?? null;
}

/** `今天 10:12`, `昨天 17:00`, `周一 3月9日 08:20`. */
export function sayMoment(zone: string, instant: number, now: number, language: Language): string {
  const at = momentIn(zone, instant);
  const today = momentIn(zone, now);
  const day = nearDay(at.day - today.day, language) ?? sayDay(at, language, today.year);
  return `${day} ${at.clock}`;
}

export type Nearness = 'late' | 'soon' | 'near' | 'far';

export interface DueSaid {
  said: string;
  nearness: Nearness;
}

export interface DueTimes {
  /** Exclusive: an obligation of the 10th is due at 00:00 of the 11th. */
  dueAt: number;
  /** The last moment one may still call, when it is earlier than the due. */
  lastCallAt?: number | null;
}

/** Relative near now, absolute with its weekday further away; never "24:00". */
export function sayDue(zone: string, times: DueTimes, now: number, language: Language): DueSaid {
  const zh = language === 'zh';
  if (times.dueAt <= now) return { said: sayLate(zone, times.dueAt, now, language), nearness: 'late' };
  const last = Math.min(times.lastCallAt ?? Number.POSITIVE_INFINITY, times.dueAt);
  const left = last - now;
  const due = momentIn(zone, times.dueAt - 1);
  const days = due.day - momentIn(zone, now).day;
  if (left > 0 && left < 3 * HOUR) return { said: sayLeft(left, language), nearness: 'soon' };
  if (days === 0) return { said: sayToday(zone, last, times.dueAt, language), nearness: 'soon' };
  if (days === 1) return { said: `${zh ? '明天' : 'tomorrow'} · ${sayDay(due, language)}`, nearness: 'near' };
  if (days <= 3)
    return {
      said: `${zh ? `还剩 ${days} 天` : `${days} days left`} · ${sayDay(due, language)}`,
      nearness: 'near',
    };
  return { said: sayDay(due, language, momentIn(zone, now).year), nearness: 'far' };
}

function sayLeft(left: number, language: Language): string {
  const minutes = Math.max(1, Math.floor(left / MINUTE));
  if (minutes < 60) return language === 'zh' ? `还剩 ${minutes} 分钟` : `${minutes} min left`;
  const hours = Math.floor(minutes / 60);
  return language === 'zh' ? `还剩 ${hours} 小时` : `${hours} h left`;
}

function sayToday(zone: string, last: number, dueAt: number, language: Language): string {
  const clock = momentIn(zone, last).clock;
  if (last === dueAt && clock === '00:00') return language === 'zh' ? '今天内' : 'today';
  return language === 'zh' ? `今天 ${clock} 前` : `today before ${clock}`;
}

function sayLate(zone: string, dueAt: number, now: number, language: Language): string {
  const due = momentIn(zone, dueAt - 1);
  const days = momentIn(zone, now).day - due.day;
  const atMidnight = momentIn(zone, dueAt).clock === '00:00';
  const clock = atMidnight ? '' : ` ${momentIn(zone, dueAt).clock}`;
  if (language === 'zh') {
    if (days <= 1) return `${nearDay(-days, 'zh')}${clock}${clock ? ' ' : ''}到期`;
    return `逾期 ${days} 天 · ${sayDay(due, 'zh')}${clock}`;
  }
  if (days <= 1) return `due ${nearDay(-days, 'en')}${clock}`;
  return `${days} days late · ${sayDay(due, 'en')}${clock}`;
}

/** `2026-03-12T15:00` as written in the organisation's zone → the instant. */
export function instantIn(zone: string, written: string): number {
  const asUtc = Date.parse(`${written}:00Z`);
  const shown = momentIn(zone, asUtc);
  const offset = parseClock(shown) - asUtc;
  const guess = asUtc - offset;
  // Around a change to summer time the first guess may be an hour off.
  return guess - (parseClock(momentIn(zone, guess)) - asUtc);
}

function parseClock(moment: Moment): number {
  return moment.day * DAY + Date.parse(`1970-01-01T${moment.clock}:00Z`);
}

/** The other way round, as `datetime-local` wants it. */
export function writtenIn(zone: string, instant: number): string {
  const at = momentIn(zone, instant);
  return `${at.year}-${String(at.month).padStart(2, '0')}-${String(at.date).padStart(2, '0')}T${at.clock}`;
}
