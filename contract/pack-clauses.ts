import { z } from 'zod';
import { packExample } from './pack-example.ts';
import {
  clauseId,
  condition,
  due,
  givenNumber,
  givenText,
  holder,
  kindName,
  match,
  owes,
  packText,
  parameterName,
  rota,
  strength,
  value,
} from './pack-parts.ts';

/** The fourteen forms as they are written in a pack; kernel/clause.ts says what each means. */

const statute = z.strictObject({
  status: z.enum(['in-force', 'pilot', 'draft']),
  where: z.strictObject({
    region: z.string().regex(/^\d{6}$/, 'a GB/T 2260 code'),
    of: z.enum(['event', 'buyer', 'employer']),
  }),
  stricter: z.record(z.string(), z.enum(['lower', 'higher', 'subset'])).optional(),
  source: z.string().min(1),
  asOf: z.iso.date(),
});

const base = {
  id: clauseId,
  text: packText,
  note: packText.optional(),
  lawful: z.literal(true).optional(),
  blanks: z
    .array(
      z.strictObject({
        parameter: z.string(),
        optional: z.literal(true).optional(),
        suggested: value.optional(),
      }),
    )
    .optional(),
  variant: z.strictObject({ group: z.string(), option: z.string() }).optional(),
  statute: statute.optional(),
  examples: z.array(packExample).optional(),
};

const when = condition.optional();
const per = z.enum(['day', 'week', 'month', 'quarter', 'year', 'event', 'series']);

const duty = z.strictObject({
  ...base,
  form: z.literal('duty'),
  strength,
  on: z.union([kindName, z.strictObject({ all: z.array(kindName).min(2), per: z.literal('subject') })]),
  when,
  anchor: z.string().optional(),
  each: z.strictObject({ of: z.string(), where: condition.optional() }).optional(),
  owes: z.union([owes, z.array(owes).min(1)]),
});

const step = z.strictObject({
  id: z.string(),
  text: packText,
  title: packText.optional(),
  of: z.union([holder, rota]).optional(),
  opens: due.optional(),
  due: due.optional(),
  strength: strength.optional(),
  sheet: z.string().optional(),
  doneBy: match.optional(),
  needs: z.array(z.string()).optional(),
  minutes: z.int().positive().optional(),
});
const runbook = z.strictObject({
  ...base,
  form: z.literal('runbook'),
  strength: strength.optional(),
  on: kindName,
  when,
  anchor: z.string().optional(),
  ordered: z.boolean().optional(),
  until: owes.shape.until,
  steps: z.array(step).min(1),
});

const tier = z.strictObject({
  ...base,
  form: z.literal('tier'),
  on: kindName,
  classes: z.string(),
  table: z.array(z.strictObject({ when: condition, class: givenText, because: packText.optional() })).min(1),
  otherwise: z.string().optional(),
  effect: z.enum(['proposal', 'final']).optional(),
});

const standard = z.strictObject({
  ...base,
  form: z.literal('standard'),
  standard: z.string(),
  values: z.record(z.string(), value),
  by: condition.optional(),
  on: kindName.optional(),
});

const approval = z.strictObject({
  ...base,
  form: z.literal('approval'),
  act: kindName,
  on: kindName.optional(),
  when,
  steps: z
    .array(
      z.strictObject({
        when,
        of: z.union([holder, z.array(holder)]),
        mode: z.union([z.enum(['any', 'all']), z.strictObject({ atLeast: z.int().min(1) })]).optional(),
        due: due.optional(),
      }),
    )
    .min(1),
  grants: z
    .strictObject({
      times: z.int().min(1).optional(),
      within: givenText.optional(),
      reader: z.literal('asker').optional(),
    })
    .optional(),
  voidOn: z.array(match).optional(),
});

