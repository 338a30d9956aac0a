import { Worker } from 'node:worker_threads';
import type { Database } from '../../../platform/database.ts';
import type { Unreadable } from './reading/unreadable-file.ts';
import type { WorkerAnswer, WorkerTask } from './worker-task.ts';

type Task = WorkerTask extends infer T ? (T extends WorkerTask ? Omit<T, 'url' | 'now'> : never) : never;

/** What came of it: an answer, or a file that is no list. */
export type Outcome<T> = { answer: T } | { unreadable: Unreadable };

interface How {
  tell?: (progress: { done: number; total: number }) => void;
  /** Ends the thread; its transaction is undone by the database. */
  signal?: AbortSignal;
}

const MEGABYTES = 900;

/** Runs a task on a list in a thread of its own. */
export function runWorker<T>(db: Database, task: Task, { tell, signal }: How = {}): Promise<Outcome<T>> {
  const url = db.pool.options.connectionString as string;
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    workerData: { ...task, url, now: db.clock.now() },
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 16 },
  });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop);
  return new Promise<Outcome<T>>((resolve, reject) => {
    let outcome: Outcome<T> | null = null;
    worker.on('message', (message: WorkerAnswer) => {
      if ('progress' in message) tell?.(message.progress);
      else outcome = message as Outcome<T>;
    });
    worker.on('error', reject);
    worker.on('exit', () =>
      outcome ? resolve(outcome) : reject(new Error('The thread reading the list stopped')),
    );
  }).finally(() => signal?.removeEventListener('abort', stop));
}
