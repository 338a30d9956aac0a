import { z } from 'zod';
import { officeHoursRefusals } from './office-hours.ts';
import { bilingual } from './refusals.ts';

/** Organisations, members, posts, departments, sign-in and leaving on the wire. */

export const postCodes = [
  'administrator',
  'general-manager',
  'marketing-director',
  'sales-manager',
  'sales-supervisor',
  'representative',
  'consultant',
  'service-manager',
  'desk',
  'conference-manager',
  'crew',
  'host',
  'finance',
  'office',
  'driver',
  'repair',
  'shop-manager',
  'shop-assistant',
] as const;
export const postCode = z.enum(postCodes);
export type PostCode = z.infer<typeof postCode>;

const id = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\w.-]+$/);
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const personName = z.string().trim().min(1).max(60);
const region = z.string().regex(/^\d{6}$/);
/** Small letters, digits and hyphens: typed on phones, read out at the desk. */
const shortCode = z.string().regex(/^[a-z][a-z0-9-]{1,30}[a-z0-9]$/);
const signInName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);
/** How good it must be is said by the server in a sentence. */
const password = z.string().min(1).max(200);
const address = z.string().trim().max(200);

export const memberRef = z.object({ id, name: z.string() });
export type MemberRef = z.infer<typeof memberRef>;

/** What the organisation calls the person served. */
export const customerWords = { 顾客: 'customer', 客户: 'client', 会员: 'member', 业主: 'owner' } as const;
export const customerWord = z.enum(['顾客', '客户', '会员', '业主']);
export const fileMode = z.enum(['paper', 'electronic', 'parallel']);

export const signIn = z.object({
  /** `name`, or `name@organisation` where the machine serves several. */
  account: address.min(1),
  password: z.string().min(1).max(200),
  /** Kept on this device for 30 days after the last use; otherwise for one working day. */
  keep: z.boolean().default(true),
});
/** Before sign-in: what the sign-in page must know. */
export const signInPage = z.object({
  state: z.enum(['set-up', 'sign-in']),
  /** The one organisation of this machine; null where there are several and the code is asked. */
  organisation: z.object({ id, name: z.string() }).nullable(),
  demo: z.boolean(),
});

export const heldPost = z.object({ code: postCode, name: bilingual, department: z.string().nullable() });

/** Who am I, and what may I do here. */
export const me = z.object({
  member: z.object({ id, name: z.string(), signInName: z.string().nullable() }),
  organisation: z.object({
    id,
    name: z.string(),
    zone: z.string(),
    region,
    languages: z.array(z.string()),
    customerWord: bilingual,
    fileMode,
    demo: z.boolean(),
  }),
  posts: z.array(heldPost),
  department: z.object({ id, name: z.string() }).nullable(),
  lineManager: memberRef.nullable(),
  /** The verbs this person may do: a screen hides what is not here. */
  may: z.array(z.string()),
  leavesAt: instant.nullable(),
});
export type Me = z.infer<typeof me>;

export const session = z.object({
  id,
  device: z.string(),
  address: z.string(),
  startedAt: instant,
  seenAt: instant,
  expiresAt: instant,
  here: z.boolean(),
});
export const sessions = z.object({ sessions: z.array(session) });

export const passwordChange = z.object({ current: z.string().min(1).max(200), next: password });

/** The first visitor names the organisation and its administrator. */
export const firstSetUp = z.object({
  code: z.string().trim().min(4).max(40),
  organisation: z.object({
    id: shortCode,
    name: z.string().trim().min(2).max(80),
    region,
    customerWord: customerWord.default('顾客'),
    fileMode: fileMode.default('electronic'),
  }),
  administrator: z.object({ name: personName, signInName, password }),
});
export const setUpCodeCheck = z.object({ code: z.string().trim().min(4).max(40) });

/** A one-time link: whose it is, then the password they choose. */
export const linkCode = z.object({ code: z.string().min(20).max(200) });
export const linkHolder = z.object({
  member: z.object({ name: z.string(), signInName: z.string() }),
  organisation: z.string(),
  expiresAt: instant,
});
export const linkUse = linkCode.extend({ password });

export const organisation = z.object({
  id,
  name: z.string().trim().min(2).max(80),
  zone: z.string().min(1).max(60),
  region,
  customerWord,
  fileMode,
});
export const organisationChange = organisation.omit({ id: true }).partial();

export const post = z.object({
  code: postCode,
  name: z.object({ zh: z.string().trim().min(1).max(30), en: z.string().trim().min(1).max(60) }),
  rank: z.int().min(0).max(100),
  holders: z.array(memberRef),
});
export const posts = z.object({ posts: z.array(post) });
export const postChange = post.pick({ name: true, rank: true }).partial();

export const department = z.object({
  id,
  name: z.string().trim().min(1).max(60),
  kind: z.enum(['department', 'branch']),
  parent: id.nullable(),
  leader: memberRef.nullable(),
  region: region.nullable(),
  members: z.int(),
});
export const departments = z.object({ departments: z.array(department) });
export const newDepartment = department
  .pick({ id: true, name: true, kind: true, parent: true, region: true })
  .partial({ kind: true, parent: true, region: true })
  .extend({ leader: id.nullable().optional() });
export const departmentChange = newDepartment.omit({ id: true }).partial();

