import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Play } from '../server/modules/demo/index.ts';

const file = join(import.meta.dirname, '..', 'test', 'world', 'salon', 'live-salon.ts');

/** Milliseconds between two of its forty lines, with what a step itself takes: a minute in all. */
export const PACE = 1_100;

/** The event of test/world; null in a Guiju that was installed without its tests. */
export async function demoPlay(): Promise<Play | null> {
  if (!existsSync(file)) return null;
  const world = (await import(file)) as { liveSalon: Play };
  return world.liveSalon;
}
