import type { Step } from '../step.ts';
import { AFTER_THE_TEA } from './after-the-tea.ts';
import { BEFORE_SATURDAY } from './before-saturday.ts';
import { BUS } from './bus.ts';
import { COMPLAINT } from './complaint.ts';
import { DOORS } from './doors.ts';
import { EVENING } from './evening.ts';
import { FRIDAY } from './friday.ts';
import { LEAVER } from './leaver.ts';
import { ORDERS } from './orders.ts';
import { RECEIVED } from './reception.ts';
import { SAID } from './said.ts';
import { SATURDAY } from './saturday.ts';
import { SEATS } from './seats.ts';
import { HANDED_IN } from './slides.ts';
import { SPEAKERS_SETTLED } from './speakers.ts';
import { SUNDAY } from './sunday.ts';

/** All that leads to Saturday's get-together, happens at it and follows from it, in no order yet. */
export const SPRING_WEEK: readonly Step[] = [
  ...BEFORE_SATURDAY,
  ...AFTER_THE_TEA,
  ...COMPLAINT,
  ...RECEIVED,
  ...SEATS,
  ...BUS,
  ...DOORS,
  ...SATURDAY,
  ...SAID,
  ...HANDED_IN,
  ...SPEAKERS_SETTLED,
  ...ORDERS,
  ...EVENING,
  ...FRIDAY,
  ...SUNDAY,
  ...LEAVER,
];