export const member = z.object({
  id,
  name: personName,
  signInName: z.string().nullable(),
  phone: z.string(),
  posts: z.array(heldPost),
  department: z.object({ id, name: z.string() }).nullable(),
  /** The explicit one, if any; `lineManager` is who it is in the end. */
  ownLineManager: id.nullable(),
  lineManager: memberRef.nullable(),
  state: z.enum(['active', 'left']),
  joinedOn: day,
  leavesAt: instant.nullable(),
  /** ready: has a password · linked: a link is open · none: cannot sign in */
  signIn: z.enum(['ready', 'linked', 'none']),
  revision: z.int(),
});
export type MemberRow = z.infer<typeof member>;
export const members = z.object({ members: z.array(member) });
const newHolding = z.object({ post: postCode, department: id.nullable().default(null) });
export const newMember = z.object({
  id,
  name: personName,
  signInName: signInName.nullable().default(null),
  phone: z.string().trim().max(30).default(''),
  department: id.nullable().default(null),
  lineManager: id.nullable().default(null),
  joinedOn: day.optional(),
  posts: z.array(newHolding).max(10).default([]),
});
export const memberChange = z.object({
  revision: z.int(),
  name: personName.optional(),
  signInName: signInName.nullable().optional(),
  phone: z.string().trim().max(30).optional(),
  department: id.nullable().optional(),
  lineManager: id.nullable().optional(),
  posts: z.array(newHolding).max(10).optional(),
});
export const signInLink = z.object({ path: z.string(), expiresAt: instant });

/** Everybody at work, for pickers: no phones, no sign-in names. */
export const colleague = memberRef.extend({
  posts: z.array(postCode),
  department: z.string().nullable(),
  joinedOn: day,
  leavesAt: instant.nullable(),
});
export const colleagues = z.object({ colleagues: z.array(colleague) });

export const departureCause = z.enum(['notice', 'dismissed', 'contract-ended', 'retired']);
export const notice = z.object({
  id,
  member: id,
  lastDay: day,
  /** Clock time on the last day from which sign-in is closed. */
  hour: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('18:00'),
  cause: departureCause.default('notice'),
});
export const departureRow = z.object({
  id,
  member: memberRef,
  noticedAt: instant,
  lastDay: day,
  leavesAt: instant,
  leftAt: instant.nullable(),
  cause: departureCause,
  state: z.enum(['noticed', 'left', 'withdrawn']),
  held: z.int(),
  named: z.int(),
});
export const departures = z.object({ departures: z.array(departureRow) });

/** One thing in the leaver's hands, who is proposed for it and why, who is named. */
export const heldThing = z.object({
  ref: z.string(),
  what: z.string(),
  title: bilingual,
  dueAt: instant.nullable(),
  /** Goes with this other thing, as a call goes with its customer. */
  with: z.string().nullable(),
  /** Paper: it moves when it is in the other's hands, never by itself at the hour. */
  byHand: z.boolean(),
  proposed: z.object({ to: memberRef, because: bilingual }).nullable(),
  named: memberRef.nullable(),
});
export type HeldThing = z.infer<typeof heldThing>;
export const handover = z.object({
  departure: departureRow,
  /** Who takes everything nobody was named for: chosen, or the line manager. */
  rest: memberRef.nullable(),
  restChosen: z.boolean(),
  things: z.array(heldThing),
  moved: z.array(z.object({ what: z.string(), to: memberRef, count: z.int() })),
});
export const noticeGiven = z.object({ warnings: z.array(bilingual) });
export const heirs = z.object({
  heirs: z
    .array(z.object({ ref: z.union([z.literal('rest'), z.string().min(3).max(120)]), to: id.nullable() }))
    .min(1)
    .max(5000),
});
/** What is handed over now rather than at the hour; `what` all of one kind, `refs` these. */
export const handOver = z.object({ refs: z.array(z.string().min(3).max(120)).min(1).max(5000) });
export const handedOver = z.object({ moved: z.int(), outstanding: z.int() });

export const auditFilter = z.object({
  /** A member's id, or any ref. */
  who: z.string().max(120).optional(),
  about: z.string().max(120).optional(),
  act: z.string().max(60).optional(),
  from: day.optional(),
  to: day.optional(),
  book: z.enum(['all', 'access', 'changes']).default('all'),
  before: z.string().max(120).optional(),
});
export const auditEntry = z.object({
  id: z.string(),
  book: z.enum(['access', 'changes']),
  at: instant,
  who: z.object({ ref: z.string(), name: z.string(), en: z.string().optional() }),
  act: z.string(),
  says: bilingual,
  what: z.string(),
  count: z.int(),
  why: z.string(),
});
export const audit = z.object({ entries: z.array(auditEntry), next: z.string().nullable() });

/** Refusals of this module, with their HTTP status. */
export const identityRefusals = {
  ...officeHoursRefusals,
  'sign-in.wrong': 401,
  'sign-in.wait': 429,
  'sign-in.which-organisation': 422,
  'set-up.done': 409,
  'set-up.code': 403,
  'password.weak': 422,
  'password.current': 422,
  'link.used': 410,
  'member.unknown': 404,
  'member.sign-in-name-taken': 409,
  'member.changed-meanwhile': 409,
  'member.last-administrator': 409,
  'member.own-manager': 422,
  'member.high-post': 403,
  'member.leaving': 409,
  'department.unknown': 404,
  'department.circle': 422,
  'department.not-empty': 409,
  'organisation.taken': 409,
  'organisation.zone': 422,
  'organisation.region': 422,
  'departure.unknown': 404,
  'departure.past': 422,
  'departure.heir': 422,
  'session.unknown': 404,
} as const;
