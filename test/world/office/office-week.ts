import type { Step } from '../step.ts';
import { DESK_SHIFT } from './desk-shift.ts';
import { ENQUIRY } from './enquiry.ts';
import { LEAVES } from './leave.ts';
import { MEAL } from './meal.ts';
import { PETTY_CASH } from './petty-cash.ts';
import { SHOP } from './shop-day.ts';

/** What happens at the desk, in the office and in the shop while Saturday is prepared, in no order yet. */
export const OFFICE_WEEK: readonly Step[] = [
  ...ENQUIRY,
  ...LEAVES,
  ...DESK_SHIFT,
  ...MEAL,
  ...PETTY_CASH,
  ...SHOP,
];
