import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Allocation, release as releaseWire, Survey } from '../../contract/files.ts';
import { addMember } from '../../server/modules/identity/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { customersHouse, owed, people, refusedActs } from './customers-house.ts';

let house: TestApp;
type Who = 'wang-min' | 'li-qiang' | 'zhao-lei' | 'ma-li' | 'chen-hui' | 'zhou-qiming';
let who: Record<Who, Device>;

beforeAll(async () => {
  house = await customersHouse('2026-03-09T09:40:00+08:00');
  who = await people(house, 'wang-min', 'li-qiang', 'zhao-lei', 'ma-li', 'chen-hui', 'zhou-qiming');
});

type Release = z.infer<typeof releaseWire>;
interface Refused {
  error: { code: string; message: { zh: string } };
}
const filled = (name: string, phone: string, area = '城南片区') => ({
  name,
  phone,
  phone_source: 'herself',
  area,
});
const start = (device: Device, id: string, more: object = {}) =>
  device.ask<Refused & { number: string; warnings: { zh: string }[] }>('POST', '/api/surveys', {
    id,
    version: 1,
    told: true,
    ...more,
  });
const fill = (device: Device, id: string, body: object) =>
  device.ask<Survey & Refused>('PUT', `/api/surveys/${id}/answers`, { proxy: false, ...body });
const sign = (device: Device, id: string) =>
  device.ask('POST', `/api/surveys/${id}/signature`, { signature: '王敏' });
const hand = async (device: Device, ...numbers: string[]) =>
  (
    await device.ask<{ lines: { number: string; done: boolean; says: { zh: string } | null }[] }>(
      'POST',
      '/api/surveys/hand-in',
      { id: `h-${numbers.join('')}`, numbers },
    )
  ).body.lines;

describe('collecting', () => {
  test('the form carries the company’s true name and says that it sells', async () => {
    const { body } = await who['wang-min'].ask<{ heading: string; purposeText: string }>(
      'GET',
      '/api/forms/survey',
    );
    expect(body.heading).toBe('安禾顾客登记表');
    expect(body.purposeText).toContain('销售');
    expect(JSON.stringify(body)).not.toMatch(/爱心|普查|收入|独居/);
  });

  test('only representatives and supervisors start one; the attempt of another is kept', async () => {
    expect(await start(who['zhao-lei'], 's-no')).toMatchObject({
      status: 403,
      body: { error: { code: 'survey.not-your-post' } },
    });
    expect(await refusedActs(house)).toContainEqual(
      expect.objectContaining({ act: 'survey.started', actor: 'member:zhao-lei' }),
    );
  });

  test('a version nobody released is refused; so is starting before company and purpose were told', async () => {
    expect((await start(who['wang-min'], 's-no', { version: 7 })).body.error.code).toBe(
      'survey.wrong-version',
    );
    expect((await start(who['wang-min'], 's-no', { told: false })).status).toBe(400);
  });

  test('with an item missing it stays blank and names it; filled, the customer is on record', async () => {
    await start(who['wang-min'], 's1');
    const { phone_source: _, ...rest } = filled('赵秀兰', '13812341052');
    expect((await fill(who['wang-min'], 's1', { fields: rest })).body).toMatchObject({
      state: 'blank',
      missing: ['电话来源'],
      customer: null,
    });
    const done = await fill(who['wang-min'], 's1', {
      fields: filled('赵秀兰', '13812341052'),
      health: { answer: 'refused' },
      consents: [{ purpose: 'selling', channel: 'phone', source: 'survey-form' }],
    });
    expect(done.body).toMatchObject({
      state: 'filled',
      number: 'D-0001',
      customer: { name: '赵秀兰' },
      health: 'refused',
    });
  });

  test('who declined the health part is not asked again', async () => {
    const again = await fill(who['wang-min'], 's1', {
      fields: filled('赵秀兰', '13812341052'),
      health: {
        answer: 'given',
        fields: { health: '血压高' },
        consent: { purpose: 'health', channel: 'all', source: 'survey-form' },
      },
    });
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'survey.health-refused' } } });
  });

  test('a health part is kept apart, with a consent of its own', async () => {
    await start(who['wang-min'], 's2');
    await fill(who['wang-min'], 's2', {
      fields: filled('姜素英', '13812348376'),
      health: {
        answer: 'given',
        fields: { health: '血压高' },
        consent: { purpose: 'health', channel: 'all', source: 'survey-form', note: '口头同意' },
      },
    });
    const { body } = await who['wang-min'].ask<Survey>('GET', '/api/surveys/s2');
    expect(body.health).toBe('given');
    expect(JSON.stringify(body)).not.toContain('血压高');
    const rows = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('consent').select(['purpose', 'source']).where('purpose', '=', 'health').execute(),
    );
    expect(rows).toEqual([{ purpose: 'health', source: 'survey-form' }]);
  });

  test('proxy-filled, it waits for the customer; unsigned, it is refused: 右上角未签名', async () => {
    await start(who['wang-min'], 's3');
    await fill(who['wang-min'], 's3', { fields: filled('何开容', '13812346029'), proxy: true });
    expect((await hand(who['wang-min'], 'D-0003'))[0]?.says?.zh).toContain('右上角未签名');
    await sign(who['wang-min'], 's3');
    expect((await hand(who['wang-min'], 'D-0003'))[0]?.says?.zh).toContain('代填');
    await who['wang-min'].ask('POST', '/api/surveys/s3/confirmation', { how: 'read-aloud' });
    expect((await hand(who['wang-min'], 'D-0003'))[0]).toMatchObject({ done: true });
    expect(
      (await refusedActs(house)).filter(({ act }) => act === 'survey.handed-in').map(({ code }) => code),
    ).toEqual(['survey.unsigned', 'survey.unconfirmed']);
  });

  test('2 of 3 handed in: the one outstanding is named', async () => {
    await sign(who['wang-min'], 's1');
    await hand(who['wang-min'], 'D-0001');
    const { body } = await who['wang-min'].ask('GET', '/api/surveys?show=mine');
    expect(body).toMatchObject({ handIn: { handedIn: 2, of: 3, outstanding: ['D-0002'] } });
    const mine = (await owed(house, 'hand-in')).filter(({ state }) => state === 'open');
    expect(mine.map(({ subject, holder }) => [subject, holder])).toEqual([['survey:s2', 'member:wang-min']]);
  });

  test('a number that is somebody else’s customer stops the form without telling whose', async () => {
    await who['li-qiang'].ask('POST', '/api/customers', {
      id: 'huang',
      name: '黄玉芬',
      phones: ['13812347254'],
      source: 'event',
    });
    await start(who['wang-min'], 's4');
    const answer = await fill(who['wang-min'], 's4', { fields: filled('黄玉芬', '13812347254') });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'customer.already-owned' } } });
    expect(JSON.stringify(answer.body)).not.toContain('李强');
  });
});

