import { z } from 'zod';
import { id, person, text } from './customers.ts';
import { money } from './sales.ts';

/** 活动 on the wire: the plan, what is got ready, quotas, costs. Inviting is in contract/inviting.ts. */

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0).max(100_000);
const words = (most: number) => z.string().trim().max(most);

export const eventType = z.enum(['get-together', 'lecture', 'salon', 'tea', 'travel', 'shop', 'other']);
export const materialItem = z.enum(['venue', 'stock', 'equipment', 'gifts', 'supplies']);
export const meetingCode = z.enum(['briefing', 'division', 'stocktaking', 'eve', 'morning', 'summary']);
export const planItem = z.enum([
  'goal',
  'theme',
  'purpose',
  'time',
  'place',
  'participants',
  'agenda',
  'venue',
  'guests',
  'publicity',
  'equipment',
  'training',
  'budget',
  'posts',
  'dining',
  'speakers',
]);
export const costLine = z.enum([
  'venue',
  'equipment',
  'publicity',
  'prizes',
  'catering',
  'transport',
  'other',
]);
/** Who stands where at the event: S000.9-04…-06. */
export const eventPost = z.enum([
  'commander',
  'lecturer',
  'host',
  'floater',
  'microphone',
  'sound',
  'decorator',
  'greeter',
  'sign-in',
  'usher',
  'order-desk',
  'lift',
  'camera',
  'first-aid',
]);

const times = z.object({
  doorsAt: instant,
  startsAt: instant,
  endsAt: instant,
  lunchAt: instant.nullable().default(null),
});
const place = z.object({
  hall: words(80).min(1),
  address: words(200).default(''),
  /** GB/T 2260; the organisation's own when left out. */
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  offSite: z.boolean().default(true),
  /** Seats put out, and what the fire rules allow in the hall. */
  capacity: z.int().min(1).max(5000),
  fireLimit: z.int().min(1).max(5000),
});

export const quota = z.object({ member: id, guests: count, sales: money });
export const budgetLine = z.object({ line: costLine, planned: money });

/** POST /api/events */
export const newEvent = times.extend(place.shape).extend({
  id,
  name: words(60).min(1),
  type: eventType,
  /** First line of every invitation: who sells what. */
  sells: words(120).min(4),
  goalGuests: z.int().min(1).max(5000),
  goalSales: money,
  quotas: z.array(quota).max(200).default([]),
  budget: z.array(budgetLine).max(20).default([]),
});
/** PATCH /api/events/:id: a new time tells everybody; what counts back from the start counts anew. */
export const eventChange = newEvent
  .omit({ id: true, type: true, quotas: true, budget: true, lunchAt: true, address: true, offSite: true })
  .partial();

/** PUT /api/events/:id/quotas, /budget */
export const quotas = z.object({ id, quotas: z.array(quota).max(200) });
export const costs = z.object({
  lines: z.array(z.object({ line: costLine, planned: money, spent: money.nullable() })).max(20),
});
/** POST /api/events/:id/materials */
export const materialCount = z.object({ id, item: materialItem, have: count, wanted: count });
export const settled = z.object({ item: planItem });
export const meetingHeld = z.object({
  id,
  meeting: meetingCode,
  attended: z.int().min(1).max(500),
  minutes: words(4000).default(''),
});
export const filing = z.object({
  reference: words(60).default(''),
  plan: z.boolean(),
  qualifications: z.boolean(),
  materials: z.boolean(),
  pledge: z.boolean(),
});
export const posts = z.object({ posts: z.array(z.object({ post: eventPost, member: id })).max(100) });
export const published = z.object({ ownScript: z.boolean(), complianceReviewed: z.boolean() });
export const lesson = z.object({ id, words: words(300).min(1) });

export const eventState = z.enum(['planned', 'open', 'running', 'ended', 'reported', 'cancelled']);
const summary = z.object({
  id,
  name: z.string(),
  type: eventType,
  hall: z.string(),
  startsAt: instant,
  state: eventState,
  goalGuests: count,
  listed: count,
  invited: count,
  confirmed: count,
  reconfirmed: count,
  arrived: count,
});
export type EventSummary = z.infer<typeof summary>;
export const eventList = z.object({ coming: z.array(summary), past: z.array(summary) });
export type EventList = z.infer<typeof eventList>;

/** One thing owed for the event: a step of its preparation, with whom it waits for. */
const step = z.object({
  id: z.string(),
  title: text,
  clause: z.string(),
  holder: person,
  dueAt: instant.nullable(),
  strength: z.enum(['nag', 'checklist', 'hint']),
  state: z.enum(['open', 'late', 'done', 'ended']),
  doneAt: instant.nullable(),
});
const material = z.object({ item: materialItem, have: count, wanted: count });
const meeting = z.object({ meeting: meetingCode, heldAt: instant, attended: count, minutes: z.string() });

/** GET /api/events/:id */
export const eventPage = summary.extend({
  address: z.string(),
  region: z.string(),
  offSite: z.boolean(),
  doorsAt: instant,
  endsAt: instant,
  lunchAt: instant.nullable(),
  capacity: count,
  fireLimit: count,
  sells: z.string(),
  goalSales: money,
  plannedBy: person,
  openedAt: instant.nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** What is owed for it, by its due time. */
  steps: z.array(step),
  ready: z.object({ done: count, of: count, missing: z.array(text) }),
  materials: z.array(material),
  settled: z.array(planItem),
  meetings: z.array(meeting),
  filing: filing.extend({ filedAt: instant, by: person }).nullable(),
  posts: z.array(z.object({ post: eventPost, member: person })),
  quotas: z.object({
    rows: z.array(
      z.object({
        member: person,
        guests: count,
        sales: money,
        listed: count,
        invited: count,
        confirmed: count,
      }),
    ),
    guestsUnassigned: z.int(),
    /** Null for whoever may not see sales tasks. */
    salesUnassigned: money.nullable(),
  }),
  costs: z.array(z.object({ line: costLine, planned: money, spent: money.nullable() })).nullable(),
  lessons: z.array(z.object({ id, words: z.string(), by: person })),
});
export type EventPage = z.infer<typeof eventPage>;

/** Text for a chat group: what is ready and what is not, no guest in it. */
export const progress = z.object({ text: z.string(), ready: z.boolean() });

export const eventsRefusals = {
  'event.unknown': 404,
  'event.over-fire-limit': 422,
  'event.times': 422,
  'event.past': 422,
  'event.ended': 409,
  'event.cancelled': 409,
  'event.member-unknown': 422,
  'event.quota-too-many': 422,
  'event.seats-taken': 409,
  'event.not-filed-whole': 422,
} as const;
