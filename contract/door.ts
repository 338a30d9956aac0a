import { z } from 'zod';
import { id, person, text } from './customers.ts';

/**
 * The doors of an event on the wire. A desk is a device with a token of its own, good for one event. What it sends
 * carries ids made there, so that sending it again is harmless and is answered as the first time.
 */

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0);
const memberId = z.string().min(1).max(60);

export const scanVerdict = z.enum(['admitted', 'repeated', 'refused', 'undone']);
export const scanReason = z.enum([
  'unknown',
  'forged',
  'withdrawn',
  'other-event',
  'expired',
  'not-open',
  'full',
  'erased',
  'card-taken',
]);

/** One thing done at a desk. `by` is the member who stood there; `at` is when, by the device's clock. */
const done = { id, at: instant, by: memberId };
export const doorAct = z.discriminatedUnion('do', [
  z.object({ do: z.literal('pass'), ...done, code: z.string().min(1).max(400) }),
  z.object({ do: z.literal('number'), ...done, number: z.string().regex(/^\d{4}$/) }),
  z.object({ do: z.literal('name'), ...done, invitation: id }),
  /** A card from the pile and who brought them, or nobody: ten seconds. */
  z.object({
    do: z.literal('walk-in'),
    ...done,
    card: z.string().regex(/^[0-9A-Za-z-]{1,12}$/),
    inviter: memberId.nullable(),
  }),
  z.object({ do: z.literal('undo'), ...done, scan: id }),
  /** The same pass twice: the same person again, or somebody who came along. */
  z.object({ do: z.literal('settle'), ...done, scan: id, as: z.enum(['same', 'companion']) }),
]);
export type DoorAct = z.infer<typeof doorAct>;

/** POST /api/door/acts: in the order they happened; `waiting` is what the device still holds after these. */
export const doorActs = z.object({ acts: z.array(doorAct).min(1).max(50), waiting: count.default(0) });

export const seatShown = z.object({ table: z.int(), seat: z.int(), wheelchair: z.boolean() });
export const guestShown = z.object({
  ref: z.string(),
  /** Empty where nobody may know: erased, or a card without a name. */
  name: z.string(),
  last4: z.string(),
  number: z.string().nullable(),
  invited: z.boolean(),
  inviter: person.nullable(),
  seat: seatShown.nullable(),
  companions: count,
  care: z.array(z.string()),
});
export type GuestShown = z.infer<typeof guestShown>;

export const doorAnswer = z.object({
  id,
  /** The scan this is about: its own id, or the one that was undone or settled. */
  scan: id,
  verdict: scanVerdict,
  reason: scanReason.nullable(),
  /** The verdict in one sentence. */
  says: text,
  /** What to do next, one line each. */
  next: z.array(text),
  guest: guestShown.nullable(),
  /** Where and when the same guest was let in. */
  before: z.object({ at: instant, desk: z.string(), by: z.string() }).nullable(),
  /** Last week's pass of somebody who is asked this time too: one tap lets them in. */
  instead: z.object({ invitation: id, name: z.string() }).nullable(),
});
/** POST /api/door/presence: the desk says it is there, every few seconds. */
export const presence = z.object({ waiting: count.default(0) });
export type DoorAnswer = z.infer<typeof doorAnswer>;
export const doorAnswers = z.object({ answers: z.array(doorAnswer) });

const tally = z.object({ people: count, invited: count, walkIns: count });
/** Counted from the scans and nothing else, at the moment it says. */
export const doorCounts = tally.extend({
  asOf: instant,
  expected: count,
  refused: count,
  toSettle: count,
  unfinished: count,
  byDoor: z.array(
    tally.extend({
      desk: id,
      name: z.string(),
      /** When this desk was last heard, and what it still held then: nobody guesses the rest. */
      heardAt: instant.nullable(),
      waiting: count,
    }),
  ),
  byInviter: z.array(tally.extend({ inviter: person.nullable() })),
});
export type DoorCounts = z.infer<typeof doorCounts>;

/** GET /api/door: which desk this is, at what, who may stand here, and how many came. */
export const doorState = z.object({
  desk: z.object({ id, name: z.string() }),
  organisation: z.string(),
  zone: z.string(),
  event: z.object({
    id,
    name: z.string(),
    hall: z.string(),
    doorsAt: instant,
    startsAt: instant,
    endsAt: instant,
    open: z.boolean(),
    sells: z.string(),
  }),
  crew: z.array(person),
  inviters: z.array(person),
  counts: doorCounts,
});
export type DoorState = z.infer<typeof doorState>;

/** GET /api/door/search: one person who stands there, never a list to read. */
export const doorSearch = z.object({ q: z.string().trim().min(1).max(40) });
export const doorFound = z.object({
  says: text.nullable(),
  /** Too many fit: nobody is shown. */
  more: z.boolean(),
  found: z.array(guestShown.extend({ invitation: id, arrivedAt: instant.nullable(), byNumber: z.boolean() })),
});
export type DoorFound = z.infer<typeof doorFound>;

