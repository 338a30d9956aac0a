import { z } from 'zod';
import { id } from './customers.ts';
import { invitationCard } from './inviting.ts';

/** The page behind the link that is forwarded to a guest. Of the person it knows the surname and nothing more. */

const day = z.iso.date();
/** `09:00` on the clock of the hall, whatever zone the phone believes to be in. */
const clock = z.string().regex(/^\d\d:\d\d$/);

/** GET /api/guest-pages/:link */
export const guestPage = invitationCard.extend({
  when: z.object({ day, doors: clock, starts: clock, ends: clock }),
  /** What this guest was told before, where it has moved since. */
  movedFrom: z.object({ day, starts: clock }).nullable(),
  answered: z.enum(['yes', 'maybe', 'no']).nullable(),
  /** Place on the waiting list. */
  waiting: z.int().nullable(),
  /** The held seat went to somebody else; the pass stays good. */
  released: z.boolean(),
  /** Asked to be left alone. */
  quiet: z.boolean(),
  /** Where others get on the bus. */
  stops: z.array(z.string()),
});
export type GuestPage = z.infer<typeof guestPage>;

/** POST /api/guest-pages/:link/quiet: 免打扰, and not a word more than that. */
export const quiet = z.object({ id });
