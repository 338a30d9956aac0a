import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { policyRefusals } from '../../../contract/policy.ts';
import { sheetRefusals } from '../../../contract/sheets.ts';
import { simulationRefusals } from '../../../contract/simulation.ts';

it('the contract lists every refusal policy can give, with its status', () => {
  const files = globSync('**/*.ts', { cwd: import.meta.dirname }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  const given = files.flatMap((file) =>
    [
      ...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(
        /new Refusal\(\s*'([\w.-]+)',\s*(\d{3})/g,
      ),
    ].map(([, code, status]) => [code, Number(status)]),
  );
  expect(Object.fromEntries(given)).toEqual({ ...policyRefusals, ...sheetRefusals, ...simulationRefusals });
});
