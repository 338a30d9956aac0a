import { expect, it } from 'vitest';
import { testApp } from '../world/app.ts';

it('says what is ready and what is not', async () => {
  const { device } = await testApp();
  const { status, body } = await device().ask('GET', '/healthz');
  // The test's house lets time pass by hand: its job runner is off, so it is not ready
  expect([status, body]).toEqual([503, { ready: false, database: true, migrations: true, jobs: false }]);
});
