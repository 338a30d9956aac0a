import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

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
export function takeDataFolder(path: string): DataFolder {
  const folder = resolve(path);
  mkdirSync(folder, { recursive: true });
  const mark = join(folder, 'guiju.pid');
  for (let tries = 0; !written(mark); tries++) {
    const pid = Number(readFileSync(mark, 'utf8').trim());
    if (isGuiju(pid) || tries === 3)
      throw new Error(`Guiju is running here already (process ${pid}, ${folder}). · 规矩已在运行`);
    // Left by one that was killed
    rmSync(mark, { force: true });
  }
  return { path: folder, release: () => rmSync(mark, { force: true }) };
}

function written(mark: string): boolean {
  try {
    writeFileSync(mark, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A number may have gone to another program since; only a Guiju counts. */
function isGuiju(pid: number): boolean {
  if (!pid || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return !existsSync(command) || readFileSync(command, 'utf8').includes('guiju');
}
