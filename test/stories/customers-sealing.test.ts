import { beforeAll, describe, expect, test } from 'vitest';
import type { Device, TestApp } from '../world/app.ts';
import { customersHouse, owed, people, refusedActs } from './customers-house.ts';

let house: TestApp;
let who: Record<'wang-min' | 'zhao-lei' | 'ma-li' | 'chen-hui' | 'zhou-qiming', Device>;

interface Refused {
  error: { code: string; message: { zh: string } };
}

const health = {
  answer: 'given',
  fields: { health: '血压高' },
  consent: { purpose: 'health', channel: 'all', source: 'survey-form' },
};

/** One form, filled, signed and handed in. */
async function collected(id: string, name: string, phone: string, number: string, more: object = {}) {
  const ask = who['wang-min'].ask;
  await ask('POST', '/api/surveys', { id, version: 1, told: true });
  const fields = { name, phone, phone_source: 'herself', area: '城南片区' };
  await ask('PUT', `/api/surveys/${id}/answers`, { proxy: false, fields, ...more });
  await ask('POST', `/api/surveys/${id}/signature`, { signature: '王敏' });
  await ask('POST', '/api/surveys/hand-in', { id: `h-${id}`, numbers: [number] });
}

beforeAll(async () => {
  house = await customersHouse('2026-03-09T09:40:00+08:00');
  who = await people(house, 'wang-min', 'zhao-lei', 'ma-li', 'chen-hui', 'zhou-qiming');
  await collected('s1', '赵秀兰', '13812341052', 'D-0001');
  await collected('s2', '姜素英', '13812348376', 'D-0002', { health });
  await who['zhao-lei'].ask('POST', '/api/allocations', { id: 'a1', cause: 'survey' });
  await who['zhao-lei'].ask('POST', '/api/allocations/a1/confirmation', { id: 'a1-yes' });
});

describe('sealing and opening', () => {
  const open = (device: Device, id: string, more: object = {}) =>
    device.ask<Refused & { state: string; closesAt: string | null }>('POST', '/api/surveys/s2/openings', {
      id,
      reason: '核对过敏情况',
      ...more,
    });
  const read = (device: Device, id: string) =>
    device.ask<Refused & { watermark: string; healthFields: unknown; fields: { name: string } }>(
      'GET',
      `/api/openings/${id}/form`,
    );

  test('allocation comes before sealing', async () => {
    await collected('s3', '向德明', '13812340917', 'D-0003');
    const { body } = await who['ma-li'].ask<{
      lines: { number: string; done: boolean; says: { zh: string } | null }[];
    }>('POST', '/api/surveys/seal', {
      id: 'seal-1',
      numbers: ['D-0001', 'D-0002', 'D-0003'],
      place: '柜 3-2',
    });
    expect(body.lines.map(({ number, done }) => [number, done])).toEqual([
      ['D-0001', true],
      ['D-0002', true],
      ['D-0003', false],
    ]);
    expect(body.lines[2]?.says?.zh).toContain('先分配再封存');
  });

  test('sealed, nobody reads it: not the collector, not the sales manager, and trying is kept', async () => {
    for (const member of ['wang-min', 'zhao-lei'] as const) {
      expect(await who[member].ask('GET', '/api/surveys/s2')).toMatchObject({
        status: 403,
        body: { error: { code: 'survey.sealed' } },
      });
      expect(await refusedActs(house)).toContainEqual(
        expect.objectContaining({ act: 'survey.opened', code: 'survey.sealed', actor: `member:${member}` }),
      );
    }
  });

  test('asked for, it waits for the general manager; the asker cannot decide', async () => {
    expect((await open(who['chen-hui'], 'o1')).body).toMatchObject({ state: 'asked', closesAt: null });
    expect((await read(who['chen-hui'], 'o1')).status).toBe(403);
    expect((await who['chen-hui'].ask('POST', '/api/openings/o1/decision', { yes: true })).status).toBe(403);
    expect(await owed(house, 'approve')).toMatchObject([
      { holder: 'post:general-manager', state: 'open', subject: 'survey:s2' },
    ]);
  });

  test('a yes opens one form for one reader for two hours, with their name across it', async () => {
    house.clock.set('2026-03-09T11:02:00+08:00');
    const yes = await who['zhou-qiming'].ask<{ state: string; closesAt: string }>(
      'POST',
      '/api/openings/o1/decision',
      { yes: true },
    );
    expect(yes.body).toMatchObject({ state: 'open', closesAt: '2026-03-09T05:02:00.000Z' });
    expect(await owed(house, 'approve')).toMatchObject([{ state: 'discharged' }]);
    const { body } = await read(who['chen-hui'], 'o1');
    expect(body).toMatchObject({
      watermark: '陈慧 2026-03-09 11:02',
      fields: { name: '姜素英' },
      healthFields: { health: '血压高' },
    });
    expect((await read(who['zhao-lei'], 'o1')).status).toBe(403);
    expect((await who['chen-hui'].ask('GET', '/api/surveys/s1')).status).toBe(403);
  });

  test('it closes by itself', async () => {
    house.clock.set('2026-03-09T13:02:00+08:00');
    expect(await read(who['chen-hui'], 'o1')).toMatchObject({
      status: 403,
      body: { error: { code: 'opening.closed' } },
    });
    const looks = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('access_log')
        .select('who')
        .where('act', '=', 'opened')
        .where('what', '=', 'customer:c-s2')
        .execute(),
    );
    expect(looks).toEqual([{ who: 'member:chen-hui' }]);
  });

  test('a no stays a no', async () => {
    await open(who['zhao-lei'], 'o2');
    await who['zhou-qiming'].ask('POST', '/api/openings/o2/decision', { yes: false, reason: '与服务无关' });
    expect((await read(who['zhao-lei'], 'o2')).status).toBe(403);
  });

  test('in an emergency the consultant opens at once and explains afterwards; a representative cannot', async () => {
    expect((await open(who['wang-min'], 'o3', { ground: 'emergency' })).status).toBe(403);
    expect((await open(who['chen-hui'], 'o4', { ground: 'emergency' })).body).toMatchObject({
      state: 'open',
    });
    expect((await read(who['chen-hui'], 'o4')).body.fields.name).toBe('姜素英');
    expect(await owed(house, 'account')).toMatchObject([
      { holder: 'member:chen-hui', state: 'open', clause: 'S003.2-17b' },
    ]);
    await who['chen-hui'].ask('POST', '/api/openings/o4/account');
    expect(await owed(house, 'account')).toMatchObject([{ state: 'discharged' }]);
  });
});

test('neither an answer nor the cupboard stands in any fact', async () => {
  const facts = await house.db.inOrganisation('anhe', (tx) => tx.selectFrom('fact').selectAll().execute());
  expect(JSON.stringify(facts)).not.toMatch(/血压|姜素英|过敏|柜 3/);
});
