#!/usr/bin/env node
// Runs on any Node from 20 on: installs what is missing, then goes on with the Node that Guiju brings along.
import { spawn } from 'node:child_process';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, newNode } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const parent = process.ppid;

if (!install(root, { tests: false })) process.exit(1);

const node = newNode(root);
if (node === process.execPath) {
  // TypeScript is read once, not at every start
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'guiju'));
  whenLeftAlone(() => process.kill(process.pid, 'SIGTERM'));
  const { command } = await import('./command.ts');
  process.exit(await command(args));
} else {
  // The channel tells the other process when this one is killed, so that it does not go on alone
  // Where the processor has protection keys V8 may lose a freed code page and end the process
  const argv = ['--no-memory-protection-keys', join(root, 'cli', 'guiju.mjs'), ...args];
  const child = spawn(node, argv, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenLeftAlone(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** npm tells its shell to end, and the shell tells nobody: without this a Guiju went on that nobody sees. */
function whenLeftAlone(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 250);
  watch.unref();
}
