import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startPostgres, stopPostgres } from './embedded-postgres.ts';

/** A server that is gone without a trace when it is stopped: for tests, and for reading types off the migrations. */
export async function throwawayPostgres(): Promise<EmbeddedPostgres> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `guiju-throwaway-${process.pid}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const postgres = await startPostgres(folder, { throwaway: true });
    return { ...postgres, stop: () => postgres.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Servers whose test run was killed are still there; the run's number is in their folder's name. */
async function sweep(): Promise<void> {
  for (const name of globSync('guiju-throwaway-*', { cwd: tmpdir() })) {
    const [, , pid] = name.split('-');
    if (lives(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    await stopPostgres(folder).catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
