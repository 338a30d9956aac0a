import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { asJson, packJsonSchemas } from './pack-json-schema.ts';

it.each(Object.keys(packJsonSchemas))('contract/%s is fresh: npm run contract', (name) => {
  const written = readFileSync(join(import.meta.dirname, name), 'utf8');
  expect(written).toBe(asJson((packJsonSchemas[name] as () => object)()));
});