describe('allocation', () => {
  test('proposed by the rules: the collector first; the manager confirms, overriding one with a reason', async () => {
    await sign(who['wang-min'], 's2');
    await hand(who['wang-min'], 'D-0002');
    await house.db.inOrganisation('anhe', (tx) =>
      addMember(
        tx,
        {
          id: 'wu-dan',
          name: '吴丹',
          department: 'sales',
          posts: [{ post: 'representative', department: 'sales' }],
        },
        { by: 'system:set-up', source: 'set-up' },
      ),
    );
    const { body } = await who['zhao-lei'].ask<Allocation>('POST', '/api/allocations', {
      id: 'a1',
      cause: 'survey',
    });
    expect(body.rows.map(({ survey, proposed, clause }) => [survey, proposed?.id, clause])).toEqual([
      ['D-0001', 'wang-min', 'S003.2-10'],
      ['D-0002', 'wang-min', 'S003.2-10'],
      ['D-0003', 'wang-min', 'S003.2-10'],
    ]);
    expect(body.candidates.find(({ id }) => id === 'wang-min')).toMatchObject({ now: 0, after: 3 });
    const answer = await who['zhao-lei'].ask<{ assigned: number; warnings: { zh: string }[] }>(
      'POST',
      '/api/allocations/a1/confirmation',
      { id: 'a1-yes', overrides: [{ customer: 'c-s3', to: 'wu-dan', reason: '住在吴丹隔壁' }] },
    );
    expect(answer.body.assigned).toBe(3);
    expect(answer.body.warnings.map(({ zh }) => zh).join()).toContain('谁收集归谁');
  });

  test('each has its owner, and the facts say by which rule', async () => {
    const rows = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('fact')
        .select(['subject', 'data'])
        .where('kind', '=', 'owner.assigned')
        .where('subject', 'like', 'customer:c-%')
        .orderBy('subject')
        .execute(),
    );
    expect(rows).toMatchObject([
      { subject: 'customer:c-s1', data: { owner: 'member:wang-min', rule: 'collector' } },
      { subject: 'customer:c-s2', data: { owner: 'member:wang-min', rule: 'collector' } },
      {
        subject: 'customer:c-s3',
        data: { owner: 'member:wu-dan', rule: 'discretion', proposed: 'member:wang-min' },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('隔壁');
    expect((await owed(house, 'allocation')).map(({ state }) => state)).toEqual([
      'discharged',
      'discharged',
      'discharged',
    ]);
  });

  test('confirming twice moves nothing twice', async () => {
    expect(
      (await who['zhao-lei'].ask('POST', '/api/allocations/a1/confirmation', { id: 'again' })).body,
    ).toEqual({
      assigned: 0,
      warnings: [],
    });
  });
});

test('a new version of the form is released by who may; what may not be asked is refused', async () => {
  const { body: now } = await who['wang-min'].ask<Release>('GET', '/api/forms/survey');
  const release = (device: Device, part: Partial<Release>) =>
    device.ask<Release & Refused>('POST', '/api/forms/survey', { ...now, ...part });
  const asking = (zh: string, en: string): Release['fields'] => [
    ...now.fields,
    { name: 'own_1', text: { zh, en }, input: 'text', required: false },
  ];
  expect((await release(who['wang-min'], {})).status).toBe(403);
  for (const [zh, en] of [
    ['月收入', 'Monthly income'],
    ['是否独居', 'Living alone'],
    ['身份证号', 'Identity number'],
    ['正在用药', 'Medicines'],
  ] as const) {
    const { status, body } = await release(who['zhou-qiming'], { fields: asking(zh, en) });
    expect([status, body.error.code]).toEqual([422, 'form.never-asked']);
    expect(body.error.message.zh).toContain(`「${zh}」不能问`);
  }
  const without = now.fields.filter(({ name }) => name !== 'phone_source');
  expect((await release(who['zhou-qiming'], { fields: without })).body.error.code).toBe('form.core-field');
  const { body: next } = await release(who['zhou-qiming'], { fields: asking('爱好', 'Hobbies') });
  expect(next).toMatchObject({ version: now.version + 1, heading: '安禾顾客登记表' });
  expect(next.fields.at(-1)?.text.zh).toBe('爱好');
});

test('no answer of a form stands in any fact', async () => {
  const facts = await house.db.inOrganisation('anhe', (tx) => tx.selectFrom('fact').selectAll().execute());
  expect(JSON.stringify(facts)).not.toMatch(/血压|姜素英|赵秀兰|1381234|过敏/);
});
