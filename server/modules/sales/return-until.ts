import { zoneOf } from '../../../kernel/index.ts';

/** 七日内未拆封可退, the company's own promise: day 0 is receipt, the last day is day 7. */
const PROMISED_DAYS = 7;

/** The last day goods may go back, as an epoch day; null while they are not delivered: the days have not begun. */
export const returnUntil = (deliveredAt: Date | null, zone: string): number | null =>
  deliveredAt === null ? null : zoneOf(zone).dayOf(deliveredAt.getTime()) + PROMISED_DAYS;
