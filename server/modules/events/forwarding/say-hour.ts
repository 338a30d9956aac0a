import type { Zone } from '../../../../kernel/index.ts';
import { epochDay, sayDay } from '../../../ledger/index.ts';
import { dayAndClock } from '../day-and-clock.ts';

/** 3月14日 周六 09:00, on the clock of the hall. */
export function sayHour(zone: Zone, at: Date): string {
  const { day, clock } = dayAndClock(zone, at);
  return `${sayDay(epochDay(day)).zh} ${clock}`;
}
