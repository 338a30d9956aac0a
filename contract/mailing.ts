import { z } from 'zod';
import { id, person, text } from './customers.ts';

/** Reminders of an event by e-mail, to those who gave an address. What is written here carries nobody's address. */

const instant = z.iso.datetime({ offset: true });

/** `queued` waits for its hour, or for another try; `failed` and `dropped` say why. */
export const mailState = z.enum(['queued', 'sent', 'failed', 'dropped']);

/** Why a letter waits, failed or went nowhere, or why somebody cannot be written to at all. */
export const mailReason = z.enum([
  'no-address',
  'no-consent',
  'refused',
  'bounced',
  'not-coming',
  'server-away',
  'server-refused',
  'held',
  'words',
  'too-late',
  'event-moved',
  'event-cancelled',
  'withdrawn',
  'stopped',
]);
export type MailReason = z.infer<typeof mailReason>;

export const mail = z.object({
  id,
  mailing: id,
  state: mailState,
  reason: mailReason.nullable(),
  /** The clause's own words, where one holds it back. */
  says: text.nullable(),
  plannedFor: instant,
  nextTryAt: instant,
  settledAt: instant.nullable(),
});

export const mailGuest = z.object({
  invitation: id,
  name: z.string(),
  inviter: person,
  /** Masked; null where none is known. */
  address: z.string().nullable(),
  /** What stands in the way of writing to them. */
  why: mailReason.nullable(),
  /** The next reminder goes to them: nothing stands in the way, and none of this hour is on its way or there. */
  next: z.boolean(),
  /** The latest letter about this event. */
  mail: mail.nullable(),
});
export type MailGuest = z.infer<typeof mailGuest>;

/** GET /api/events/:id/mailing: one's own guests, or everybody's for who arranges. */
export const mailingPage = z.object({
  /** Names of the settings that are missing on the server; none: mail is set up. */
  missing: z.array(z.string()),
  from: z.string().nullable(),
  subject: z.string(),
  words: z.string(),
  startsAt: instant,
  /** Reminders make sense: it is still to come, and not called off. */
  open: z.boolean(),
  guests: z.array(mailGuest),
});
export type MailingPage = z.infer<typeof mailingPage>;

/** POST /api/events/:id/mailing: to all who can be written to, at an hour or at once. */
export const newMailing = z.object({
  id,
  words: z.string().trim().min(1).max(1000),
  at: instant.nullable().default(null),
});
export const mailingOrdered = z.object({ guests: z.int().min(0) });

export const mailingRefusals = {
  'mail.not-set-up': 409,
  'mail.nobody': 409,
  'mail.too-late': 422,
  'mail.unknown': 404,
  'mail.settled': 409,
} as const;
