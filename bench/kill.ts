import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Measured } from './measured.ts';

const KILLS = 30;

/** The kill story of the tests, thirty times over: every acknowledged fact is there, no obligation twice. */
export async function run(): Promise<Measured[]> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/stories/killed.test.ts'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, GUIJU_KILLS: String(KILLS) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const kept = status === 0 ? KILLS : 0;
  return [
    {
      claim: 'killed in the middle of mixed writes, everything acknowledged is there once, and replay agrees',
      ours: `${kept} of ${KILLS} kills survived`,
      reference: 'all of them',
      ratio: kept / KILLS,
      goal: { atLeast: 1 },
    },
  ];
}
