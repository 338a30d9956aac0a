import { z } from 'zod';
import { id, text } from './customers.ts';
import { cardCall } from './today.ts';

/**
 * Call-backs, visits and promises on the wire; the list they are made from is in contract/today.ts. Every write carries an `id` made by the device; sent twice
 * it is recorded once and answered alike. What managers see is in contract/owing.ts.
 */

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();
/** `customer:li`, `obligation:…`: a kind and an opaque id. */
export const ref = z.string().regex(/^[a-z][a-z-]*:[^\s:]{1,80}$/);
const obligationIds = z.array(z.string().min(1).max(120)).min(1).max(20);
const note = z.string().trim().max(2000).default('');

/** POST /api/calls/check: may this number be dialled now? Asked before dialling; writes nothing. */
export const callCheck = z.object({
  obligations: obligationIds,
  asked: z.boolean().default(false),
  emergency: z.boolean().default(false),
});
export const callChecked = cardCall.omit({ dial: true });

/** POST /api/calls: 拨打 was pressed. Gives the number, and keeps who got it. */
export const call = callCheck.extend({ id });
export const called = z.object({ dial: z.string(), startedAt: instant });

export const channel = z.enum(['phone', 'wechat-voice', 'wechat-video', 'message', 'visit', 'shop']);
export const callResult = z.enum(['satisfied', 'question', 'complaint', 'effect', 'other']);
export const sheetAnswers = z.record(
  z.string().max(60),
  z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(200)).max(40)]),
);
/** 顾客说 never counts against the writer; 我说 is what we said. */
export const said = z.object({ customer: note, mine: note });
export const newPromise = z.object({
  id,
  /** A customer; null for a promise about nobody in particular. */
  subject: ref.nullable(),
  at: instant,
  words: z.string().trim().min(1).max(300),
  /** Sent by a manager for somebody else; the caller by default. */
  holder: id.optional(),
});

/** POST /api/call-backs */
export const callBack = z.object({
  id,
  obligations: obligationIds,
  /** When it was made, by the device's clock. */
  at: instant,
  startedAt: instant.nullable().default(null),
  seconds: z.int().min(0).max(86_400).nullable().default(null),
  channel,
  result: callResult,
  said: said.default({ customer: '', mine: '' }),
  sheet: sheetAnswers.default({}),
  attachments: z.array(id).max(9).default([]),
  /** The consultant joined: one contact serves both series. */
  joint: z.boolean().default(false),
  /** She asked for this hour; the answer to `asks`. */
  asked: z.boolean().default(false),
  visit: z
    .object({ agreed: z.boolean(), reason: z.enum(['home-asked', 'unwell', 'device', 'other']).optional() })
    .nullable()
    .default(null),
  /** 「不要再打了」 */
  refused: z
    .object({
      purpose: z.enum(['selling', 'service']),
      channel: z.enum(['phone', 'message', 'wechat', 'visit', 'all']),
    })
    .nullable()
    .default(null),
  effect: z
    .object({ severity: z.enum(['mild', 'serious']), batch: z.string().max(40).optional() })
    .nullable()
    .default(null),
  promise: newPromise.pick({ id: true, at: true, words: true }).nullable().default(null),
});
export type NewCallBack = z.input<typeof callBack>;

const outcome = z.object({ obligation: z.string(), title: text, says: text });
export const callBackAnswer = z.object({
  id: z.string(),
  met: z.array(outcome.extend({ timing: z.enum(['on-time', 'late']) })),
  /** Named but not met: too early, other evidence wanted. */
  notMet: z.array(outcome.extend({ early: z.boolean() })),
  superseded: z.array(outcome),
  warnings: z.array(text),
  next: z.object({ title: text, on: day }).nullable(),
});

/** POST /api/call-backs/missed: 没接, one tap. */
export const missedCall = z.object({
  id,
  obligations: obligationIds,
  at: instant,
  channel: channel.default('phone'),
  asked: z.boolean().default(false),
});
export const missedCallAnswer = z.object({
  id: z.string(),
  attempt: z.int(),
  of: z.int(),
  nextAt: instant.nullable(),
  /** 联系不上: closed, the manager sees it. */
  unreachable: z.boolean(),
  says: text,
});

/** POST /api/visits: a visit that is no call-back (those go to /api/call-backs with channel `visit`). */
export const visit = z.object({
  id,
  subject: ref,
  at: instant,
  purpose: z.enum(['selling', 'service', 'safety']),
  agreed: z.boolean(),
  obligations: z.array(z.string().max(120)).max(20).default([]),
  said: said.default({ customer: '', mine: '' }),
  attachments: z.array(id).max(9).default([]),
});

/** POST /api/promises, POST /api/promises/:id/moves: moved only with a note to the customer. */
export const promiseAnswer = z.object({ id: z.string(), obligation: z.string().nullable(), dueAt: instant });
export const promiseMove = z.object({ id, at: instant, note: z.string().trim().min(2).max(300) });

/** POST /api/obligations/:id/discharge: for cards whose `record` is `plain`; `also` names the card's other duties. */
export const discharge = z.object({
  id,
  at: instant,
  also: z.array(z.string().max(120)).max(200).default([]),
  note,
  attachments: z.array(id).max(9).default([]),
});
export const waiver = z.object({ id, reason: z.string().trim().min(2).max(300) });
export const claim = z.object({ id });
export const ended = z.object({ id: z.string(), obligation: z.string(), says: text });

/** PUT /api/attachments/:id: a picture, sent before the record that names it. */
export const attachment = z.object({
  id: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
});

/** POST /api/call-backs/requests: asks the consultant to call a non-buyer by a day (S003.3-17). */
export const callBackRequest = z.object({ id, subject: ref, day });

/** POST /api/outbox: a device's whole day, in order; each line answers for itself. */
export const outbox = z.object({
  entries: z
    .array(
      z.discriminatedUnion('what', [
        z.object({ what: z.literal('call-back'), body: callBack }),
        z.object({ what: z.literal('missed'), body: missedCall }),
        z.object({ what: z.literal('visit'), body: visit }),
        z.object({ what: z.literal('promise'), body: newPromise }),
        z.object({ what: z.literal('discharge'), obligation: z.string().max(120), body: discharge }),
      ]),
    )
    .max(200),
});
export const outboxAnswer = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      done: z.boolean(),
      code: z.string().nullable(),
      says: text.nullable(),
    }),
  ),
});

/** Refusals of this module, with their HTTP status. */
export const followupRefusals = {
  'obligation.unknown': 404,
  'followup.already-ended': 409,
  'followup.not-yours': 403,
  'followup.several-customers': 422,
  'followup.not-by-call': 422,
  'followup.elsewhere': 422,
  'followup.no-number': 422,
  'followup.sheet': 422,
  'promise.past': 422,
  'promise.nobody': 422,
  'delegation.holder': 422,
  'approval.unknown': 404,
  'approval.answered': 409,
  'approval.not-yours': 403,
  'award.unknown': 404,
  'award.not-yours': 403,
  'award.range': 422,
  'award.decided': 409,
  'appeal.open': 409,
  'appeal.unknown': 404,
  'review.none-due': 409,
  'attachment.too-large': 413,
  'attachment.kind': 415,
  'attachment.none': 400,
  'attachment.id-taken': 409,
  'attachment.gone': 410,
  'attachment.not-yours': 403,
} as const;
