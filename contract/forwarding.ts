import { z } from 'zod';
import { text } from './customers.ts';

/** Words an inviter forwards by hand, screened before they can be copied. Nothing personal is in them. */

export const textKind = z.enum(['invitation', 'reminder', 'moved', 'cancelled', 'thanks', 'missed']);
export type TextKind = z.infer<typeof textKind>;

/** GET /api/events/:id/messages: those that fit somebody of one's own guests now. */
export const textsToForward = z.object({
  rows: z.array(z.object({ kind: textKind, words: z.string(), guests: z.array(z.string()) })),
});
export type TextsToForward = z.infer<typeof textsToForward>;

/** POST /api/events/:id/messages/screening */
export const wordsToScreen = z.object({ kind: textKind, words: z.string().trim().min(1).max(1000) });
export const screened = z.object({
  /** Nothing stands against it: it may be copied. */
  clear: z.boolean(),
  marks: z.array(
    z.object({
      clause: z.string(),
      says: text,
      /** What may not be said, as it stands there. */
      words: z.array(z.string()),
      /** What must be said and is not. */
      lacks: z.array(text),
    }),
  ),
});
