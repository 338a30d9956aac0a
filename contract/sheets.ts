import { z } from 'zod';
import { id, text } from './customers.ts';
import { ref, sheetAnswers } from './followup.ts';
import { named, timelineFact } from './ledger.ts';
import { sheetField } from './today.ts';

/** 办事: the sheets of the written rules, what was filled in, and what follows from it. */

const instant = z.iso.datetime({ offset: true });

/** GET /api/sheets: those the caller may start. */
export const sheetCard = z.object({ clause: z.string(), n: z.int(), title: text });
export const sheets = z.object({
  systems: z.array(z.object({ pack: z.string(), title: text, sheets: z.array(sheetCard) })),
});
export type Sheets = z.infer<typeof sheets>;

/** GET /api/sheets/:clause?about=&obligation= */
export const sheetQuery = z.object({ about: ref.optional(), obligation: z.string().max(120).optional() });
export const sheetForm = sheetCard.extend({
  /** The rule's own words. */
  says: text,
  note: text.nullable(),
  about: named.nullable(),
  /** `required` where it always is; `asked`: only where other fields say so. */
  fields: z.array(sheetField.extend({ asked: z.boolean() })),
});
export type SheetForm = z.infer<typeof sheetForm>;

/** POST /api/sheets/:clause/entries. `warned`: the caller has read what the rules point out. */
export const newEntry = z.object({
  id,
  about: ref.optional(),
  obligation: z.string().max(120).optional(),
  values: sheetAnswers,
  attachments: z.array(id).max(9).default([]),
  warned: z.boolean().default(false),
});
export const entryKept = z.object({ id: z.string(), open: z.string() });

/** What was filled in or followed, one line each. */
export const line = z.object({ name: text, says: text });

export const entryState = z.enum(['asked', 'given', 'refused', 'open', 'done']);
/** GET /api/entries: one's own, newest first. */
export const entryCard = z.object({
  id: z.string(),
  title: text,
  system: text,
  at: instant,
  state: entryState,
  lines: z.array(line),
});
export const entries = z.object({ entries: z.array(entryCard) });
export type Entries = z.infer<typeof entries>;

export const owedHere = z.object({
  id: z.string(),
  title: text,
  holder: named,
  dueAt: instant.nullable(),
  state: z.enum(['open', 'discharged', 'waived', 'superseded']),
  late: z.boolean(),
  endedAt: instant.nullable(),
  /** An approval: yes or no once answered, with the words given. */
  answer: z.enum(['given', 'refused']).nullable(),
  words: z.string(),
  clause: z.string(),
});

export const plainAct = z.object({ kind: z.string(), title: text });
/** POST /api/entries/:id/acts */
export const newPlainAct = z.object({ id, kind: z.string().max(60) });

/** GET /api/entries/:id */
export const entryPage = z.object({
  id: z.string(),
  title: text,
  system: text,
  subject: named,
  state: entryState,
  filled: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      title: text,
      by: named,
      at: instant,
      lines: z.array(line),
      attachments: z.array(z.string()),
    }),
  ),
  /** Figures and classes the clauses concluded: what may be spent, what is left. */
  figures: z.array(line.extend({ clause: z.string() })),
  approvals: z.array(owedHere),
  owed: z.array(owedHere),
  timeline: z.array(timelineFact),
  /** Sheets that go on from here, for this caller. */
  next: z.array(sheetCard),
  /** Said without a form by whoever began it: it is over, it is taken back. */
  acts: z.array(plainAct),
});
export type EntryPage = z.infer<typeof entryPage>;

export const sheetRefusals = {
  'sheet.unknown': 404,
  'sheet.not-yours': 403,
  'sheet.incomplete': 422,
  'sheet.warned': 409,
  'entry.unknown': 404,
  'entry.id-taken': 409,
} as const;
