import type { EpochDay, Instant, Millis } from './fact.ts';

/**
 * Dates as integers. `2026-03-10` is day 20522 since 1970-01-01; the civil calendar is computed, not looked up
 * (days are counted in 400-year eras that begin on 1 March, so that the leap day comes last).
 */

const ERA = 146_097;

export function epochDay(year: number, month: number, day: number): EpochDay {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * ERA +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

export function civilDate(epoch: EpochDay): CivilDate {
  const shifted = epoch + 719_468;
  const era = Math.floor(shifted / ERA);
  const dayOfEra = shifted - era * ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

export const daysInMonth = (year: number, month: number): number =>
  epochDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - epochDay(year, month, 1);

/** Months from an anchor; the last day clamps: 31 January plus one month is 28 or 29 February. */
export function addMonths(from: EpochDay, months: number): EpochDay {
  const { year, month, day } = civilDate(from);
  const index = year * 12 + month - 1 + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return epochDay(y, m, Math.min(day, daysInMonth(y, m)));
}

/** 1 Monday … 7 Sunday. */
export const weekday = (day: EpochDay): number => ((((day + 3) % 7) + 7) % 7) + 1;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `2026-03-10` → epoch day; null when it is no date. */
export function parseDate(text: string): EpochDay | null {
  const parts = DATE.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return epochDay(year, month, day);
}

export function formatDate(day: EpochDay): string {
  const date = civilDate(day);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(\.\d{1,9})?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** ISO 8601 with offset → milliseconds; null when it is no instant. */
export function parseInstant(text: string): Instant | null {
  const parts = INSTANT.exec(text);
  if (!parts) return null;
  const day = parseDate(parts[1] as string);
  const time = parseTime(parts[2] as string);
  if (day === null || time === null) return null;
  const offset = (Number(parts[5] ?? 0) * 60 + Number(parts[6] ?? 0)) * (parts[4] === '-' ? -60_000 : 60_000);
  return day * 86_400_000 + time + Math.floor(Number(parts[3] ?? 0) * 1000) - offset;
}

/** `09:00` or `09:00:30` → milliseconds since midnight; `24:00` is the end of the day. */
export function parseTime(text: string): Millis | null {
  const parts = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!parts) return null;
  const ms = (Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * 1000;
  return Number(parts[2]) < 60 && Number(parts[3] ?? 0) < 60 && ms <= 86_400_000 ? ms : null;
}

/** Calendar parts and exact part of an ISO 8601 duration. `P1M` cannot be added up in milliseconds. */
export interface Span {
  months: number;
  days: number;
  /** Hours, minutes and seconds. */
  ms: Millis;
  /** Written with a time part: elapsed, not counted in days. */
  elapsed: boolean;
}

const DURATION = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

export function parseDuration(text: string): Span | null {
  const p = DURATION.exec(text);
  if (!p || text.endsWith('P') || text.endsWith('T')) return null;
  const sign = p[1] ? -1 : 1;
  const n = (i: number) => Number(p[i] ?? 0);
  return {
    months: sign * (n(2) * 12 + n(3)) || 0,
    days: sign * (n(4) * 7 + n(5)) || 0,
    ms: sign * ((n(7) * 60 + n(8)) * 60 + n(9)) * 1000 || 0,
    elapsed: p[6] !== undefined,
  };
}

/** A duration as CEL sees it: days of 24 hours. Null for months, which have no fixed length. */
export function durationMs(text: string): Millis | null {
  const span = parseDuration(text);
  return span && span.months === 0 ? span.days * 86_400_000 + span.ms : null;
}