const range = z.strictObject({ min: givenNumber, max: givenNumber });
const award = z.strictObject({
  ...base,
  form: z.literal('award'),
  on: kindName,
  when,
  to: holder,
  effect: z.enum(['points', 'praise', 'money', 'discipline']),
  amount: z.union([z.number(), z.literal('decision'), parameterName]),
  range: range.optional(),
  written: range.extend({ unit: z.enum(['fen', 'points']) }).optional(),
  times: condition.optional(),
  decidedBy: z.union([holder, z.strictObject({ all: z.array(holder).min(2) })]).optional(),
  basis: z.string().optional(),
});

const target = z.strictObject({
  ...base,
  form: z.literal('target'),
  measure: z.string(),
  per,
  of: z.string(),
  kind: z.enum(['count', 'rate', 'mean', 'score']),
  over: match.optional(),
  hit: condition.optional(),
  value: condition.optional(),
  parts: z.array(z.strictObject({ measure: z.string(), weight: givenNumber })).optional(),
  atLeast: givenNumber.optional(),
  bands: z.array(z.strictObject({ from: givenNumber, class: z.string() })).optional(),
});

const sample = z.strictObject({
  ...base,
  form: z.literal('sample'),
  population: z.string(),
  rate: givenNumber,
  min: givenNumber.optional(),
  max: givenNumber.optional(),
  per,
  strata: z.string().optional(),
  opens: owes,
});

const custody = z.strictObject({
  ...base,
  form: z.literal('custody'),
  acts: z.array(kindName).min(1),
  allow: condition.optional(),
  refuse: condition.optional(),
  code: z.string(),
  says: packText,
});

const words = z.array(z.string().min(1)).min(1);
const guard = z.strictObject({
  ...base,
  form: z.literal('guard'),
  acts: z.array(kindName).min(1),
  when,
  unless: condition.optional(),
  effect: z.enum(['refuse', 'warn', 'ask', 'postpone']),
  until: due.optional(),
  screen: z
    .strictObject({
      mustNot: z.array(z.strictObject({ words, why: packText })).optional(),
      must: z
        .array(z.strictObject({ any: words, why: packText, in: z.literal('first-line').optional() }))
        .optional(),
      allowed: z.array(z.string().min(1)).optional(),
    })
    .optional(),
  code: z.string(),
  says: packText,
});

const tariff = z.strictObject({
  ...base,
  form: z.literal('tariff'),
  tariff: z.string(),
  on: kindName.optional(),
  amount: condition,
  bands: z
    .array(
      z.strictObject({
        upTo: givenNumber.optional(),
        rate: givenNumber.optional(),
        flat: givenNumber.optional(),
      }),
    )
    .optional(),
  marginal: z.literal(true).optional(),
  cap: condition.optional(),
  rounding: z.enum(['half-up', 'down', 'up']),
});

const sheetField = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  text: packText,
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
  choices: z.record(z.string(), packText).optional(),
  required: z.union([z.boolean(), condition]).optional(),
  data: z.enum(['fact', 'personal', 'sensitive']).optional(),
});
const sheet = z.strictObject({
  ...base,
  form: z.literal('sheet'),
  sheet: z.string(),
  fields: z.array(sheetField).min(1),
  for: z.array(z.string()).optional(),
  records: z
    .strictObject({
      fact: kindName,
      subject: z.enum(['new', 'about', 'actor', 'organisation']),
      refs: z.record(z.string(), condition).optional(),
      data: z
        .record(z.string(), z.union([condition, z.strictObject({ is: condition, otherwise: value })]))
        .optional(),
    })
    .optional(),
});

const script = z.strictObject({
  ...base,
  form: z.literal('script'),
  at: z.string(),
  says: packText,
  variables: z.array(z.string()).optional(),
});
const card = z.strictObject({
  ...base,
  form: z.literal('card'),
  post: z.string(),
  duties: z.array(packText).min(1),
});

export const packClause = z.discriminatedUnion('form', [
  duty,
  runbook,
  tier,
  standard,
  approval,
  award,
  target,
  sample,
  custody,
  guard,
  tariff,
  sheet,
  script,
  card,
]);
