import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identityRefusals } from '../../../contract/identity.ts';
import { requestRefusals } from '../../../contract/refusals.ts';

const root = join(import.meta.dirname, '../../..');

/** `code status` of every refusal these sources can give. */
const given = (pattern: string): string[] => {
  const files = globSync(pattern, { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  const found = files.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/new Refusal\(\s*'([\w.-]+)',\s*(\d{3})/g),
  ]);
  return [...new Set(found.map(([, code, status]) => `${code} ${status}`))].sort();
};
const listed = (table: Readonly<Record<string, number>>): string[] =>
  Object.entries(table)
    .map(([code, status]) => `${code} ${status}`)
    .sort();

describe('the refusals in the contract', () => {
  it('are those of requests', () => {
    const anywhere = [
      'server/http/*.ts',
      'server/platform/database-away.ts',
      'server/modules/identity/sign-in/authenticate.ts',
    ];
    expect(anywhere.flatMap(given).sort()).toEqual(listed(requestRefusals));
  });

  it('are those of identity', () => {
    const sessions = given('server/modules/identity/sign-in/authenticate.ts');
    const own = given('server/modules/identity/**/*.ts').filter((code) => !sessions.includes(code));
    expect(own).toEqual(listed(identityRefusals));
  });
});
