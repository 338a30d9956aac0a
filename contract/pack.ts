import { z } from 'zod';
import type { Pack } from '../kernel/index.ts';
import { packClause } from './pack-clauses.ts';
import { kindName, packText, value } from './pack-parts.ts';

/**
 * A pack file: one written system, or a part of one, as data. Several files with the same `pack` are one pack.
 * contract/pack.schema.json is made from this, so that an editor helps while a rule is written.
 */

const fieldType = z.union([
  z.enum(['int', 'fen', 'date', 'instant', 'duration', 'code', 'ref', 'bool', 'text-code']),
  z.strictObject({
    list: z.enum(['int', 'fen', 'date', 'instant', 'duration', 'code', 'ref', 'bool', 'text-code']),
  }),
]);

const field = z.strictObject({
  type: fieldType,
  optional: z.literal(true).optional(),
  codes: z.record(z.string(), packText).optional(),
  of: z.string().optional(),
  text: packText,
});

const factKind = z.strictObject({
  kind: kindName,
  text: packText,
  subject: z.string(),
  refs: z.record(z.string(), z.string()).optional(),
  data: z.record(z.string(), field),
});

export const unit = z.enum([
  'duration',
  'days',
  'workdays',
  'count',
  'fen',
  'percent',
  'time',
  'codes',
  'text',
]);

const parameter = z.strictObject({
  text: packText,
  unit,
  /** First day → value; empty for one that the source leaves open. */
  from: z.record(z.iso.date(), value),
  source: z.string().optional(),
});

export const packSchema = z.strictObject({
  pack: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: packText,
  rank: z.enum(['statute', 'own', 'pack']).optional(),
  source: z.strictObject({ document: z.string(), systems: z.array(z.string()).min(1) }),
  kinds: z.array(factKind).optional(),
  subjects: z.record(z.string(), packText).optional(),
  parameters: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), parameter).optional(),
  clauses: z.array(packClause).min(1),
}) satisfies z.ZodType<Pack>;
