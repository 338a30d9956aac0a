import { z } from 'zod';
import { email } from './email.ts';

/**
 * Customers on the wire: who they are, what they agreed to, who is responsible for them. Files, forms and
 * their custody are in contract/files.ts, the customer's own page in contract/own-page.ts.
 */

export const text = z.object({ zh: z.string(), en: z.string() });
export const id = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\w.-]+$/);
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
/** A member, or a post by its code. */
export const person = z.object({
  id,
  name: z.string(),
  /** A post's name in English. */
  en: z.string().optional(),
});

export const gender = z.enum(['female', 'male', 'unknown']);
export const customerKind = z.enum(['retired', 'working', 'business']);
export const purpose = z.enum(['selling', 'service', 'health', 'photo']);
export const channel = z.enum(['phone', 'message', 'wechat', 'visit', 'all']);
export const source = z.enum([
  'stall',
  'event',
  'shop',
  'phone-in',
  'introduced',
  'survey-form',
  'own-page',
  'import',
  'other',
]);
/** Notes of 免打扰 that a caller must know before dialling. */
export const disturb = z.enum([
  'noon-nap',
  'no-evening',
  'no-weekend',
  'message-first',
  'ask-family',
  'visit-only',
]);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export const callWindow = z.object({
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: clockTime,
  to: clockTime,
});

const particulars = z.object({
  name: z.string().trim().min(1).max(60),
  gender,
  /** As people type it: 1955.3.8, 55年3月, 农历1955年正月初一. Empty takes it away. */
  birth: z.string().trim().max(30),
  phones: z.array(z.string().trim().min(5).max(30)).max(5),
  kind: customerKind,
  region: z.string().trim().max(12),
  district: z.string().trim().max(60),
  area: z.string().trim().max(60),
  address: z.string().trim().max(200),
  email,
  callWindows: z.array(callWindow).max(7),
  /** "Do not call me between": 13:00–15:00. */
  quiet: z.object({ from: clockTime, to: clockTime }).nullable(),
  disturb: z.array(disturb).max(6),
});

export const givenConsent = z.object({
  purpose,
  channel,
  source,
  note: z.string().trim().max(200).default(''),
  proof: id.nullable().default(null),
});

/** Where the customer was met is asked always: a number without a source cannot be called. */
export const newCustomer = particulars
  .partial()
  .required({ name: true })
  .extend({ id, source, consents: z.array(givenConsent).max(10).default([]) });
export const addedCustomer = z.object({ id, household: id.nullable() });
export const changedCustomer = particulars.partial().extend({ revision: z.int() });

/** Somebody else is already responsible for this number; the bringer may register what they know. */
export const newLead = particulars.pick({ name: true, phones: true }).extend({
  id,
  note: z.string().trim().max(200).default(''),
});
export const leadDecision = z.object({
  outcome: z.enum(['to-bringer', 'stays', 'household']),
  reason: z.string().trim().min(2).max(200),
});
/** For the manager only: what was typed beside what is on record. */
export const lead = z.object({
  id,
  broughtBy: person,
  broughtAt: instant,
  typed: z.object({ name: z.string(), phones: z.array(z.string()), note: z.string() }),
  onRecord: z.object({
    id,
    name: z.string(),
    phones: z.array(z.string()),
    owner: person.nullable(),
    addedOn: day,
    addedBy: person,
    lastContactOn: day.nullable(),
  }),
});

export const customerFilter = z.object({
  q: z.string().trim().max(40).optional(),
  /** Member id, `me`, or `nobody`. */
  owner: z.string().max(80).optional(),
  kind: customerKind.optional(),
  bought: z.boolean().optional(),
  area: z.string().max(60).optional(),
  /** May they be called with an offer? */
  callable: z.boolean().optional(),
  quietDays: z.int().min(1).max(3650).optional(),
  addedDays: z.int().min(1).max(3650).optional(),
  birthMonth: z.int().min(1).max(12).optional(),
  file: z.enum(['none', 'draft', 'made']).optional(),
});
export type CustomerFilter = z.infer<typeof customerFilter>;

export const listQuery = z.object({
  /** `customerFilter` as JSON: one address for a list, a saved view and its export. */
  filter: z.string().max(1000).default('{}'),
  sort: z.enum(['newest', 'name', 'quiet']).default('newest'),
  after: z.string().max(200).optional(),
});

export const customerRow = z.object({
  id,
  name: z.string(),
  gender,
  /** 138****8821 */
  phone: z.string().nullable(),
  owner: person.nullable(),
  area: z.string(),
  kind: customerKind,
  bought: z.boolean(),
  callable: z.boolean(),
  file: z.object({ id, number: z.string(), state: z.string() }).nullable(),
  lastContactAt: instant.nullable(),
  addedAt: instant,
});
export type CustomerRow = z.infer<typeof customerRow>;
export const customerList = z.object({
  rows: z.array(customerRow),
  total: z.int(),
  next: z.string().nullable(),
  /** Areas and members to filter by. */
  areas: z.array(z.string()),
  owners: z.array(person),
});

