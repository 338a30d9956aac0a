import { z } from 'zod';

/** Chinese first, English complete. */
export const text = z.object({ zh: z.string(), en: z.string() });

/** A subject with the name this reader may see, and the screen it opens, if any. */
export const named = z.object({
  ref: z.string(),
  name: z.string(),
  /** Where English calls it something else: a post, not a person. */
  en: z.string().optional(),
  open: z.string().nullable(),
});

/** Why an obligation is owed: clause, version and its day, the facts and the values that decided. */
export const why = z.object({
  obligation: z.object({
    id: z.string(),
    noun: z.string(),
    nth: z.number(),
    purpose: z.string(),
    strength: z.string(),
    state: z.string(),
    lapsed: z.boolean(),
    opensAt: z.iso.datetime(),
    countsFrom: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable(),
  }),
  subject: named,
  holder: named,
  clause: z.object({
    id: z.string(),
    n: z.number(),
    text,
    note: text.nullable(),
    form: z.string(),
    from: z.iso.date(),
    pack: z.string(),
    rank: z.enum(['statute', 'own', 'pack']),
    parameters: z.record(z.string(), z.unknown()),
  }),
  /** What happened, oldest first: the fact that set it off, and the one that ended it. */
  facts: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      kindText: text,
      at: z.iso.datetime(),
      actor: named,
      role: z.enum(['opened', 'redated', 'ended']),
    }),
  ),
  /** The parts of the condition, each with the value that decided. */
  because: z.array(
    z.object({ expression: z.string(), value: z.unknown(), holds: z.boolean().nullable(), says: text }),
  ),
  due: text,
  /** Who hears of it when it lapses. */
  lapse: text.nullable(),
});
export type Why = z.infer<typeof why>;

/** One entry of a timeline: a fact that happened, in words. */
export const timelineFact = z.object({
  id: z.string(),
  kind: z.string(),
  kindText: text,
  at: z.iso.datetime(),
  actor: named,
  flagged: z.boolean(),
  data: z.record(z.string(), z.unknown()),
});
