import { z } from 'zod';
import { id, text } from './customers.ts';
import { ref } from './followup.ts';
import { named } from './ledger.ts';
import { money, sum } from './money.ts';

/** 工单 on the wire: complaints, repairs, paid service, enquiries. Every write carries an id made by the device. */

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const words = z.string().trim().max(2000).default('');
const wanted = z.string().trim().min(1).max(2000);

export const ticketType = z.enum(['complaint', 'repair', 'paid-service', 'enquiry']);
export const ticketMatter = z.enum([
  'quality',
  'expired-food',
  'food-poisoning',
  'safety',
  'building',
  'injury',
  'return-dispute',
  'service',
  'other',
]);
export const ticketChannel = z.enum(['phone', 'visit', 'message']);
export const ticketState = z.enum([
  'received',
  'answered',
  'dispatched',
  'waiting',
  'done',
  'told',
  'verified',
  'closed',
]);
export const ticketCopy = z.enum(['finance', 'department', 'archive']);

/** POST /api/tickets: taken in one line. */
export const newTicket = z.object({
  id,
  ticketType,
  matter: ticketMatter.default('other'),
  channel: ticketChannel,
  /** Null for a caller who is not on record. */
  customer: id.nullable().default(null),
  caller: z
    .object({ name: z.string().trim().max(40).default(''), phone: z.string().trim().max(30).default('') })
    .default({ name: '', phone: '' }),
  said: wanted,
  value: sum.nullable().default(null),
  order: id.nullable().default(null),
  againstSupervisor: z.boolean().default(false),
  unresolved: z.boolean().default(false),
  insists: z.boolean().default(false),
});
export const ticketTaken = z.object({ id: z.string(), number: z.string() });

/** POST /api/tickets/:id/… : answers, dispatches, pauses, resumptions, completions, feedback, call-backs, … */
export const ticketAnswer = z.object({
  id,
  words: wanted,
  visit: z.object({ day, at: clock }).nullable().default(null),
});
export const ticketDispatch = z.object({ id, to: id, words, notice: z.boolean().default(true) });
export const ticketPause = z.object({ id, for: z.enum(['part', 'customer']), words });
export const ticketSaid = z.object({ id, words });
export const ticketDone = z.object({
  id,
  words: wanted,
  signed: z.boolean(),
  attachments: z.array(id).max(9).default([]),
  /** Goods handed over in place of faulty ones. */
  replaced: z
    .object({ order: id, line: z.int().min(0), quantity: z.int().min(1) })
    .nullable()
    .default(null),
});
export const ticketVerified = z.object({ id, satisfied: z.boolean(), words });
export const ticketNotice = z.object({ id, delivered: z.array(ticketCopy).default([]) });
/** POST /api/tickets/hand-overs */
export const handOver = z.object({
  id,
  to: id,
  tickets: z.array(id).min(1).max(60),
  shift: ref.nullable().default(null),
  words,
});

/** A clock that runs: an open duty of the ticket. */
export const ticketClock = z.object({
  obligation: z.string(),
  noun: z.string(),
  title: text,
  holder: named,
  dueAt: instant.nullable(),
  late: z.boolean(),
});

export const ticketRow = z.object({
  id: z.string(),
  number: z.string(),
  ticketType,
  matter: ticketMatter,
  /** Who it is for: a customer with the last four digits, or what a caller said of themselves. */
  who: z.string(),
  tail: z.string().nullable(),
  said: z.string(),
  value: money.nullable(),
  /** The post that settles it; null where the written rules leave it open. */
  level: text.nullable(),
  state: ticketState,
  receivedAt: instant,
  keeper: named,
  handedTo: named.nullable(),
  waitingSince: instant.nullable(),
  clocks: z.array(ticketClock),
});
export type TicketRow = z.infer<typeof ticketRow>;

/** GET /api/tickets?q=&closed= */
export const ticketQuery = z.object({
  q: z.string().trim().max(40).optional(),
  closed: z.enum(['yes', 'no']).default('no'),
});
export const ticketBoard = z.object({ now: instant, tickets: z.array(ticketRow), mayTake: z.boolean() });
export type TicketBoard = z.infer<typeof ticketBoard>;

export const ticketAct = z.enum([
  'answer',
  'dispatch',
  'pause',
  'resume',
  'complete',
  'feed-back',
  'verify',
  'close',
  'reopen',
  'take-over',
]);
export const ticketStep = z.object({
  id: z.string(),
  what: z.string(),
  by: named,
  at: instant,
  to: named.nullable(),
  words: z.string(),
  visitOn: day.nullable(),
  satisfied: z.boolean().nullable(),
  attachments: z.array(z.string()),
});

/** GET /api/tickets/:id */
export const ticketPage = ticketRow.extend({
  channel: ticketChannel,
  customer: named.nullable(),
  phone: z.string().nullable(),
  frozen: z.boolean(),
  receivedBy: named,
  closedAt: instant.nullable(),
  waitedMinutes: z.int(),
  order: named.nullable(),
  steps: z.array(ticketStep),
  /** What was owed and how it ended. */
  ended: z.array(ticketClock.extend({ state: z.string(), endedAt: instant.nullable() })),
  replaced: z.array(
    z.object({
      what: text,
      quantity: z.int(),
      at: instant,
      /** An appliance is under warranty anew from then on. */
      warrantyFrom: instant.nullable(),
    }),
  ),
  /** What the customer has in hand from us and may be given anew. */
  replaceable: z.array(z.object({ order: z.string(), number: z.string(), line: z.int(), name: text })),
  /** In the order they usually come; the first is the next. */
  acts: z.array(ticketAct),
});
export type TicketPage = z.infer<typeof ticketPage>;

/** GET /api/tickets/:id/notice: the three parts, each with the names it may carry. */
export const noticeSlip = z.object({
  organisation: z.string(),
  number: z.string(),
  at: instant,
  ticketType,
  matter: ticketMatter,
  said: z.string(),
  issuedBy: z.string(),
  sentTo: z.string().nullable(),
  visitOn: day.nullable(),
  parts: z.array(
    z.object({
      copy: ticketCopy,
      title: text,
      lines: z.array(z.object({ name: text, says: z.string() })),
      signs: z.array(text),
    }),
  ),
});
export type NoticeSlip = z.infer<typeof noticeSlip>;

export const ticketRefusals = {
  'ticket.unknown': 404,
  'ticket.nobody': 422,
  'ticket.closed': 409,
  'ticket.not-kept': 409,
  'ticket.not-handed': 409,
  'ticket.to-oneself': 422,
} as const;
