import { z } from 'zod';
import { givenConsent, id, person, text } from './customers.ts';

/** 顾客档案 and 顾客登记表 on the wire: making, handing in, keeping, lending, sealing, opening, allocating. */

const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
/** F-0118, or D-0012 for a registration form: what is printed on the paper and in its QR code. */
export const number = z
  .string()
  .trim()
  .regex(/^[FD]-\d{4,}$/);
/** Answers by field name. Personal: kept in the module's tables, never in a fact. */
export const answers = z.record(z.string().max(40), z.union([z.string().max(500), z.number(), z.boolean()]));
const reason = z.string().trim().min(2).max(200);

export const field = z.object({
  name: z.string(),
  text,
  input: z.enum(['choice', 'many', 'text', 'number', 'date', 'bool']),
  choices: z.record(z.string(), text).optional(),
  required: z.boolean(),
  /** Asked, and required, only with that answer: goods bought only if bought. */
  onlyIf: z.object({ name: z.string(), is: z.string() }).optional(),
});
export type Field = z.infer<typeof field>;

export const newFile = z.object({
  id,
  customer: id,
  activityOn: day,
  event: id.nullable().default(null),
  fields: answers.default({}),
});
export const fileDraft = z.object({ fields: answers });
export const completion = z.object({ id, outcome: z.enum(['bought', 'none']), fields: answers.optional() });

export const file = z.object({
  id,
  number,
  customer: z.object({ id, name: z.string(), phone: z.string().nullable() }),
  state: z.enum(['draft', 'completed', 'handed-in', 'kept', 'lost']),
  mode: z.enum(['paper', 'electronic', 'parallel']),
  outcome: z.enum(['bought', 'none']).nullable(),
  activityOn: day,
  fields: answers,
  sheet: z.array(field),
  missing: z.array(field),
  custodian: person,
  holder: person.nullable(),
  /** May this caller read what is in it now, and if not, how they could. */
  open: z.boolean(),
  says: text.nullable(),
  place: z.string(),
  madeBy: person,
  madeAt: instant,
  completedAt: instant.nullable(),
  entries: z.array(z.object({ id, by: person, at: instant, words: z.string() })),
  loans: z.array(
    z.object({
      id,
      borrower: person,
      lentAt: instant,
      dueAt: instant,
      returnedAt: instant.nullable(),
      endedBy: z.string().nullable(),
      medium: z.enum(['paper', 'electronic']),
      late: z.boolean(),
    }),
  ),
  may: z.array(z.string()),
});
export type CustomerFile = z.infer<typeof file>;

export const fileRow = file
  .pick({
    id: true,
    number: true,
    customer: true,
    state: true,
    mode: true,
    outcome: true,
    activityOn: true,
    custodian: true,
    holder: true,
    place: true,
    madeBy: true,
  })
  .extend({ dueAt: instant.nullable(), late: z.boolean(), missing: z.int() });
export const filesQuery = z.object({
  show: z.enum(['mine', 'tonight', 'to-hand-in', 'to-keep', 'kept', 'lent', 'lost']).default('mine'),
});
export const fileRows = z.object({ rows: z.array(fileRow), counts: z.record(z.string(), z.int()) });

/** Several at once, by code: scan, scan, scan. Each line answers for itself. */
export const handIn = z.object({ id, numbers: z.array(number).min(1).max(200) });
export const lend = z.object({
  id,
  numbers: z.array(number).min(1).max(200),
  borrower: id,
  /** Borrowing for anything but a revisit needs the general manager's yes (S003.3-27). */
  purpose: z.enum(['call-back', 'other']).default('call-back'),
});
export const takeBack = z.object({
  id,
  numbers: z.array(number).min(1).max(200),
  /** 没有回访,原样归还. Otherwise what was said must be written on the file first (S003.3-21). */
  unused: z.boolean().default(false),
});
export const batchResult = z.object({
  lines: z.array(z.object({ number: z.string(), done: z.boolean(), says: text.nullable() })),
});
export const newEntry = z.object({ id, words: z.string().trim().min(2).max(2000) });
export const loss = z.object({ id, how: z.enum(['lost', 'damaged', 'incomplete']) });
/** The consultant's note: back on a later day. */
export const extension = z.object({ until: day });
export const passing = z.object({ to: z.string().trim().min(3).max(200) });

export type FormName = 'survey' | 'file';

/** What makes a customer of a form, and says what plan of calls follows: on every version, and required. */
export const coreFields: Readonly<Record<FormName, readonly string[]>> = {
  survey: ['name', 'phone', 'phone_source'],
  file: ['activity', 'outcome'],
};

export const release = z.object({
  version: z.int(),
  heading: z.string(),
  purposeText: z.string(),
  consentText: z.string(),
  healthText: z.string().nullable(),
  fields: z.array(field),
  healthFields: z.array(field),
  releasedAt: instant,
});
export const newRelease = release
  .omit({ version: true, heading: true, releasedAt: true })
  .extend({ fields: z.array(field).min(1).max(60), healthFields: z.array(field).max(30).default([]) });

