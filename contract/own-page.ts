import { z } from 'zod';
import { channel, consentRow, id, purpose, text } from './customers.ts';
import { email } from './email.ts';

/** 本人页: what a customer sees and does after a code to the phone on record. No account, no password. */

const instant = z.iso.datetime({ offset: true });

/** The answer is the same whether or not the person is known, so that nobody can ask who is a customer here. */
export const codeRequest = z.object({
  organisation: id,
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().min(5).max(30),
});
export const codeAsked = z.object({ says: text });
export const codeEntry = codeRequest.extend({ code: z.string().regex(/^\d{6}$/) });

export const ownPage = z.object({
  organisation: z.string(),
  name: z.string(),
  gender: z.string(),
  birth: z.string(),
  phones: z.array(z.string()),
  email: z.string(),
  address: z.string(),
  district: z.string(),
  owner: z.string().nullable(),
  consents: z.array(consentRow.omit({ recordedBy: true, proof: true })),
  refusals: z.array(z.object({ purpose, channel, refusedAt: instant })),
  files: z.array(
    z.object({
      number: z.string(),
      activityOn: z.string(),
      outcome: z.string().nullable(),
      fields: z.array(z.object({ label: text, value: z.string() })),
      entries: z.array(z.object({ at: instant, words: z.string() })),
    }),
  ),
  forms: z.array(
    z.object({
      id,
      number: z.string(),
      state: z.string(),
      awaitsConfirmation: z.boolean(),
      fields: z.array(z.object({ label: text, value: z.string() })),
      health: z.array(z.object({ label: text, value: z.string() })),
    }),
  ),
  /** Who looked at this person's data, newest first. */
  looks: z.array(z.object({ at: instant, who: z.string(), what: text })),
  timeline: z.array(z.object({ at: instant, says: text })),
  corrections: z.array(z.object({ field: z.string(), before: z.string(), after: z.string(), at: instant })),
});
export type OwnPage = z.infer<typeof ownPage>;

export const ownCorrection = z.object({
  id,
  name: z.string().trim().min(1).max(60).optional(),
  birth: z.string().trim().max(30).optional(),
  address: z.string().trim().max(200).optional(),
  district: z.string().trim().max(60).optional(),
  email: email.optional(),
});
export const ownConsent = z.object({ id, purpose, channel, give: z.boolean() });
export const exportFormat = z.object({ format: z.enum(['json', 'csv']) });
export const eraseRequest = z.object({ id, sure: z.literal(true) });
export const erased = z.object({
  erased: z.array(text),
  kept: z.array(z.object({ what: text, why: text, until: z.string().nullable() })),
});

/** For staff: what has to be read to the customer while no SMS is connected. */
export const messages = z.object({
  rows: z.array(
    z.object({
      id,
      body: z.string(),
      to: z.string(),
      madeAt: instant,
      expiresAt: instant,
      shownTo: z.string().nullable(),
    }),
  ),
});
