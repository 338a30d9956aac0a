import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

export interface Mark {
  release(): void;
}

/**
 * Puts this process's number into a file, so that no other does the same work. Null while a process that lives has
 * its number there; one that was killed does not count.
 *
 * @param of words in the command line of those who may have it: a number may have gone to another program since.
 */
export function takeMark(path: string, of = 'node'): Mark | null {
  for (let tries = 0; tries < 3; tries++) {
    if (written(path)) return { release: () => rmSync(path, { force: true }) };
    const pid = holderOf(path);
    if (pid !== null && lives(pid, of)) return null;
    rmSync(path, { force: true });
  }
  return null;
}

/** The number in the file; null where there is none (any more). */
export function holderOf(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8').trim()) || null;
  } catch {
    return null;
  }
}

/** The file is there with its number in it, or not at all: nobody reads it half written. */
function written(path: string): boolean {
  const half = `${path}.${process.pid}`;
  writeFileSync(half, String(process.pid));
  try {
    linkSync(half, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(half, { force: true });
  }
}

function lives(pid: number, of: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return !existsSync(command) || readFileSync(command, 'utf8').includes(of);
}
