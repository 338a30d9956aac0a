import { z } from 'zod';
import { kindName, packText, value } from './pack-parts.ts';

/** Examples beside a clause, and files of them for `guiju check --examples`: one shape, so anyone can try a rule. */

const ref = z.string().regex(/^[a-z][a-z-]*:[^\s:]{1,80}$/, 'a reference is written kind:id');
const fact = z.strictObject({
  id: z.string().optional(),
  kind: kindName,
  at: z.iso
    .datetime({ offset: true, local: false })
    .or(z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[+-]\d{2}:\d{2}$/)),
  subject: ref,
  actor: ref.optional(),
  refs: z.record(z.string(), ref).optional(),
  data: z.record(z.string(), value).optional(),
});

const known = z.record(ref, z.record(z.string(), value.nullable()));
const day = z.iso.date();

const given = z.strictObject({
  facts: z.array(fact).optional(),
  act: fact.optional(),
  known: known.optional(),
  params: z.record(z.string(), value).optional(),
  now: z.string().optional(),
  calendar: z
    .strictObject({ holidays: z.array(day).optional(), makeUpWorkdays: z.array(day).optional() })
    .optional(),
  with: z.array(z.string()).optional(),
  /** What the organisation is called, for `{organisation}` in lines that must be there. */
  organisation: z.string().optional(),
  text: z.string().optional(),
  sheet: z.strictObject({ clause: z.string(), values: z.record(z.string(), value) }).optional(),
});

const items = z.array(z.record(z.string(), value.nullable())).optional();
const expectation = z.strictObject({
  exactly: z.boolean().optional(),
  obligations: items,
  none: items,
  kept: items,
  superseded: items,
  next: items,
  classes: items,
  standards: items,
  approvals: items,
  awards: items,
  measures: items,
  sample: items,
  decisions: items,
  amounts: items,
  complete: z
    .array(
      z.strictObject({
        clause: z.string().optional(),
        done: z.int().min(0),
        of: z.int().min(0),
        missing: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  conflicts: items,
  notEvaluable: items,
  hints: items,
  faults: items,
});

export const packExample = z.strictObject({
  name: packText,
  /** The rulebook's case it carries: `S003.3-08#1`. */
  case: z
    .string()
    .regex(/^S\d+\.\d+-\d+#\d+$/)
    .optional(),
  given,
  expect: expectation.refine(
    (what) => Object.keys(what).some((key) => key !== 'exactly'),
    'an example expects something',
  ),
});

/** A file of examples: `pack` names the clauses they run against. */
export const exampleFile = z.strictObject({
  pack: z.string().optional(),
  examples: z.array(packExample).min(1),
});
