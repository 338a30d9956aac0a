import { z } from 'zod';
import { id, person, text } from './customers.ts';

/** 讲稿与文稿 on the wire: what is said and shown at a gathering, screened before anybody sees it. */

const instant = z.iso.datetime({ offset: true });
/** Of one text, so that a version fits into a request. */
export const textLimits = { pages: 200, page: 5_000, all: 100_000 } as const;

export const textUse = z.enum(['slides', 'host-script', 'invitation', 'message', 'advertisement']);
export const textCategory = z.enum(['health-food', 'food', 'device', 'appliance', 'service']);
export const speakerTitle = z.enum(['lecturer', 'expert', 'consultant', 'doctor']);

const pages = z
  .array(z.string().max(textLimits.page))
  .min(1)
  .max(textLimits.pages)
  .refine((all) => all.reduce((sum, page) => sum + page.length, 0) <= textLimits.all, {
    message: `more than ${textLimits.all} characters`,
  });

/** POST /api/texts/pages: a file (.txt, .docx, .pptx) as its pages. Nothing of it is kept. */
export const readText = z.object({ title: z.string(), pages: z.array(z.string()) });
export type ReadText = z.infer<typeof readText>;

/** POST /api/events/:id/texts: a new text, or a new version of one; whether it passed is in the answer. */
export const newText = z.object({
  id,
  /** The text this is a version of; what it is for stays as it was. */
  text: id,
  title: z.string().trim().min(1).max(80),
  use: textUse,
  category: textCategory.nullable(),
  /** Who speaks it, where that matters: nobody is called a doctor without a licence on record. */
  speaker: id.nullable(),
  pages,
});

/** What may not be said, where; or what must be there and is not: then it stands on no page. */
export const textMark = z.object({
  /** From 1. */
  page: z.int().min(1).nullable(),
  /** Start and end on the page. */
  span: z.tuple([z.int().min(0), z.int().min(0)]).nullable(),
  word: z.string(),
  why: text,
  clause: z.string(),
  /** What to do about it and what may be said instead, in the clause's words. */
  says: text,
  /** Only said: it does not stand in the way. */
  hint: z.boolean(),
});
export type TextMark = z.infer<typeof textMark>;

export const textVersion = z.object({
  id,
  n: z.int().min(1),
  passed: z.boolean(),
  marks: z.array(textMark),
  pages: z.array(z.string()),
  speaker: id.nullable(),
  handedInBy: person,
  handedInAt: instant,
});
export type TextVersion = z.infer<typeof textVersion>;

const textHead = z.object({
  id,
  title: z.string(),
  use: textUse,
  category: textCategory.nullable(),
});

export const speaker = z.object({
  id,
  name: z.string(),
  title: speakerTitle,
  credential: z.string(),
  licence: z.string(),
  /** The paper can be looked at under /api/speakers/:id/evidence. */
  evidence: z.boolean(),
});
export type Speaker = z.infer<typeof speaker>;

/** POST /api/events/:id/speakers */
export const newSpeaker = z.object({
  id,
  name: z.string().trim().min(1).max(40),
  title: speakerTitle,
  credential: z.string().trim().max(200).default(''),
  licence: z.string().trim().max(40).default(''),
  /** An attachment: certificate or licence. */
  evidence: id.nullable().default(null),
});

/** POST /api/speakers/:id/evidence: the paper of one who was put on record without it. */
export const newPaper = z.object({
  evidence: id,
  /** What it says, where that was left open. */
  credential: z.string().trim().max(200).default(''),
  licence: z.string().trim().max(40).default(''),
});

/** GET /api/events/:id/texts */
export const eventTexts = z.object({
  texts: z.array(
    textHead.extend({
      /** The latest. */
      n: z.int().min(1),
      passed: z.boolean(),
      /** What stands in the way of it. */
      marks: z.int().min(0),
      handedInBy: person,
      handedInAt: instant,
    }),
  ),
  speakers: z.array(speaker),
});
export type EventTexts = z.infer<typeof eventTexts>;

/** GET /api/events/:id/texts/:text: every version, the latest first. */
export const oneText = textHead.extend({ versions: z.array(textVersion) });
export type OneText = z.infer<typeof oneText>;
