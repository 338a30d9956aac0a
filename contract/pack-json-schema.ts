import { z } from 'zod';
import { packSchema } from './pack.ts';
import { exampleFile } from './pack-example.ts';

const title = (schema: object, name: string): object => ({ ...schema, title: name });

/** The published form of packs and of files of examples: an editor reads it while a rule is written. */
export const packJsonSchemas: Readonly<Record<string, () => object>> = {
  'pack.schema.json': () => title(z.toJSONSchema(packSchema, { io: 'input', reused: 'ref' }), 'A Guiju pack'),
  'examples.schema.json': () =>
    title(z.toJSONSchema(exampleFile, { io: 'input', reused: 'ref' }), 'Examples for guiju check'),
};

export const asJson = (schema: object): string => `${JSON.stringify(schema, null, 1)}\n`;
