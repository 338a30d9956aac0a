import { z } from 'zod';
import { named, text } from './ledger.ts';
import { money } from './money.ts';
import { clauseId, value } from './pack-parts.ts';

/** What a change of rule would have come to, on facts that are on record. Nothing is adopted, nothing is written. */

const day = z.iso.date();
const instant = z.iso.datetime();
/** Without the proposal, and with it. */
const both = z.object({ before: z.int(), after: z.int() });

/** POST /api/policy/packs/:pack/simulations: other values, other options, clauses left off. */
export const simulationAsked = z.object({
  /** First and last day whose facts are run through. */
  from: day,
  to: day,
  /** Parameter → value on trial. */
  values: z.record(z.string().max(80), value).default({}),
  /** Variant group → option on trial. */
  variants: z.record(z.string().max(80), z.string().max(80)).default({}),
  /** Clauses that would be left off. */
  off: z.array(clauseId).max(200).default([]),
});
export type SimulationAsked = z.output<typeof simulationAsked>;

const clauseChanged = z.object({
  clause: clauseId,
  text,
  form: z.string(),
  /** What its facts made somebody owe. */
  owed: both,
  added: z.int(),
  removed: z.int(),
  moved: z.int(),
  /** Done before due. */
  inTime: both,
});

const personOnDay = z.object({
  holder: named,
  due: both,
  /** What else that person had due that day, as it is on record. */
  others: z.int(),
  /** A day's worth of calls; 0 for who is away, null for a post. */
  capacity: z.int().nullable(),
  away: text.nullable(),
});
const dayChanged = z.object({
  day,
  due: both,
  others: z.int(),
  capacity: z.int(),
  people: z.array(personOnDay),
});

const lineChanged = z.object({
  fate: z.enum(['added', 'removed', 'moved']),
  clause: clauseId,
  /** `named` by what this reader may see. */
  subject: named,
  holder: named,
  /** Where the proposal makes somebody else owe it. */
  holderBefore: named.nullable(),
  began: instant,
  dueBefore: instant.nullable(),
  dueAfter: instant.nullable(),
  /** When it was really done. */
  met: instant.nullable(),
  inTime: z.object({ before: z.boolean(), after: z.boolean() }),
  /** Rests on an answer that nobody asked for then. */
  approximate: z.boolean(),
});
export type SimulationLine = z.infer<typeof lineChanged>;

export const simulation = z.object({
  from: day,
  to: day,
  /** Facts that the clauses concerned were run over. */
  facts: z.int(),
  clauses: z.array(clauseChanged),
  people: z.array(z.object({ holder: named, added: z.int(), removed: z.int(), moved: z.int() })),
  moved: z.object({
    count: z.int(),
    earlier: z.int(),
    later: z.int(),
    /** Done at all; of these so many in time. */
    met: z.int(),
    inTime: both,
    /** By the day on which they began. */
    began: z.array(z.object({ day, count: z.int(), met: z.int(), inTime: both })),
  }),
  /** Days on which something else falls due. */
  days: z.array(dayChanged),
  /** Cards that tell somebody of a lapse. */
  told: both,
  /** Awards and tariffs, after less before; null: none. */
  money: money.nullable(),
  points: z.int(),
  lines: z.array(lineChanged),
  /** Lines not shown. */
  more: z.int(),
  approximate: z.int(),
});
export type Simulation = z.infer<typeof simulation>;

/** Asked for as `application/x-ndjson`, a long one tells how far it is, line by line; the last line is the answer. */
export const simulationStep = z.union([
  z.object({ done: z.int(), of: z.int() }),
  z.object({ simulation }),
  z.object({ error: z.unknown() }),
]);
export type SimulationStep = z.infer<typeof simulationStep>;

export const simulationRefusals = {
  'simulation.period-reversed': 422,
  'simulation.future': 422,
  'simulation.too-long': 422,
} as const;
