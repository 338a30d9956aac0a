import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asJson, packJsonSchemas } from '../contract/pack-json-schema.ts';

const folder = join(import.meta.dirname, '..', 'contract');

/** `npm run contract`: the JSON Schemas of packs and example files, from the schemas they are read with. */
for (const [name, make] of Object.entries(packJsonSchemas)) writeFileSync(join(folder, name), asJson(make()));
