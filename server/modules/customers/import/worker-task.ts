import { parentPort, workerData } from 'node:worker_threads';
import { Database } from '../../../platform/database.ts';
import { loadFile } from './file-pieces.ts';
import { type ReadTask, readAndJudge } from './judging/read-and-judge.ts';
import { type Given, lookAt } from './reading/look-at.ts';
import { type Unreadable, UnreadableFile } from './reading/unreadable-file.ts';

export interface LookTask extends Given {
  org: string;
  importId: string;
}

export type WorkerTask = { url: string; now: number } & (
  | { look: LookTask }
  | { read: ReadTask & { org: string } }
);
export type WorkerAnswer =
  | { progress: { done: number; total: number } }
  | { answer: unknown }
  | { unreadable: Unreadable };

const task = workerData as WorkerTask;
const tell = (answer: WorkerAnswer) => parentPort?.postMessage(answer);

async function carryOut(db: Database): Promise<unknown> {
  if ('look' in task) {
    const { org, importId } = task.look;
    const bytes = await db.inOrganisation(org, (tx) => loadFile(tx, importId));
    return lookAt(bytes, task.look);
  }
  return readAndJudge(db, task.read.org, task.read, (done, total) => tell({ progress: { done, total } }));
}

const db = new Database({ url: task.url, clock: { now: () => task.now }, size: 1 });
try {
  tell({ answer: await carryOut(db) });
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  tell({ unreadable: error.what });
} finally {
  await db.close();
}
