import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { holderOf, takeMark } from './mark.ts';

export interface DataFolder {
  path: string;
  /** Lets another Guiju have the folder. */
  release(): void;
}

/**
 * Takes the folder for this process alone: two Guijus on one folder would stop each other's database.
 *
 * @throws when a Guiju that is alive has it.
 */
export function takeDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  const file = join(path, 'guiju.pid');
  const mark = takeMark(file, 'guiju');
  if (!mark)
    throw new Error(`Guiju is running here already (process ${holderOf(file)}, ${path}). · 规矩已在运行`);
  return { path, release: mark.release };
}