export const walkInShown = z.object({
  id,
  card: z.string(),
  inviter: person.nullable(),
  cameAt: instant,
  dueAt: instant,
  seat: seatShown.nullable(),
  with: z.string().nullable(),
});
export type WalkInShown = z.infer<typeof walkInShown>;
export const repeatShown = z.object({
  scan: id,
  at: instant,
  desk: z.string(),
  by: z.string(),
  guest: guestShown,
  before: z.object({ at: instant, desk: z.string(), by: z.string() }).nullable(),
});
export type RepeatShown = z.infer<typeof repeatShown>;
/** GET /api/door/open: what a person still has to do. */
export const doorOpen = z.object({ walkIns: z.array(walkInShown), repeats: z.array(repeatShown) });
export type DoorOpen = z.infer<typeof doorOpen>;
export const walkIns = z.object({ walkIns: z.array(walkInShown) });

/** POST …/walk-ins/:id/completion: what the guest gives at the seat, or that they give nothing. */
export const walkInCompletion = z.discriminatedUnion('declined', [
  z.object({ declined: z.literal(true), by: memberId.optional() }),
  z.object({
    declined: z.literal(false),
    by: memberId.optional(),
    id,
    name: z.string().trim().min(1).max(40),
    phone: z.string().trim().max(40).default(''),
    noticeRead: z.boolean(),
    /** A person says that whom they came with is of one household. */
    household: z.boolean().default(false),
  }),
]);

/** The roster behind the door: what a desk holds itself against on the eve. */
export const roster = z.object({
  /** With a name at the door; all who are invited should be. */
  listed: count,
  passes: count,
  invited: count,
  hash: z.string(),
  now: instant,
});
export type Roster = z.infer<typeof roster>;
export const testPart = z.enum([
  'camera',
  'storage',
  'roster',
  'clock',
  'sound',
  'print',
  'scanner',
  'network',
]);
export const testResult = z.enum(['good', 'without', 'bad', 'untried']);
/** POST /api/door/self-test */
export const selfTest = z.object({
  by: memberId,
  parts: z
    .array(z.object({ part: testPart, result: testResult, detail: z.string().max(80).default('') }))
    .max(12),
});
export type SelfTest = z.infer<typeof selfTest>;

/** POST /api/events/:id/desks */
export const newDesk = z.object({ id, name: z.string().trim().min(1).max(20) });
/** The only time the link is told. */
export const deskOpened = z.object({ id, name: z.string(), token: z.string() });
export const desk = z.object({
  id,
  name: z.string(),
  openedBy: person,
  openedAt: instant,
  heardAt: instant.nullable(),
  waiting: count,
  revokedAt: instant.nullable(),
  testedAt: instant.nullable(),
  tested: z.array(z.object({ part: testPart, result: testResult, detail: z.string() })),
});
export const refusedScan = z.object({
  id,
  at: instant,
  desk: z.string(),
  by: z.string(),
  way: z.enum(['pass', 'number', 'name', 'walk-in']),
  reason: scanReason,
  says: text,
});
/** GET /api/events/:id/door: the manager's side. */
export const doorBoard = z.object({
  event: z.object({
    id,
    name: z.string(),
    doorsAt: instant,
    openedAt: instant.nullable(),
    over: z.boolean(),
  }),
  counts: doorCounts,
  desks: z.array(desk),
  walkIns: z.array(walkInShown),
  repeats: z.array(repeatShown),
  refused: z.array(refusedScan),
});
export type DoorBoard = z.infer<typeof doorBoard>;

/** One pass as it is printed. The code is told once: printed again it is another one, and both are good. */
export const printedPass = z.object({
  invitation: id,
  name: z.string(),
  number: z.string(),
  code: z.string(),
  inviter: person,
  seat: seatShown.nullable(),
  stop: z.string(),
});
export type PrintedPass = z.infer<typeof printedPass>;
const printedEvent = z.object({
  name: z.string(),
  organisation: z.string(),
  hall: z.string(),
  address: z.string(),
  doorsAt: instant,
  startsAt: instant,
  endsAt: instant,
  sells: z.string(),
});
/** POST /api/events/:id/passes/print */
export const printRequest = z.object({ invitations: z.array(id).min(1).max(500).nullable().default(null) });
export const printedPasses = z.object({ event: printedEvent, passes: z.array(printedPass) });
export type PrintedPasses = z.infer<typeof printedPasses>;
/** POST /api/invitations/:id/pass: a lost one replaced; the number that was lost is said. */
export const passLost = z.object({ number: z.string().regex(/^\d{4}$/) });
export const reissued = z.object({ number: z.string() });

/** GET /api/events/:id/roster: name, last four, seat, number. On paper by the evening before. */
export const rosterPage = z.object({
  event: printedEvent,
  asOf: instant,
  hash: z.string(),
  rows: z.array(
    z.object({
      name: z.string(),
      last4: z.string(),
      number: z.string().nullable(),
      inviter: z.string(),
      seat: seatShown.nullable(),
      care: z.array(z.string()),
    }),
  ),
});
export type RosterPage = z.infer<typeof rosterPage>;
