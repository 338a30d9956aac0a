import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from '../server/main.ts';

/** An account of the demo company anyone may try. */
export interface DemoAccount {
  name: string;
  post: string;
  login: string;
  password: string;
}

const file = join(import.meta.dirname, '..', 'test', 'world', 'load.ts');

/**
 * The company of test/world, once, unless GUIJU_DEMO=0 or there is an organisation already. It is not part of a
 * Guiju that was installed without its tests.
 */
export async function demoCompany(
  house: House,
  tell: (line: string) => void,
): Promise<readonly DemoAccount[]> {
  if (process.env.GUIJU_DEMO === '0' || !existsSync(file)) return [];
  const world = (await import(file)) as {
    loadDemo(house: House, tell: (line: string) => void): Promise<DemoAccount[]>;
  };
  return world.loadDemo(house, tell);
}
