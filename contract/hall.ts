import { z } from 'zod';
import { id, person, text } from './customers.ts';
import { money } from './sales.ts';

/** The day itself on the wire: running order, lunch, draw, incidents, who spoke with whom, and the summary. */

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0).max(100_000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const incidentWhat = z.enum(['unwell', 'fall', 'fire', 'quarrel', 'equipment', 'other']);

/** PUT /api/events/:id/stages: the running order; a stage that has begun stays. */
export const stages = z.object({
  stages: z
    .array(
      z.object({
        stage: z.string().regex(/^[a-z-]{2,30}$/),
        name: z.string().trim().min(1).max(40),
        owner: z.string().trim().max(30).default(''),
        minutes: z.int().min(1).max(240),
      }),
    )
    .min(1)
    .max(40),
});
/** POST /api/events/:id/start */
export const start = z.object({ saidSeller: z.boolean() });
/** POST /api/events/:id/stages/:seq/start */
export const reportIn = z.object({ id, member: id, neat: z.boolean().default(true), at: instant.optional() });
/** POST /api/events/:id/lunch: guests are counted from the doors, never typed. */
export const lunch = z.object({ id, staff: count, each: money, planned: money });
export const lunchAnswer = z.object({ guests: count, cost: money, over: money });
export const incident = z.object({
  id,
  what: incidentWhat,
  guest: z.string().max(90).nullable().default(null),
  words: z.string().trim().max(300).default(''),
});
/** POST /api/events/:id/words: somebody spoke with a guest; at the exit, what was agreed. */
export const word = z.object({
  id,
  guest: z.string().regex(/^(invitation|walk-in):[\w.-]{1,80}$/),
  agreedAt: instant.nullable().default(null),
  next: z.string().trim().max(120).default(''),
  leaving: z.boolean().default(false),
});

export const prize = z.object({
  name: z.string().trim().min(1).max(40),
  value: money,
  count: z.int().min(1).max(100),
});
/** POST /api/events/:id/draws: the list of those present and a secret seed are fixed by their hashes. */
export const newDraw = z.object({
  id,
  title: z.string().trim().min(1).max(40),
  prizes: z.array(prize).min(1).max(20),
});
const drawn = z.object({ code: z.string(), prize: z.string(), absent: z.boolean(), given: z.boolean() });
/** What anybody may see of a draw, and recompute once it is revealed. */
export const draw = z.object({
  id,
  title: z.string(),
  event: z.string(),
  prizes: z.array(prize),
  entries: z.array(z.string()),
  listHash: hash,
  seedHash: hash,
  committedAt: instant,
  drawnAt: instant.nullable(),
  /** Null until it is drawn. */
  seed: z.string().nullable(),
  results: z.array(drawn),
});
export type Draw = z.infer<typeof draw>;
/** POST /api/draws/:id/absent: the winner is not there; the next of the order follows. */
export const absent = z.object({ code: z.string().max(20) });

const stage = z.object({
  seq: z.int(),
  stage: z.string(),
  name: z.string(),
  owner: z.string(),
  minutes: count,
  plannedAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});
/** GET /api/events/:id/hall: now and next, planned against real, who is here. */
export const hallPage = z.object({
  event: id,
  name: z.string(),
  state: z.enum(['planned', 'open', 'running', 'ended', 'reported', 'cancelled']),
  startsAt: instant,
  doorsAt: instant,
  openedAt: instant.nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  lateMinutes: z.int().nullable(),
  /** Minutes since the start, of at most 150. */
  minutes: z.int().nullable(),
  mostMinutes: count,
  breakBy: count,
  stages: z.array(stage),
  now: z.int().nullable(),
  next: z.int().nullable(),
  arrived: count,
  invited: count,
  walkIns: count,
  /** On board of the bus and not at the doors so far. */
  onTheWay: count,
  asOf: instant,
  staff: z.array(
    z.object({
      member: person,
      post: z.string(),
      reportedAt: instant.nullable(),
      lateMinutes: z.int().nullable(),
    }),
  ),
  lunch: z.object({ guests: count, staff: count, cost: money, planned: money }).nullable(),
  draws: z.array(draw),
  incidents: z.array(z.object({ id, what: incidentWhat, words: z.string(), at: instant, by: person })),
  /** Guests nobody has spoken with so far: for whoever looks after them, never to sort by. */
  neglected: z.array(
    z.object({
      guest: z.string(),
      name: z.string(),
      inviter: person.nullable(),
      seat: z.string().nullable(),
    }),
  ),
});
export type HallPage = z.infer<typeof hallPage>;

/** GET /api/events/:id/screen: the wall, readable from 20 m, names masked. */
export const bigScreen = z.object({
  name: z.string(),
  sells: z.string(),
  arrived: count,
  asOf: instant,
  latest: z.array(z.string()),
  now: z.string().nullable(),
  next: z.string().nullable(),
  draw: draw.nullable(),
});
export type BigScreen = z.infer<typeof bigScreen>;

const figure = z.object({ key: z.string(), says: text, value: count, of: count.nullable() });
/** POST /api/events/:id/scores: one phase at a time, of a hundred. */
export const score = z.object({
  id,
  phase: z.enum(['before', 'during', 'after']),
  score: z.int().min(0).max(100),
});

/** GET /api/events/:id/retrospective: one page that prints; a phase nobody scored is never shown as final. */
export const retrospective = z.object({
  name: z.string(),
  day: z.iso.date(),
  state: z.string(),
  funnel: z.array(figure),
  walkIns: count,
  sales: z
    .object({
      orders: count,
      buyers: count,
      gross: money,
      returned: money,
      net: money,
      kept: count,
      later: count,
      goal: money,
    })
    .nullable(),
  costs: z
    .object({
      planned: money,
      spent: money,
      lines: z.array(z.object({ line: z.string(), planned: money, spent: money.nullable() })),
    })
    .nullable(),
  phases: z.array(
    z.object({
      phase: z.enum(['before', 'during', 'after']),
      weight: count,
      score: z.int().nullable(),
      because: text,
    }),
  ),
  score: z.int().nullable(),
  /** What the scored phases came to, of what they weigh: never the score of the whole. Null where nothing is scored. */
  partial: z.object({ points: z.int(), of: z.int() }).nullable(),
  promises: z.object({ owed: count, kept: count, late: count, open: count }),
  minutes: z.int().nullable(),
  lateMinutes: z.int().nullable(),
  lessons: z.array(z.object({ id, words: z.string(), by: person })),
  missing: z.array(text),
});
export type Retrospective = z.infer<typeof retrospective>;

export const hallRefusals = {
  'event.not-open': 409,
  'event.started': 409,
  'event.not-started': 409,
  'stage.unknown': 404,
  'stage.done': 409,
  'guest.unknown': 404,
  'draw.unknown': 404,
  'draw.nobody': 409,
  'draw.too-many-prizes': 422,
  'draw.drawn': 409,
  'draw.not-drawn': 409,
  'draw.not-a-winner': 422,
  'draw.nobody-left': 409,
} as const;