export const newSurvey = z.object({
  id,
  version: z.int(),
  /** A customer on record, or null: the form's first fields then make one. */
  customer: id.nullable().default(null),
  paper: z.boolean().default(false),
  /** The collector has said aloud who asks and that the company sells. */
  told: z.literal(true),
});
export const filledSurvey = z.object({
  fields: answers,
  /** Written by the collector for the customer: waits for the customer's confirmation. */
  proxy: z.boolean(),
  health: z
    .discriminatedUnion('answer', [
      z.object({ answer: z.literal('given'), fields: answers, consent: givenConsent }),
      z.object({ answer: z.literal('refused') }),
    ])
    .optional(),
  consents: z.array(givenConsent).max(10).default([]),
});
export const confirmation = z.object({ how: z.enum(['read-aloud', 'signed', 'own-page', 'phone']) });
export const signature = z.object({
  /** The name in the upper right corner, or the drawn signature's attachment. */
  signature: z.string().trim().min(2).max(80),
});

export const surveyRow = z.object({
  id,
  number,
  state: z.enum(['blank', 'filled', 'signed', 'handed-in', 'allocated', 'sealed']),
  customer: z.object({ id, name: z.string() }).nullable(),
  collector: person,
  startedAt: instant,
  paper: z.boolean(),
  /** 代填待确认 */
  awaitsConfirmation: z.boolean(),
  missing: z.array(z.string()),
  allocatedTo: person.nullable(),
  place: z.string(),
  opening: z.object({ id, state: z.string(), closesAt: instant.nullable() }).nullable(),
});
export const surveysQuery = z.object({
  show: z.enum(['mine', 'to-hand-in', 'handed-in', 'allocated', 'sealed']).default('mine'),
});
export const surveyRows = z.object({
  rows: z.array(surveyRow),
  /** How many this caller filled, and how many of them are handed in (S003.2-08). */
  handIn: z.object({ handedIn: z.int(), of: z.int(), outstanding: z.array(z.string()) }),
  counts: z.record(z.string(), z.int()),
});
export const survey = surveyRow.extend({
  release: release.pick({
    version: true,
    heading: true,
    purposeText: true,
    consentText: true,
    healthText: true,
  }),
  sheet: z.array(field),
  fields: answers,
  proxyBy: person.nullable(),
  confirmedAt: instant.nullable(),
  signedBy: person.nullable(),
  signedAt: instant.nullable(),
  health: z.enum(['not-asked', 'given', 'refused']),
  healthSheet: z.array(field),
  history: z.array(z.object({ step: z.string(), at: instant, by: person })),
  /** Attachments: pictures of the paper. */
  photos: z.array(id),
  may: z.array(z.string()),
});
export type Survey = z.infer<typeof survey>;

export const sealing = z.object({
  id,
  numbers: z.array(number).min(1).max(200),
  place: z.string().trim().max(40).default(''),
});

export const newOpening = z.object({
  id,
  reason,
  ground: z.enum(['approval', 'emergency', 'customer']).default('approval'),
});
export const openingDecision = z.object({ yes: z.boolean(), reason: z.string().trim().max(200).default('') });
export const opening = z.object({
  id,
  survey: z.object({ id, number, customer: z.string() }),
  reader: person,
  askedAt: instant,
  reason: z.string(),
  ground: z.enum(['approval', 'emergency', 'customer']),
  state: z.enum(['asked', 'open', 'refused', 'closed']),
  decidedBy: person.nullable(),
  closesAt: instant.nullable(),
  reads: z.int(),
  /** An emergency opening was explained to the general manager. */
  accountedFor: z.boolean(),
});
export const openings = z.object({ rows: z.array(opening) });
export const openedForm = z.object({
  watermark: z.string(),
  closesAt: instant,
  number,
  customer: z.string(),
  sheet: z.array(field),
  fields: answers,
  photos: z.array(id),
  healthSheet: z.array(field),
  healthFields: answers.nullable(),
});

export const newAllocation = z.object({
  id,
  cause: z.enum(['survey', 'unowned', 'leaving']),
  leaver: id.optional(),
});
export const allocationRow = z.object({
  customer: z.object({ id, name: z.string(), area: z.string() }),
  survey: number.nullable(),
  proposed: person.nullable(),
  clause: z.string(),
  reasons: z.array(text),
  chosen: person.nullable(),
});
export const allocation = z.object({
  id,
  cause: z.enum(['survey', 'unowned', 'leaving']),
  madeAt: instant,
  confirmedAt: instant.nullable(),
  rows: z.array(allocationRow),
  /** Who may be chosen, with what each carries now and would carry after. */
  candidates: z.array(person.extend({ area: z.string(), isNew: z.boolean(), now: z.int(), after: z.int() })),
});
export type Allocation = z.infer<typeof allocation>;
export const allocationAnswer = z.object({
  id,
  overrides: z
    .array(z.object({ customer: id, to: id, reason }))
    .max(2000)
    .default([]),
});
export const allocated = z.object({ assigned: z.int(), warnings: z.array(text) });
