import { expect, it } from 'vitest';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { testApp } from '../world/app.ts';
import { signedIn, smallCompany } from '../world/small-company.ts';

const house = await testApp();
await smallCompany(house, 'anhe', '安禾');
await smallCompany(house, 'other', '别家');

it('asks for the organisation where a machine serves several', async () => {
  const page = await house.device().ask('GET', '/api/sign-in');
  expect(page.body).toEqual({ state: 'sign-in', organisation: null, demo: false });
  const bare = await house
    .device()
    .ask<RefusalAnswer>('POST', '/api/session', { account: 'admin', password: 'whatever' });
  expect([bare.status, bare.body.error.code]).toEqual([422, 'sign-in.which-organisation']);
});

it('shows nobody another organisation: its ids are answered like ids that never were', async () => {
  const here = await signedIn(house, 'admin@anhe');
  const there = await signedIn(house, 'admin@other');
  const added = { id: 'only-there', name: '别家的人', signInName: 'only-there' };
  expect((await there.ask('POST', '/api/members', added)).status).toBe(200);
  expect((await there.ask('POST', '/api/departments', { id: 'dept-there', name: '别家部门' })).status).toBe(
    200,
  );
  const notice = { id: 'bye-there', member: 'only-there', lastDay: '2026-03-20' };
  expect((await there.ask('POST', '/api/departures', notice)).status).toBe(200);

  const strange = (real: string, never: string): readonly (readonly [string, string, unknown])[] =>
    [real, never].flatMap((id) => [
      ['GET', `/api/members/${id}`, undefined],
      ['PATCH', `/api/members/${id}`, { revision: 1, name: '改名' }],
      ['POST', `/api/members/${id}/sign-in-link`, undefined],
      ['POST', '/api/departures', { id: `n-${id}`, member: id, lastDay: '2026-03-20' }],
    ]);
  for (const [method, path, body] of strange('only-there', 'never-was')) {
    const answer = await here.ask<RefusalAnswer>(method as 'GET', path, body);
    expect([method, path, answer.status, answer.body.error.code]).toEqual([
      method,
      path,
      404,
      'member.unknown',
    ]);
  }
  for (const id of ['bye-there', 'bye-never']) {
    expect((await here.ask('GET', `/api/departures/${id}`)).status).toBe(404);
    expect((await here.ask('POST', `/api/departures/${id}/leave`)).status).toBe(404);
  }
  const moved = await here.ask<RefusalAnswer>('PATCH', '/api/members/wang-min', {
    revision: 1,
    department: 'dept-there',
  });
  expect([moved.status, moved.body.error.code]).toEqual([404, 'department.unknown']);
  const led = await here.ask<RefusalAnswer>('PATCH', '/api/members/wang-min', {
    revision: 1,
    lineManager: 'only-there',
  });
  expect([led.status, led.body.error.code]).toEqual([404, 'member.unknown']);

  const lists = await Promise.all(
    ['/api/members', '/api/colleagues', '/api/departments', '/api/departures', '/api/audit'].map((path) =>
      here.ask('GET', path),
    ),
  );
  for (const { status, body } of lists) {
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/there|别家/);
  }
});

it('takes no session of one organisation in another', async () => {
  const { db } = house;
  await signedIn(house, 'wang-min@other');
  const rows = await db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('session').select('org_id').where('org_id', '=', 'other').execute(),
  );
  expect(rows).toEqual([]);
});
