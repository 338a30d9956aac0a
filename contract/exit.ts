import { z } from 'zod';
import { person } from './customers.ts';
import { word } from './hall.ts';

/** 送客: three taps before the guest reaches the lift. */

/** POST /api/events/:id/exit */
export const exitCard = word.omit({ leaving: true }).extend({
  /** Nobody had spoken with them: it is written down and their inviter finds them. */
  neglected: z.boolean(),
});

/** GET /api/events/:id/exit: who is still in the hall, and who has been seen off. */
export const exitGuests = z.object({
  rows: z.array(
    z.object({
      guest: z.string(),
      name: z.string(),
      last4: z.string(),
      seat: z.string().nullable(),
      inviter: person.nullable(),
      spoken: z.boolean(),
      left: z.boolean(),
      agreedAt: z.iso.datetime({ offset: true }).nullable(),
    }),
  ),
});
export type ExitGuests = z.infer<typeof exitGuests>;

export const exitRefusals = { 'exit.past': 422 } as const;
