import type { Zone } from '../../../../kernel/index.ts';
import { dayAndClock } from '../day-and-clock.ts';

const WEEKDAYS = '日一二三四五六';

/** 3月14日 周六 09:00, on the clock of the hall. */
export function sayHour(zone: Zone, at: Date): string {
  const { day, clock } = dayAndClock(zone, at);
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 周${weekday} ${clock}`;
}
