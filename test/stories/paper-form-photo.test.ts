import { beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import type { openedForm, Survey } from '../../contract/files.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import type { Answer, Device, TestApp } from '../world/app.ts';
import { customersHouse, people } from './customers-house.ts';

/** A form filled in on paper has its picture: part of the form, sealed with it, gone with the person. */

type Who = 'wang-min' | 'li-qiang' | 'zhao-lei' | 'ma-li' | 'chen-hui' | 'zhou-qiming';
let house: TestApp;
let who: Record<Who, Device>;

const segment = (marker: number, body: string) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, Buffer.from(body, 'latin1')]);
};
/** Taken at somebody's home, with a phone that says so. */
const photo = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe1, 'http://ns.adobe.com/xap/1.0/ GPS 30.1,104.6'),
  segment(0xfe, 'taken at home'),
  Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
]);
const send = (person: Who, id: string, bytes = photo) => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), 'D-0001.jpg');
  return who[person].ask('PUT', `/api/attachments/${id}`, form);
};
const attach = (person: Who, id: string, survey = 's1') =>
  who[person].ask<Survey & RefusalAnswer>('PUT', `/api/surveys/${survey}/photos/${id}`);
const look = (person: Who, id: string) => who[person].ask<RefusalAnswer>('GET', `/api/attachments/${id}`);
const refused = ({ status, body }: Answer<RefusalAnswer>) => [status, body.error?.code];

beforeAll(async () => {
  house = await customersHouse('2026-03-09T09:40:00+08:00');
  who = await people(house, 'wang-min', 'li-qiang', 'zhao-lei', 'ma-li', 'chen-hui', 'zhou-qiming');
  const { ask } = who['wang-min'];
  await ask('POST', '/api/surveys', { id: 's1', version: 1, told: true, paper: true });
  await ask('POST', '/api/surveys', { id: 's2', version: 1, told: true });
  const fields = { name: '姜素英', phone: '13812348376', phone_source: 'herself', area: '城南片区' };
  await ask('PUT', '/api/surveys/s1/answers', { proxy: false, fields });
}, 120_000);

it('is attached once by who collected it, without where it was taken; only to a form on paper', async () => {
  expect((await send('wang-min', 'photo-0001')).status).toBe(200);
  for (let n = 0; n < 2; n++)
    expect((await attach('wang-min', 'photo-0001')).body.photos).toEqual(['photo-0001']);
  expect(refused(await attach('wang-min', 'photo-0001', 's2'))).toEqual([409, 'survey.not-paper']);
  expect(refused(await attach('wang-min', 'photo-none'))).toEqual([422, 'survey.photo']);
  await send('li-qiang', 'photo-lis1');
  expect(refused(await attach('li-qiang', 'photo-lis1'))).toEqual([403, 'survey.not-yours']);
  expect(refused(await attach('wang-min', 'photo-lis1'))).toEqual([422, 'survey.photo']);
  const { bytes } = await look('wang-min', 'photo-0001');
  expect(bytes.toString('latin1')).not.toMatch(/GPS|home/);
  expect(bytes.length).toBeGreaterThan(8);
});

it('is read by who handles the form and by nobody else; a blurred one is taken away, its bytes too', async () => {
  expect((await look('zhao-lei', 'photo-0001')).status).toBe(200);
  expect(refused(await look('li-qiang', 'photo-0001'))).toEqual([403, 'survey.not-yours']);
  await send('wang-min', 'photo-0002', Buffer.concat([photo, Buffer.from([0])]));
  await attach('wang-min', 'photo-0002');
  const left = await who['wang-min'].ask<Survey>('DELETE', '/api/surveys/s1/photos/photo-0002');
  expect(left.body.photos).toEqual(['photo-0001']);
  await house.db.inOrganisation('anhe', (tx) => house.attachments.dropOverdue(tx));
  expect((await look('wang-min', 'photo-0002')).status).toBe(404);
});

it('is sealed with the form, also for who took it; the attempt is kept', async () => {
  await who['wang-min'].ask('POST', '/api/surveys/s1/signature', { signature: '王敏' });
  await who['wang-min'].ask('POST', '/api/surveys/hand-in', { id: 'h1', numbers: ['D-0001'] });
  await who['zhao-lei'].ask('POST', '/api/allocations', { id: 'a1', cause: 'survey' });
  await who['zhao-lei'].ask('POST', '/api/allocations/a1/confirmation', { id: 'a1-yes' });
  const sealed = await who['ma-li'].ask('POST', '/api/surveys/seal', { id: 'x', numbers: ['D-0001'] });
  expect(sealed.status).toBe(200);
  for (const person of ['wang-min', 'zhao-lei', 'ma-li', 'zhou-qiming', 'chen-hui'] as const)
    expect([person, (await look(person, 'photo-0001')).status]).toEqual([person, 403]);
  await send('wang-min', 'photo-0003');
  expect((await attach('wang-min', 'photo-0003')).status).toBeGreaterThanOrEqual(400);
  const attempts = await house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('fact')
      .select('data')
      .where('kind', '=', 'act.refused')
      .where('subject', '=', 'survey:s1')
      .execute(),
  );
  expect(attempts.length).toBeGreaterThanOrEqual(5);
});

it('opens for two hours to the one reader, through the form that carries their name', async () => {
  const given = { id: 'o1', reason: '核对过敏情况', ground: 'approval' };
  await who['chen-hui'].ask('POST', '/api/surveys/s1/openings', given);
  expect(
    (await who['zhou-qiming'].ask('POST', '/api/openings/o1/decision', { yes: true })).status,
  ).toBeLessThan(300);
  expect((await look('chen-hui', 'photo-0001')).status).toBe(403);
  const form = await who['chen-hui'].ask<z.infer<typeof openedForm>>('GET', '/api/openings/o1/form');
  expect(form.body.photos).toEqual(['photo-0001']);
  expect((await look('chen-hui', 'photo-0001')).status).toBe(200);
  expect((await look('zhou-qiming', 'photo-0001')).status).toBe(403);
  house.clock.set('2026-03-09T11:41:00+08:00');
  expect((await look('chen-hui', 'photo-0001')).status).toBe(403);
});

it('goes with the person', async () => {
  const customer = 'c-s1';
  expect(
    (await who['zhou-qiming'].ask('POST', `/api/customers/${customer}/erasure`, { id: 'e1', sure: true }))
      .status,
  ).toBe(200);
  await house.db.inOrganisation('anhe', (tx) => house.attachments.dropOverdue(tx));
  const left = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('survey_photo').selectAll().execute(),
  );
  expect(left).toEqual([]);
  expect((await look('zhou-qiming', 'photo-0001')).status).toBeGreaterThanOrEqual(403);
  const rows = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('attachment').select('id').where('id', '=', 'photo-0001').execute(),
  );
  expect(rows).toEqual([]);
});
