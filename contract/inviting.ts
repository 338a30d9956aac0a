import { z } from 'zod';
import { id, person } from './customers.ts';

/** Asking people to an event and hearing from them, on the wire. A write carries an id made by the device. */

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0);

export const inviteChannel = z.enum(['visit', 'phone', 'wechat', 'shop', 'email', 'message']);
/** Likelihood to come; never to buy. */
export const likelihood = z.enum(['sure', 'likely', 'unsure']);
/** 到场关照: taken for the day, deleted after. */
export const care = z.enum(['wheelchair', 'hearing', 'soft-food', 'diet', 'no-photo']);
export const invitationState = z.enum(['listed', 'waiting', 'invited', 'accepted', 'declined', 'withdrawn']);
const stop = z.string().trim().max(40);

/** POST /api/events/:id/prospects: who is to be asked, by whom; the customer's own representative by default. */
export const prospects = z.object({
  prospects: z
    .array(z.object({ customer: id, inviter: id.optional() }))
    .min(1)
    .max(2000),
});
export const prospectsAnswer = z.object({
  listed: count,
  /** Who could not be listed, and why. */
  left: z.array(
    z.object({ customer: id, name: z.string(), why: z.object({ zh: z.string(), en: z.string() }) }),
  ),
});
/** GET /api/events/:id/prospects?q= : whom one may still put on the list, by name, initials or last four digits. */
export const candidatesQuery = z.object({ q: z.string().trim().max(20).default('') });
export const candidates = z.object({
  rows: z.array(
    z.object({ customer: id, name: z.string(), last4: z.string(), came: count, bought: z.boolean() }),
  ),
  total: count,
});

/** POST /api/invitations/:id/invite */
export const invite = z.object({
  id,
  channel: inviteChannel,
  /** They had agreed to the visit, or asked for the talk: an appointment needs no consent of another kind. */
  agreed: z.boolean().default(false),
  warmedUp: z.boolean(),
  confident: z.boolean(),
  likelihood,
  answer: z.enum(['yes', 'maybe', 'no']).default('maybe'),
  companions: z.int().min(0).max(9).default(0),
  care: z.array(care).max(5).default([]),
  stop: stop.default(''),
  note: z.string().trim().max(500).default(''),
});
export const missed = z.object({ id, channel: inviteChannel });
export const reply = z.object({
  id,
  answer: z.enum(['yes', 'maybe', 'no']),
  companions: z.int().min(0).max(9).default(0),
  care: z.array(care).max(5).default([]),
  stop: stop.default(''),
});
export const confirmation = z.object({ id, round: z.enum(['first', 'again']) });
export const withdrawal = z.object({ id, reason: z.enum(['declined', 'other']) });

export const invitation = z.object({
  id,
  customer: person.extend({ last4: z.string() }),
  inviter: person,
  state: invitationState,
  likelihood,
  channel: inviteChannel.nullable(),
  companions: count,
  care: z.array(care),
  stop: z.string(),
  waiting: count.nullable(),
  invitedAt: instant.nullable(),
  confirmedAt: instant.nullable(),
  reconfirmedAt: instant.nullable(),
  released: z.boolean(),
  withdrawnFor: z.string().nullable(),
  passNumber: z.string().nullable(),
  arrived: z.boolean(),
});
export type Invitation = z.infer<typeof invitation>;

const funnel = z.object({
  listed: count,
  invited: count,
  accepted: count,
  confirmed: count,
  reconfirmed: count,
  waiting: count,
  declined: count,
  sure: count,
  likely: count,
  unsure: count,
});
/** GET /api/events/:id/invitations?inviter= */
export const invitationBoard = z.object({
  funnel,
  inviters: z.array(funnel.extend({ member: person, quota: count })),
  rows: z.array(invitation),
  /** 敲定 calls: locked until the stock-taking meeting is over and all is ready; says what is missing. */
  confirming: z.object({ open: z.boolean(), missing: z.array(z.object({ zh: z.string(), en: z.string() })) }),
});
export type InvitationBoard = z.infer<typeof invitationBoard>;

/** GET /api/events/:id/eve: what tomorrow has to be ready for; no guest's name is in it. */
export const eve = z.object({
  invited: count,
  confirmed: count,
  reconfirmed: count,
  /** Of those invited: here for the first time, or come to a gathering before. */
  newcomers: count,
  returning: count,
  companions: count,
  care: z.array(z.object({ care, guests: count })),
  /** The bus: how many get on where. */
  stops: z.array(z.object({ stop: z.string(), people: count })),
  speakers: z.object({
    settled: z.boolean(),
    who: z.array(z.object({ name: z.string(), paper: z.boolean() })),
  }),
});
export type Eve = z.infer<typeof eve>;

/** What the printed invitation and the guest page say. */
export const invitationCard = z.object({
  sells: z.string(),
  event: z.string(),
  company: z.string(),
  inviter: z.string(),
  surname: z.string(),
  hall: z.string(),
  address: z.string(),
  startsAt: instant,
  doorsAt: instant,
  endsAt: instant,
  stop: z.string(),
  seat: z.string().nullable(),
  passNumber: z.string().nullable(),
  state: invitationState,
  companions: count,
  care: z.array(care),
  cancelled: z.boolean(),
  over: z.boolean(),
});
export type InvitationCard = z.infer<typeof invitationCard>;
/** POST /api/invitations/:id/forward: a sentence or two to forward by hand, with the guest page's link. */
export const forward = z.object({ text: z.string(), link: z.string() });

export const invitingRefusals = {
  'invitation.unknown': 404,
  'invitation.not-yours': 403,
  'invitation.withdrawn': 409,
  'invitation.not-asked': 409,
  'invitation.event-over': 409,
  'invitation.locked': 409,
  'guest-page.unknown': 404,
  'guest-page.expired': 410,
} as const;
