import { z } from 'zod';
import { id, person } from './customers.ts';
import { answers, field } from './files.ts';

/** 今晚建档: the guests who came and have no completed file of this event so far. */

const count = z.int().min(0);

export const eveningGuest = z.object({
  customer: z.object({ id, name: z.string(), last4: z.string() }),
  seat: z.string().nullable(),
  walkIn: z.boolean(),
  /** Drafted from check-in, seat, order and what was said; saved answers over those. */
  fields: answers,
  /** What the house filled in: nobody need look at it twice. */
  drafted: z.array(z.string()),
  /** Names of required fields that are still empty. */
  missing: z.array(z.string()),
});
export type EveningGuest = z.infer<typeof eveningGuest>;

/** GET /api/events/:id/evening */
export const evening = z.object({
  event: z.object({ id, name: z.string(), day: z.iso.date() }),
  sheet: z.array(field),
  todo: z.array(eveningGuest),
  /** One's own that are completed: they recede. */
  done: z.array(z.object({ id, name: z.string(), file: z.string() })),
  /** Who still has files to make, and whose: for whoever arranges the team. */
  others: z.array(z.object({ member: person.nullable(), guests: z.array(z.string()) })),
});
export type Evening = z.infer<typeof evening>;

/** POST /api/events/:id/evening: one guest's answers, kept as a draft or completed. */
export const eveningFile = z.object({
  id,
  customer: id,
  fields: answers,
  complete: z.boolean(),
});

/** GET /api/files-to-make: events of the last days that wait for files of one's own. */
export const filesToMake = z.object({
  rows: z.array(z.object({ event: id, name: z.string(), left: count })),
});

export const eveningRefusals = { 'evening.not-here': 404, 'evening.not-yours': 403 } as const;
