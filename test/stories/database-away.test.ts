import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../server/platform/database.ts';
import { type Job, type JobRunner, Jobs } from '../../server/platform/jobs.ts';
import { silentLog } from '../../server/platform/log.ts';
import { type TestApp, testApp } from '../world/app.ts';
import { testDatabase, testOrganisation } from '../world/database.ts';
import { type Switchboard, switchboard } from '../world/switchboard.ts';
import { whenDone } from '../world/when-done.ts';

let direct: Database;
let line: Switchboard;
let house: TestApp;
let runner: JobRunner;
const done: unknown[] = [];

beforeAll(async () => {
  const made = await testDatabase();
  direct = made.db;
  await testOrganisation(direct);
  line = await switchboard(made.url);
  whenDone(() => line.cut());
  house = await testApp({ url: line.url });
  const note = { run: async ({ payload }: Job) => void done.push(payload) };
  runner = Jobs.start({ url: line.url, db: house.db, handlers: { note }, log: silentLog });
  whenDone(() => runner.stop());
  await until(() => runner.ready);
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries++) await pause(100);
}

it('says so while the database is away, loses nothing, and goes on by itself when it is back', async () => {
  const page = () => house.device().ask<{ error: { code: string } }>('GET', '/api/sign-in');
  expect((await page()).status).toBe(200);

  const begun = house.db.inOrganisation('anhe', async (tx) => {
    await tx.updateTable('organisation').set({ name: 'half' }).execute();
    await line.cut();
    await sql`SELECT 1`.execute(tx);
  });
  await expect(begun).rejects.toMatchObject({ code: 'database.away', status: 503 });
  const away = await page();
  expect([away.status, away.body.error.code]).toEqual([503, 'database.away']);
  expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await house.device().ask('GET', '/healthz')).status).toBe(503);

  await line.mend();
  expect((await page()).status).toBe(200);
  const { name } = await house.db.inOrganisation('anhe', async (tx) => {
    await Jobs.add(tx, 'note', { after: 'the cut' });
    return tx.selectFrom('organisation').select('name').executeTakeFirstOrThrow();
  });
  expect(name).toBe('anhe');
  await until(() => done.length > 0);
  expect(done).toEqual([{ after: 'the cut' }]);
  expect(runner.ready).toBe(true);
}, 40_000);

it('runs jobs when the database went away at the very moment the runner began', async () => {
  for (const millis of [0, 5, 20, 60]) {
    done.length = 0;
    const note = { run: async ({ payload }: Job) => void done.push(payload) };
    const late = Jobs.start({
      url: line.url,
      db: house.db,
      handlers: { [`note-${millis}`]: note },
      log: silentLog,
    });
    await pause(millis);
    await line.cut();
    await line.mend();
    await direct.inOrganisation('anhe', (tx) => Jobs.add(tx, `note-${millis}`, { millis }));
    await until(() => done.length > 0);
    expect(done).toEqual([{ millis }]);
    await late.stop();
  }
}, 60_000);
