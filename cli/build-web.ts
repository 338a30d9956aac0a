import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { takeMark } from '../server/platform/mark.ts';

/** What the built pages are made of. */
const SOURCES = ['{web,contract,kernel}/**/*.*', 'vite.config.ts', 'package-lock.json'];
/** Builds of other sources that are left lying: somebody may still be serving them. */
const KEPT = 3;

/**
 * The pages, built once for the very sources they are made of: dist/web/<hash of the sources>. Several may ask at
 * the same time; one builds, the others wait for it.
 */
export async function buildWeb(root: string, tell: (line: string) => void): Promise<string> {
  const all = join(root, 'dist', 'web');
  const folder = join(all, hashOfSources(root));
  for (let told = false; !existsSync(folder); told = true) {
    if (!told) tell('building the pages · 正在生成页面');
    mkdirSync(all, { recursive: true });
    const mark = takeMark(`${folder}.building`);
    if (mark) await build(root, folder).finally(mark.release);
    else await pause(300);
  }
  return folder;
}

function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root, exclude: ['**/*.test.{ts,tsx}'] }).sort();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/** In a process of its own: building takes most of a gigabyte, which the server need not keep. */
async function build(root: string, folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const half = `${folder}.half`;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = [
    '--config',
    join(root, 'vite.config.ts'),
    '--outDir',
    half,
    '--emptyOutDir',
    '--logLevel',
    'error',
  ];
  try {
    // Whoever asks, also a test, gets the pages people get
    const env = { ...process.env, NODE_ENV: 'production' };
    const building = promisify(execFile)(process.execPath, [vite, 'build', ...config], { cwd: root, env });
    // Whoever is stopped meanwhile leaves no builder behind
    const leave = () => building.child.kill();
    process.once('exit', leave);
    await building.finally(() => process.off('exit', leave));
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The pages could not be built:\n${stderr}${stdout}`, { cause: error });
  }
  renameSync(half, folder);
  const age = (name: string) => -statSync(name).mtimeMs;
  const builds = globSync(join(folder, '..', '*/')).filter((name) => /[\\/][0-9a-f]{16}$/.test(name));
  for (const old of builds.sort((a, b) => age(a) - age(b)).slice(KEPT))
    rmSync(old, { recursive: true, force: true });
}