export const searchQuery = z.object({ q: z.string().trim().min(1).max(40) });
export const searchAnswer = z.object({
  found: z.array(
    customerRow
      .pick({ id: true, name: true, phone: true, owner: true, area: true })
      .extend({ household: z.array(z.string()) }),
  ),
  /** Why nothing was looked up: the query is too short for this post. */
  says: text.nullable(),
});

export const savedView = z.object({
  id,
  name: z.string().trim().min(1).max(40),
  filter: customerFilter,
  shared: z.boolean(),
  mine: z.boolean(),
});
export const newView = savedView.omit({ mine: true });
/** Copying a list needs the company's consent where a clause asks for it; a yes is found by itself. */
export const exportRequest = z.object({ id, filter: customerFilter, format: z.enum(['csv', 'xlsx']) });
/** Asks for that consent. */
export const exportConsent = z.object({ id });

export const consentRow = givenConsent.extend({
  id,
  givenAt: instant,
  recordedBy: person,
  withdrawnAt: instant.nullable(),
});
export const refusalRow = z.object({ id, purpose, channel, refusedAt: instant });

/** One line of the timeline: something that happened, or something owed. */
export const timelineItem = z.object({
  id: z.string(),
  what: z.enum(['fact', 'obligation']),
  kind: z.string(),
  at: instant.nullable(),
  /** `past` happened · `open` is owed · `late` is owed and lapsed · `ended` was met or cancelled. */
  state: z.enum(['past', 'open', 'late', 'ended']),
  says: text,
  by: person.nullable(),
  clause: z.string().nullable(),
});
export const owedItem = z.object({
  /** The obligation; `GET /api/obligations/:id/why` says why. */
  id: z.string(),
  title: text,
  holder: person,
  dueAt: instant.nullable(),
  opensAt: instant,
  late: z.boolean(),
  clause: z.string(),
  purpose: z.string(),
});

export const customerPage = z.object({
  id,
  revision: z.int(),
  name: z.string(),
  gender,
  birth: z.object({ date: z.string(), lunar: z.boolean(), age: z.int().nullable() }).nullable(),
  /** Masked; `POST …/unmask` shows them and is logged. */
  phones: z.array(z.object({ masked: z.string(), kind: z.string() })),
  kind: customerKind,
  district: z.string(),
  area: z.string(),
  address: z.string(),
  /** Masked, as numbers are. */
  email: z.object({ masked: z.string(), bounced: z.boolean() }).nullable(),
  callWindows: z.array(callWindow),
  quiet: z.object({ from: z.string(), to: z.string() }).nullable(),
  disturb: z.array(disturb),
  status: z.enum(['active', 'unreachable', 'merged', 'erased']),
  mergedInto: id.nullable(),
  bought: z.boolean(),
  firstBoughtOn: day.nullable(),
  lastBoughtOn: day.nullable(),
  source,
  addedAt: instant,
  addedBy: person,
  owner: person.nullable(),
  owners: z.array(
    z.object({ member: person, from: instant, to: instant.nullable(), reason: z.string(), by: person }),
  ),
  consents: z.array(consentRow),
  refusals: z.array(refusalRow),
  /** Selling stands still since then: an open complaint or adverse effect. */
  frozenSince: instant.nullable(),
  household: z
    .object({
      id,
      members: z.array(z.object({ id, name: z.string(), relation: z.string(), settled: z.boolean() })),
    })
    .nullable(),
  files: z.array(
    z.object({
      id,
      number: z.string(),
      state: z.string(),
      mode: z.string(),
      holder: person.nullable(),
      custodian: person,
      activityOn: day,
    }),
  ),
  surveys: z.array(z.object({ id, number: z.string(), state: z.string(), startedAt: instant })),
  timeline: z.array(timelineItem),
  owed: z.array(owedItem),
  /** Verbs this caller may do here. */
  may: z.array(z.string()),
});
export type CustomerPage = z.infer<typeof customerPage>;

export const unmasked = z.object({ phones: z.array(z.string()), email: z.string() });

export const consentEntry = givenConsent.extend({ id, withdrawn: z.literal(false).default(false) });
export const consentWithdrawal = z.object({ id, purpose, channel, source });
/** What a withdrawal ended at once. */
export const withdrawn = z.object({
  cancelled: z.array(z.object({ id: z.string(), title: text, dueAt: instant.nullable(), holder: person })),
  goesOn: z.array(z.object({ id: z.string(), title: text, purpose: z.string() })),
});
export const refusal = z.object({ id, purpose, channel, source });

export const merge = z.object({ id, other: id });
export const householdSettlement = z.object({
  with: id,
  relation: z.enum(['couple', 'parent', 'child', 'sibling', 'housemate', 'unknown']),
  /** `false`: not one household; the proposal goes. */
  together: z.boolean(),
});
export const assignment = z.object({ id, owner: id, reason: z.string().trim().min(2).max(200) });
