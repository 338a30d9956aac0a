import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '../server/platform/database.ts';

/** A hundredth of a second, as Linux counts. */
const TICK = 10;

/**
 * Milliseconds of processor spent so far by this process and by the database behind it: what is left of a measurement
 * on a machine where others work too. Null where the system does not tell.
 */
export async function processorTime(db: Database): Promise<number | null> {
  const { user, system } = process.cpuUsage();
  try {
    return (user + system) / 1_000 + databaseTime(await postmasterOf(db));
  } catch {
    return null;
  }
}

async function postmasterOf(db: Database): Promise<string> {
  const { rows } = await db.asOwner((tx) =>
    sql<{ folder: string }>`SELECT current_setting('data_directory') AS folder`.execute(tx),
  );
  return readFileSync(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
}

/** The server's own time, that of its children that ended, and that of those at work. */
function databaseTime(postmaster: string): number {
  const own = stat(postmaster);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== postmaster)
    .map(statOrNull)
    .filter((one) => one?.parent === postmaster);
  return own.time + own.ended + children.reduce((sum, one) => sum + (one?.time ?? 0), 0);
}

function statOrNull(pid: string) {
  try {
    return stat(pid);
  } catch {
    return null;
  }
}

/** Fields of proc(5): parent, utime and stime, cutime and cstime; the name before them may hold spaces. */
function stat(pid: string): { parent: string; time: number; ended: number } {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = (...at: number[]) => at.reduce((sum, n) => sum + Number(fields[n]), 0) * TICK;
  return { parent: fields[1] ?? '', time: ticks(11, 12), ended: ticks(13, 14) };
}
