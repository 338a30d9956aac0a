import { z } from 'zod';

/** The small parts pack files are made of: texts, values, times, who, what meets what. */

export const packText = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const scalar = z.union([z.string(), z.number(), z.boolean()]);
export type PackValue = string | number | boolean | readonly PackValue[];
export const value: z.ZodType<PackValue> = z.lazy(() => z.union([scalar, z.array(value)]));

/** A value, or `$parameter`. */
export const parameterName = z
  .string()
  .regex(/^\$[a-z][a-z0-9_]*$/, 'a parameter is written $name') as z.ZodType<`$${string}`>;
export const givenNumber = z.union([z.number(), parameterName]);
export const givenText = z.string().min(1);

export const clauseId = z
  .string()
  .regex(/^[A-Z][A-Za-z0-9.]*-\d{2,3}[a-z]?$/, 'a clause id looks like S003.3-08 or S003.3-08b');
export const kindName = z
  .string()
  .regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/, 'a kind of fact is written noun.past-participle');
export const condition = z.string().min(1);
export const holder = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
/** In turn. */
export const rota = z.strictObject({ rotate: z.string().min(1) });
export const match = z.strictObject({ fact: kindName, where: condition.optional() });
export const matchOrKind = z.union([match, kindName]);
const at = z.string().optional();

export const due = z.union([
  z.enum(['asked', 'none']),
  z.strictObject({
    within: givenText,
    at,
    roll: z.enum(['none', 'next-workday', 'previous-workday']).optional(),
  }),
  z.strictObject({ workdays: givenNumber, at }),
  z.strictObject({ hours: givenNumber, calendar: z.string() }),
  z.strictObject({ monthDay: givenNumber, at }),
  z.strictObject({ lastWorkday: z.literal(true), at }),
  z.strictObject({ weekday: givenNumber, at }),
  z.strictObject({ on: z.string(), at }),
]);

export const strength = z.enum(['nag', 'checklist', 'hint']);
export const purpose = z.enum(['selling', 'service', 'safety', 'internal']);

export const owes = z.strictObject({
  obligation: z.string().min(1),
  slot: z.string().min(1).optional(),
  title: packText.optional(),
  of: z.union([holder, rota]),
  about: z.string().optional(),
  opens: due.optional(),
  countsFrom: due.optional(),
  target: due.optional(),
  due,
  metBy: match,
  until: z.array(matchOrKind).optional(),
  purpose: purpose.optional(),
  sheet: clauseId.optional(),
  script: clauseId.optional(),
  lapses: z.strictObject({ to: holder, obligation: z.string().optional(), due: due.optional() }).optional(),
  escalation: z.array(z.strictObject({ after: givenText, to: holder })).optional(),
  repeat: z
    .strictObject({
      by: z.enum(['grid', 'afterDone', 'per']),
      every: givenText,
      times: givenNumber.optional(),
      until: condition.optional(),
    })
    .optional(),
});
