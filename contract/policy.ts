import { z } from 'zod';
import { named, text } from './ledger.ts';
import { unit } from './pack.ts';
import { clauseId, strength, value } from './pack-parts.ts';

/** The library of written systems: what is adopted, what each clause says, and the adopting of them. */

const packName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(80);
const id = z.string().min(8).max(80);
const day = z.iso.date();

export const packPath = z.object({ pack: packName });
export const clausePath = z.object({ clause: clauseId });

/** `waiting`: adopted, and some of its clauses wait for a blank. */
export const packState = z.enum(['adopted', 'waiting', 'coming', 'not-adopted']);

const systemShown = z.object({
  pack: packName,
  title: text,
  rank: z.enum(['statute', 'own', 'pack']),
  systems: z.array(z.string()),
  document: z.string(),
  state: packState,
  from: day.nullable(),
  /** First day no longer in force, where it is retired from a day to come. */
  to: day.nullable(),
  clauses: z.int(),
  /** Clauses in force today. */
  inForce: z.int(),
  /** Blanks not filled in yet. */
  blanks: z.int(),
  /** What is shipped differs from what was adopted. */
  newer: z.boolean(),
});

/** GET /api/policy */
export const library = z.object({ today: day, revision: z.int(), systems: z.array(systemShown) });
export type Library = z.infer<typeof library>;

const parameterShown = z.object({
  name: z.string(),
  text,
  unit,
  /** Today's; null for a blank. */
  value: value.nullable(),
  /** What the source says, where it says something. */
  written: value.nullable(),
  /** 常用值，非原文. */
  suggested: value.nullable(),
  own: z.boolean(),
  optional: z.boolean(),
});
export type ParameterShown = z.infer<typeof parameterShown>;

const clauseState = z.enum(['in-force', 'waiting', 'off', 'not-adopted', 'coming']);

const live = z.object({ owes: z.int(), kept: z.int(), lapsed: z.int(), facts: z.int() });

const clauseShown = z.object({
  id: clauseId,
  form: z.string(),
  strength: strength.nullable(),
  text,
  note: text.nullable(),
  lawful: z.boolean(),
  state: clauseState,
  waits: z.array(z.string()),
  parameters: z.array(z.string()),
  /** Open now, kept and lapsed in the last 30 days, and how often it spoke at all. */
  live,
});
export type ClauseShown = z.infer<typeof clauseShown>;

/** GET /api/policy/packs/:pack */
export const packPage = z.object({
  today: day,
  revision: z.int(),
  system: systemShown,
  parameters: z.array(parameterShown),
  variants: z.array(
    z.object({
      group: z.string(),
      options: z.array(z.object({ option: z.string(), says: text, clauses: z.array(clauseId) })),
      chosen: z.string(),
    }),
  ),
  clauses: z.array(clauseShown),
});
export type PackPage = z.infer<typeof packPage>;

const statuteShown = z.object({
  status: z.enum(['in-force', 'pilot', 'draft']),
  region: z.string(),
  source: z.string(),
  asOf: day,
});

/** GET /api/policy/clauses/:clause */
export const clausePage = z.object({
  clause: clauseShown,
  pack: z.object({
    name: packName,
    title: text,
    document: z.string(),
    rank: z.enum(['statute', 'own', 'pack']),
  }),
  statute: statuteShown.nullable(),
  /** The clause as it is written, for whoever wants to read the rule itself. */
  written: z.record(z.string(), z.unknown()),
  parameters: z.array(parameterShown),
  versions: z.array(
    z.object({
      n: z.int(),
      from: day,
      to: day.nullable(),
      params: z.record(z.string(), z.unknown()),
      now: z.boolean(),
    }),
  ),
  /** The other halves of a mixed clause. */
  siblings: z.array(z.object({ id: clauseId, text })),
  holders: z.array(z.object({ holder: named, owes: z.int(), overdue: z.int() })),
  examples: z.array(z.object({ index: z.int(), name: text, case: z.string().nullable() })),
});
export type ClausePage = z.infer<typeof clausePage>;

/** POST /api/policy/clauses/:clause/examples/run: runs them through the kernel, here and now. */
export const examplesRun = z.object({
  results: z.array(
    z.object({
      index: z.int(),
      passed: z.boolean(),
      failures: z.array(text),
      given: z.string(),
      expected: z.string(),
    }),
  ),
});
export type ExamplesRun = z.infer<typeof examplesRun>;

const choice = {
  from: day.optional(),
  variants: z.record(z.string(), z.string()).default({}),
  blanks: z.record(z.string(), value).default({}),
  conflicts: z.record(z.string(), z.string()).default({}),
  off: z.array(clauseId).default([]),
};

/** POST /api/policy/packs/:pack/preview */
export const previewAsked = z.object(choice);
export const preview = z.object({
  revision: z.int(),
  clauses: z.int(),
  /** Clauses that would wait, and the blanks they wait for. */
  waiting: z.array(z.object({ clause: clauseId, blanks: z.array(z.string()) })),
  conflicts: z.array(
    z.object({
      key: z.string(),
      clauses: z.array(z.string()),
      about: z.string(),
      stricter: z.string().nullable(),
    }),
  ),
  /** What it would have added, had it been in force over the last days: from recorded facts. */
  load: z.object({
    days: z.int(),
    facts: z.int(),
    people: z.array(
      z.object({ holder: named, nags: z.int(), checklists: z.int(), perDay: z.number(), most: z.int() }),
    ),
  }),
});
export type Preview = z.infer<typeof preview>;

/** POST /api/policy/packs/:pack/adoptions */
export const newAdoption = z.object({ id, base: z.int(), ...choice });
export const adopted = z.object({ revision: z.int(), clauses: z.int() });

/** POST /api/policy/packs/:pack/values: fills a blank, or sets an own value. */
export const newValue = z.object({ id, base: z.int(), parameter: z.string().max(80), value, from: day });
/** POST /api/policy/packs/:pack/retirements */
export const retirement = z.object({ id, base: z.int(), from: day });
export const changed = z.object({ revision: z.int() });

export const policyRefusals = {
  'pack.unknown': 404,
  'clause.unknown': 404,
  'pack.faulty': 422,
  'pack.no-day': 422,
  'pack.past-day': 422,
  'pack.day-begun': 409,
  'pack.unknown-option': 422,
  'pack.conflict': 409,
  'pack.not-adopted': 409,
  'policy.changed-meanwhile': 409,
  'parameter.unknown': 422,
  'parameter.misfit': 422,
  'parameter.unfit': 422,
  'statute.fixed': 422,
  'statute.loosened': 422,
  'statute.in-force': 422,
} as const;
