import { z } from 'zod';
import { id } from './customers.ts';
import { email } from './email.ts';
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
  /** A reminder by e-mail: not to be had, not asked for, or asked for. The address itself is not shown. */
  email: z.enum(['off', 'none', 'left']),
});
export type GuestPage = z.infer<typeof guestPage>;

/** POST /api/guest-pages/:link/quiet: 免打扰, and not a word more than that. */
export const quiet = z.object({ id });

/** POST /api/guest-pages/:link/email: where the reminder of this gathering goes; empty: nowhere. */
export const leftEmail = z.object({ email });
