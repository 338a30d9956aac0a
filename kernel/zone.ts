import { Temporal } from 'temporal-polyfill';
import type { EpochDay, Instant } from './fact.ts';

const DAY = 86_400_000;

/** Local time of a zone. Temporal is asked once per zone and UTC day; between those, arithmetic on integers. */
export interface Zone {
  readonly name: string;
  /** The local day an instant falls on. */
  dayOf(at: Instant): EpochDay;
  /** Milliseconds since local midnight. */
  timeOf(at: Instant): number;
  /** The instant at which a local clock shows `time` (milliseconds since midnight) on `day`. */
  at(day: EpochDay, time: number): Instant;
}

/** The zones that have kept one offset since 1992, so that no table is needed. */
const FIXED: Readonly<Record<string, number>> = {
  UTC: 0,
  'Asia/Shanghai': 8,
  'Asia/Hong_Kong': 8,
  'Asia/Taipei': 8,
  'Asia/Singapore': 8,
  'Asia/Tokyo': 9,
};
const FIXED_SINCE = Date.UTC(1992, 0, 1);

const offsetAt = (name: string, at: Instant): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).offsetNanoseconds / 1e6;

/** Null when the offset changes within that UTC day. */
const offsetOver = (name: string, utcDay: number): number | null => {
  const first = offsetAt(name, utcDay * DAY);
  return first === offsetAt(name, (utcDay + 1) * DAY - 1) ? first : null;
};

const zones = new Map<string, Zone>();

export const zoneOf = (name: string): Zone => {
  const seen = zones.get(name);
  if (seen) return seen;
  const zone = makeZone(name);
  zones.set(name, zone);
  return zone;
};

function makeZone(name: string): Zone {
  const offsets = new Map<number, number | null>();
  const hours = FIXED[name];
  const offset = (at: Instant): number => {
    if (hours !== undefined && at >= FIXED_SINCE) return hours * 3_600_000;
    const utcDay = Math.floor(at / DAY);
    let known = offsets.get(utcDay);
    if (known === undefined) {
      known = offsetOver(name, utcDay);
      offsets.set(utcDay, known);
    }
    return known ?? offsetAt(name, at);
  };
  const local = (at: Instant): number => at + offset(at);
  return {
    name,
    dayOf: (at) => Math.floor(local(at) / DAY),
    timeOf: (at) => ((local(at) % DAY) + DAY) % DAY,
    at: (day, time) => instantOf(name, offset, day * DAY + time),
  };
}

/** A local reading that a clock change skips or repeats is settled by Temporal: the later, then the earlier. */
function instantOf(name: string, offset: (at: Instant) => number, reading: number): Instant {
  const before = reading - offset(reading - DAY);
  const after = reading - offset(reading + DAY);
  if (before === after) return before;
  return Temporal.Instant.fromEpochMilliseconds(reading)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds;
}
