import { z } from 'zod';
import { bilingual } from './refusals.ts';

/** The company in which a play is told: founded for it, and gone at the next one. */
export const PLAY = 'play';

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0);

export const playPart = z.enum([
  'founding',
  'plan',
  'invite',
  'confirm',
  'doors',
  'hall',
  'orders',
  'files',
  'after',
]);
export type PlayPart = z.infer<typeof playPart>;

/** What a clause made of what happened. */
const playAnswer = z.object({
  clause: z.string(),
  did: z.enum(['refused', 'opened', 'met', 'ended']),
  /** What is owed, or why it was refused. */
  says: bilingual,
  count,
  /** Who owes it now. */
  who: bilingual.nullable(),
  due: instant.nullable(),
});
export type PlayAnswer = z.infer<typeof playAnswer>;

/** As the summary of the event counts them, at this moment of the play. */
const playCounts = z.object({ invited: count, came: count, bought: count, kept: count });
export type PlayCounts = z.infer<typeof playCounts>;

const playLine = z.object({
  nth: count,
  /** On the play's own clock. */
  at: instant,
  part: playPart,
  who: z.string(),
  says: bilingual,
  answers: z.array(playAnswer),
  /** Answers that are not shown. */
  more: count,
  counts: playCounts,
});
export type PlayLine = z.infer<typeof playLine>;

/** Where a visitor may go on by themselves. */
const playEnd = z.object({
  event: z.string(),
  /** A call-back that follows from an order of the event, owed by the representative. */
  callBack: z.string(),
  accounts: z.array(
    z.object({
      name: z.string(),
      post: bilingual,
      account: z.string(),
      password: z.string(),
      at: z.enum(['representative', 'manager', 'other']),
    }),
  ),
});
export type PlayEnd = z.infer<typeof playEnd>;

/**
 * GET /api/demo/play. `none`: no demo organisation, or a Guiju that was installed without its tests. `interrupted`: one
 * was begun before this server started and did not come to its end. `elsewhere`: the command plays one beside it.
 */
export const playState = z.object({
  state: z.enum(['none', 'ready', 'running', 'done', 'broken', 'interrupted', 'elsewhere']),
  lines: z.array(playLine),
  end: playEnd.nullable(),
});
export type PlayState = z.infer<typeof playState>;

export const demoRefusals = { 'play.none': 404, 'play.not-demo': 403, 'play.running': 409 } as const;
