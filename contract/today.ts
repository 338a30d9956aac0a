import { z } from 'zod';
import { text } from './customers.ts';
import { named } from './ledger.ts';

/** 今日 on the wire: what one person owes, in the order to do it. */

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** One duty of a card. The ⓘ opens `/api/obligations/:id/why`. */
export const cardDuty = z.object({
  id: z.string(),
  clause: z.string(),
  n: z.int(),
  noun: z.string(),
  title: text,
  strength: z.enum(['nag', 'checklist', 'hint']),
  opensAt: instant,
  /** Done earlier it stays owed. */
  countsFrom: instant,
  targetAt: instant.nullable(),
  dueAt: instant.nullable(),
  late: z.boolean(),
  /** Held by a post: whoever claims it first does it. */
  claim: z.object({ by: named.nullable(), until: instant.nullable() }).nullable(),
});
export type CardDuty = z.infer<typeof cardDuty>;

export const sheetField = z.object({
  name: z.string(),
  text,
  input: z.enum([
    'choice',
    'many',
    'text',
    'number',
    'money',
    'date',
    'time',
    'bool',
    'phone',
    'member',
    'signature',
    'photo',
  ]),
  choices: z.record(z.string(), text).optional(),
  required: z.boolean(),
});
export const cardSheet = z.object({
  clause: z.string(),
  n: z.int(),
  title: text,
  fields: z.array(sheetField),
});

/** Whether the number may be dialled at this moment. `asks`: say why (`asked`) and it may. */
export const callVerdict = z.enum(['allowed', 'asks', 'postponed', 'refused']);

export const cardSubject = z.object({
  ref: z.string(),
  name: z.string(),
  open: z.string().nullable(),
  /** Last four digits. */
  tail: z.string().nullable(),
  phone: z.string().nullable(),
  /** Others who share the number. */
  household: z.array(z.string()),
  /** Their own wishes: 午睡 13:00–15:00, 先发消息. */
  wishes: z.array(text),
});

export const cardCall = z.object({
  /** `tel:` of one's own due call: dials without unmasking (`POST /api/calls` keeps who looked). Null: none, or not yours. */
  dial: z.string().nullable(),
  verdict: callVerdict,
  code: z.string().nullable(),
  says: text.nullable(),
  /** The next lawful moment. */
  until: instant.nullable(),
});

/** Duties of one subject that one act can discharge together: grouped on screen, never merged. */
export const todayCard = z.object({
  /** Stable while its duties stay open. */
  id: z.string(),
  section: z.enum(['overdue', 'now', 'today', 'later']),
  noun: z.string(),
  title: text,
  detail: text.nullable(),
  by: z.enum(['clause', 'promise']),
  strength: z.enum(['nag', 'checklist', 'hint']),
  purpose: z.enum(['selling', 'service', 'safety', 'internal']),
  subject: cardSubject,
  duties: z.array(cardDuty).min(1),
  dueAt: instant.nullable(),
  /** 「今天 20:00 前打」: min(due, end of the hours in which one may call, end of the wish). Null: nothing to call. */
  lastCallAt: instant.nullable(),
  /** Promises and appointments stand by their hour. */
  hour: instant.nullable(),
  call: cardCall.nullable(),
  attempts: z
    .object({ made: z.int(), of: z.int(), lastAt: instant.nullable(), nextAt: instant.nullable() })
    .nullable(),
  sheet: cardSheet.nullable(),
  script: text.nullable(),
  frozen: text.nullable(),
  /**
   * What 「记录」 opens. `plain`: done, with a note · `sheet`: the sheet's own form · `confirm`: 敲定, one tap ·
   * `elsewhere`: its own screen, `place`.
   */
  record: z.enum(['call-back', 'visit', 'plain', 'sheet', 'confirm', 'elsewhere']),
  /** 敲定 of which invitation, and which round. */
  confirm: z.object({ invitation: z.string(), round: z.enum(['first', 'again']) }).nullable(),
  /** The page on which it is done, where that is not here. */
  place: z.string().nullable(),
  /** The gathering it belongs to: its duties stand together. */
  gathering: named.nullable(),
  /** What a promise says, kept beside the fact. */
  words: z.string().nullable(),
  /** The next duty to the same customer. */
  nextStep: z.object({ title: text, on: day }).nullable(),
});
export type TodayCard = z.infer<typeof todayCard>;

export const endedCard = z.object({
  id: z.string(),
  title: text,
  subject: named,
  state: z.enum(['discharged', 'superseded', 'waived']),
  timing: z.enum(['early', 'on-time', 'late']).nullable(),
  at: instant,
  /** 已取消(因…), 陈慧上午已替您回访. */
  says: text,
});

/** GET /api/today */
export const today = z.object({
  now: instant,
  day,
  member: named,
  /** Cards, as people count: overdue; due today; due this week, today's among them. */
  counts: z.object({ overdue: z.int(), today: z.int(), week: z.int() }),
  hours: z.object({
    /** The company's hours: outside them the app asks why. */
    company: z.array(z.object({ from: clock, to: clock })),
    /** Good hours, a hint only. */
    good: z.array(z.object({ from: clock, to: clock })),
    quiet: z.object({ from: clock, to: clock }),
  }),
  cards: z.array(todayCard),
  /** Ended today. */
  ended: z.array(endedCard),
  /** More than a screen can be asked to carry; counts stay whole. */
  leftOut: z.int(),
});
export type Today = z.infer<typeof today>;
