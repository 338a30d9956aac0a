import { type SpawnOptions, spawn } from 'node:child_process';
import { existsSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** PostgreSQL refuses to run as root. When Guiju is started as root, its database runs as this account. */
const ACCOUNT = 'nobody';

interface Account {
  uid: number;
  gid: number;
}

const isRoot = process.getuid?.() === 0;

/** Runs one of PostgreSQL's programs; its own words are the error when it fails. */
export async function runPostgres(program: string, args: string[], folder: string): Promise<void> {
  const [command, argv, options] = asAccount(program, args, folder);
  const child = spawn(command, argv, {
    ...options,
    cwd: folder,
    // In a process group of its own: Ctrl+C is for Guiju, which then stops its database in good order
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(),
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  // The server inherits the pipe and keeps it open; nobody reads it any more
  child.stderr?.destroy();
  if (code !== 0) throw new Error(`${program.split(/[\\/]/).pop()} failed (${code}): ${said.trim()}`);
}

/** As root, hands the folder and all in it to the account the database runs as. */
export function handOver(path: string): void {
  if (!isRoot) return;
  const { uid, gid } = account();
  const walk = (at: string): void => {
    lchownSync(at, uid, gid);
    if (statSync(at).isDirectory()) for (const name of readdirSync(at)) walk(join(at, name));
  };
  if (statSync(path).uid !== uid) walk(path);
}

function asAccount(program: string, args: string[], folder: string): [string, string[], SpawnOptions] {
  if (!isRoot) return [program, args, {}];
  const { uid, gid } = account();
  if (open(dirname(program)) && open(folder)) return [program, args, { uid, gid }];
  // Under a closed home (/root is 0700) the account could not reach its own files: let it pass closed folders.
  // The secure bit keeps access(2) from forgetting that.
  const pass = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return ['setpriv', [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...pass, program, ...args], {}];
}

/** Can everybody walk down to this folder? */
function open(folder: string): boolean {
  const up = dirname(folder);
  return up === folder || ((statSync(up).mode & 0o001) !== 0 && open(up));
}

function account(): Account {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${ACCOUNT}:`))?.split(':') ?? [];
  if (!uid || !gid)
    throw new Error(
      `PostgreSQL does not run as root and there is no account “${ACCOUNT}”. Start Guiju from an ordinary account, or set DATABASE_URL.`,
    );
  return { uid: Number(uid), gid: Number(gid) };
}

/** The machine's own PostgreSQL settings (PGPORT and the like) must not leak into ours. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
