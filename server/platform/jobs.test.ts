import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, testOrganisation } from '../../test/world/database.ts';
import type { Database } from './database.ts';
import { type Job, type JobRunner, Jobs } from './jobs.ts';
import { silentLog } from './log.ts';

let db: Database;
let runner: JobRunner;
const done: Job[] = [];

beforeAll(async () => {
  const made = await testDatabase();
  db = made.db;
  await testOrganisation(db);
  const note = { run: async (job: Job) => void done.push(job) };
  // A job that a worker took and died with, as after kill -9
  await db.inOrganisation('anhe', (tx) => Jobs.add(tx, 'note', { n: 0 }));
  await db.pool.query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'worker-of-a-dead-process'",
  );
  runner = Jobs.start({ url: made.url, db, handlers: { note }, log: silentLog, alone: true });
});
afterAll(() => runner.stop());

async function until(ready: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !ready(); tries++) await pause(50);
}

it('takes up again what a dead worker holds', async () => {
  await until(() => done.length > 0);
  expect(done.map((job) => job.payload)).toEqual([{ n: 0 }]);
  done.length = 0;
});

it('runs what a kept transaction put in, for its organisation, and nothing else', async () => {
  const failed = db.inOrganisation('anhe', async (tx) => {
    await Jobs.add(tx, 'note', { n: 1 });
    throw new Error('never happened');
  });
  await expect(failed).rejects.toThrow('never happened');
  await db.inOrganisation('anhe', (tx) => Jobs.add(tx, 'note', { n: 2 }));
  await db.asOwner((tx) => Jobs.add(tx, 'note', { n: 3 }));
  await until(() => done.length >= 2);
  expect(
    done
      .map(({ org, payload }) => ({ org, payload }))
      .sort((a, b) => (a.org === null ? 1 : b.org === null ? -1 : 0)),
  ).toEqual([
    { org: 'anhe', payload: { n: 2 } },
    { org: null, payload: { n: 3 } },
  ]);
  expect(runner.ready).toBe(true);
});

it('replaces a waiting job of the same key, and waits for its time', async () => {
  done.length = 0;
  const later = Date.now() + 3_600_000;
  await db.inOrganisation('anhe', (tx) => Jobs.add(tx, 'note', { n: 4 }, { key: 'k', runAt: later }));
  await pause(200);
  expect(done).toEqual([]);
  await db.inOrganisation('anhe', (tx) => Jobs.add(tx, 'note', { n: 5 }, { key: 'k' }));
  await until(() => done.length > 0);
  await pause(200);
  expect(done.map((job) => job.payload)).toEqual([{ n: 5 }]);
});
