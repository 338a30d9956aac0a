import { z } from 'zod';
import { id, text } from './customers.ts';

/** A list on its way in: file → columns → verdicts → written → result. Nothing is written before the verdicts are seen. */

const instant = z.iso.datetime({ offset: true });

export const importField = z.enum([
  'name',
  'phone',
  'gender',
  'birth',
  'district',
  'area',
  'address',
  'owner',
  'consent',
]);
export type ImportField = z.infer<typeof importField>;

export const importState = z.enum([
  'columns',
  'reading',
  'verdicts',
  'writing',
  'stopped',
  'written',
  'undoing',
  'undone',
  'refused',
]);
export type ImportState = z.infer<typeof importState>;

/** `in-file`: an earlier line says the same · `on-record`: nothing new about a customer on record. */
export const importVerdict = z.enum(['new', 'update', 'in-file', 'on-record', 'bad']);
export type ImportVerdict = z.infer<typeof importVerdict>;

/** One column as it was found. */
export const foundColumn = z.object({
  /** A, B, … */
  letter: z.string(),
  heading: z.string(),
  samples: z.array(z.string()),
  guess: importField.nullable(),
  /** What is not taken from a list, and why: health, income, identity numbers. */
  left: text.nullable(),
});
export type FoundColumn = z.infer<typeof foundColumn>;

/** What looking at a file found. */
export const importLook = z.object({
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  /** The line the headings stand on; 0 when the list has none. */
  headingLine: z.int(),
  columns: z.array(foundColumn),
  notes: z.array(text),
});
export type ImportLook = z.infer<typeof importLook>;

export const consentGrant = z.object({
  purpose: z.enum(['selling', 'service']),
  channel: z.enum(['phone', 'message', 'wechat', 'visit', 'all']),
});

/**
 * Where the consents of this list come from. `column`: only rows whose cell names a source · `file`: every row ·
 * `none`: nobody on it may be contacted with an offer.
 */
export const consentChoice = z.object({
  basis: z.enum(['column', 'file', 'none']),
  source: z
    .enum(['survey-form', 'stall', 'event', 'shop', 'phone-in', 'introduced', 'other'])
    .default('survey-form'),
  note: z.string().trim().max(200).default(''),
  /** The attachment that proves it. */
  proof: id.nullable().default(null),
  grants: z.array(consentGrant).max(8).default([]),
});
export type ConsentChoice = z.infer<typeof consentChoice>;

export const importChoices = z.object({
  sheet: z.string().max(100).nullable(),
  headingLine: z.int().min(0).max(100),
  /** Column by column, the field it fills. */
  columns: z.array(importField.nullable()).max(100),
  consent: consentChoice,
  /** A value on record that differs: `keep` it, or let the list `replace` it. Empty ones are filled either way. */
  differences: z.enum(['keep', 'replace']).default('keep'),
});
export type ImportChoices = z.infer<typeof importChoices>;

export const importCounts = z.object({
  rows: z.int(),
  new: z.int(),
  update: z.int(),
  'in-file': z.int(),
  'on-record': z.int(),
  bad: z.int(),
  /** Of the new ones: same number under another name, proposed as one household. */
  household: z.int(),
  /** Of the new ones: 不可主动联系, no source of consent. */
  uncallable: z.int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

export const importProgress = z.object({
  done: z.int(),
  total: z.int(),
  perSecond: z.int(),
  secondsLeft: z.int().nullable(),
});

export const importPage = z.object({
  id,
  fileName: z.string(),
  state: importState,
  look: importLook,
  choices: importChoices,
  counts: importCounts.nullable(),
  progress: importProgress.nullable(),
  /** Why it was refused or stopped. */
  says: z.object({ code: z.string(), message: text, mend: text }).nullable(),
  madeBy: z.object({ id, name: z.string() }),
  madeAt: instant,
  writtenAt: instant.nullable(),
  /** Customers on record now, after writing. */
  customers: z.int().nullable(),
  undo: z.object({ until: instant.nullable(), possible: z.boolean(), says: text.nullable() }),
});
export type ImportPage = z.infer<typeof importPage>;

export const importList = z.object({
  imports: z.array(
    importPage.pick({ id: true, fileName: true, state: true, counts: true, madeBy: true, madeAt: true }),
  ),
});
export type ImportList = z.infer<typeof importList>;

export const importFilter = z.enum([
  'all',
  'new',
  'update',
  'in-file',
  'on-record',
  'bad',
  'household',
  'uncallable',
]);
export type ImportFilter = z.infer<typeof importFilter>;
export const rowsQuery = z.object({
  filter: importFilter.default('all'),
  /** Rows after this line; 0 from the first. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

const said = z.object({ field: z.string(), zh: z.string(), en: z.string() });
export const importRow = z.object({
  line: z.int(),
  verdict: importVerdict,
  name: z.string(),
  phones: z.array(z.string()),
  gender: z.string(),
  birth: z.string(),
  lunar: z.boolean(),
  district: z.string(),
  area: z.string(),
  address: z.string(),
  owner: z.string().nullable(),
  callable: z.boolean(),
  household: z.string().nullable(),
  faults: z.array(said),
  notes: z.array(said),
  /** What stood in the cells of a row that is bad or was mended. */
  typed: z.partialRecord(importField, z.string()).nullable(),
  matches: z.object({ name: z.string(), line: z.int().nullable() }).nullable(),
  /** Field → [on record, from the list]. */
  changes: z.record(z.string(), z.tuple([z.string(), z.string()])).nullable(),
});
export type ImportRow = z.infer<typeof importRow>;
export const importRows = z.object({ rows: z.array(importRow), total: z.int(), next: z.int().nullable() });
export type ImportRows = z.infer<typeof importRows>;

export const mendedRow = z.object({ fields: z.partialRecord(importField, z.string().max(300)) });
export const mendedAnswer = z.object({ row: importRow, counts: importCounts });
export const errorFileQuery = z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx') });

/** Refusals of this part and their status. What is wrong with a file has codes of its own under `import.file.`. */
export const importRefusals = {
  'import.no-file': 422,
  'import.file.too-large': 413,
  'import.unknown': 404,
  'import.state': 409,
  'import.columns': 422,
  'import.consent': 422,
  'import.row': 404,
  'import.worked': 409,
  'import.undo-over': 409,
} as const;
