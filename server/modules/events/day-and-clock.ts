import type { Zone } from '../../../kernel/index.ts';

/** `2026-03-14` and `09:00` as the clock in the hall shows them. */
export function dayAndClock(zone: Zone, at: string | number | Date): { day: string; clock: string } {
  const moment = new Date(at).getTime();
  const minutes = Math.floor(zone.timeOf(moment) / 60_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return {
    day: new Date(zone.dayOf(moment) * 86_400_000).toISOString().slice(0, 10),
    clock: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
  };
}
