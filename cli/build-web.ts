import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What the built pages are made of. */
const SOURCES = ['{web,contract,kernel}/**/*.*', 'vite.config.ts', 'package-lock.json'];

/** Builds the pages into dist/web, unless those there were built from the very same sources. */
export async function buildWeb(root: string, tell: (line: string) => void): Promise<string> {
  const folder = join(root, 'dist', 'web');
  const stamp = join(folder, '.sources');
  const hash = hashOfSources(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return folder;
  tell('building the pages · 正在生成页面');
  await build(root);
  writeFileSync(stamp, hash);
  return folder;
}

/** In a process of its own: building takes most of a gigabyte, which the server need not keep. */
async function build(root: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', join(root, 'vite.config.ts'), '--logLevel', 'error'];
  try {
    await promisify(execFile)(process.execPath, args, { cwd: root });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The pages could not be built:\n${stderr}${stdout}`, { cause: error });
  }
}

function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root, exclude: ['**/*.test.{ts,tsx}'] }).sort();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
