import { describe, expect, it } from 'vitest';
import type { ClausePage, ExamplesRun, Library, PackPage, Preview } from '../../contract/policy.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { record } from '../../server/ledger/index.ts';
import { addCustomer, memberDoer } from '../../server/modules/customers/index.ts';
import { adoptLaw } from '../../server/modules/policy/index.ts';
import { testApp } from '../world/app.ts';
import { signedIn, smallCompany } from '../world/small-company.ts';

const house = await testApp();
await smallCompany(house);
await house.db.inOrganisation('anhe', (tx) => adoptLaw(tx, '2026-03-01', 'system:set-up'));
const gm = await signedIn(house, 'zhou-qiming');
const rep = await signedIn(house, 'wang-min');

const customer = { id: 'li-guifang', name: '李桂芳', source: 'event' };
const library = async () => (await gm.ask<Library>('GET', '/api/policy')).body;
const packPage = async () => (await gm.ask<PackPage>('GET', '/api/policy/packs/customer-files')).body;
const adopt = (more: object, as = gm) =>
  as.ask<RefusalAnswer & { clauses: number; revision: number }>(
    'POST',
    '/api/policy/packs/customer-files/adoptions',
    { id: `adoption-${Math.random()}`, from: '2026-03-10', ...more },
  );

describe('before it is adopted', () => {
  it('the library shows law on and the system off; a representative may read it', async () => {
    const { systems } = (await rep.ask<Library>('GET', '/api/policy')).body;
    expect(systems.find(({ pack }) => pack === 'customer-files')).toMatchObject({
      state: 'not-adopted',
      blanks: expect.any(Number),
      systems: ['S003.1', 'S003.2', 'S003.3'],
    });
    const law = systems.filter(({ rank }) => rank === 'statute');
    // A draft binds nobody, and so does the law of a place where the company is not
    expect(law.filter(({ state }) => state !== 'adopted').map(({ pack }) => pack)).toEqual([
      'law-returns-shenzhen-draft',
    ]);
    expect(law.length).toBeGreaterThan(5);
  });

  it('only the general manager may adopt', async () => {
    const { revision } = await library();
    expect((await adopt({ base: revision }, rep)).status).toBe(403);
  });

  it('the preview names the blanks its clauses wait for', async () => {
    const { status, body } = await gm.ask<Preview>('POST', '/api/policy/packs/customer-files/preview', {});
    expect(status).toBe(200);
    expect(body.waiting).toContainEqual({ clause: 'S003.3-07', blanks: ['consolidate_within'] });
    expect(body.conflicts).toEqual([]);
  });

  it('who looked at an older state is told', async () => {
    const { status, body } = await adopt({ base: (await library()).revision - 1 });
    expect(status).toBe(409);
    expect(body.error.code).toBe('policy.changed-meanwhile');
    expect(body.error.mend?.zh).toContain('刷新');
  });
});

describe('adopted', () => {
  it('its clauses oblige, and its page says whom', async () => {
    const { status, body } = await adopt({
      base: (await library()).revision,
      blanks: { consolidate_within: 'P2D' },
    });
    expect(status, JSON.stringify(body)).toBe(200);
    await house.db.inOrganisation('anhe', async (tx) => {
      await addCustomer(tx, customer, memberDoer({ member: 'wang-min', posts: ['representative'] }));
      await record(tx, {
        kind: 'file.completed',
        subject: 'customer:li-guifang',
        actor: 'member:wang-min',
        data: { outcome: 'bought' },
      });
    });
    const page = await packPage();
    expect(page.system).toMatchObject({ state: 'waiting', from: '2026-03-10' });
    expect(page.clauses.find(({ id }) => id === 'S003.3-08')).toMatchObject({
      state: 'in-force',
      live: { owes: 1 },
    });
    const clause = (await rep.ask<ClausePage>('GET', '/api/policy/clauses/S003.3-08')).body;
    expect(clause.holders).toEqual([
      { holder: { ref: 'member:wang-min', name: '王敏', open: null }, owes: 1, overdue: 0 },
    ]);
    expect(clause.versions).toMatchObject([{ n: 1, from: '2026-03-10', to: null, now: true }]);
    expect(clause.siblings.map(({ id }) => id)).toEqual(['S003.3-08b', 'S003.3-08c']);
  });

  it('its examples run in the page', async () => {
    const { body } = await rep.ask<ExamplesRun>('POST', '/api/policy/clauses/S003.3-08/examples/run', {});
    expect(body.results.length).toBeGreaterThan(3);
    expect(body.results.every(({ passed }) => passed)).toBe(true);
    expect(body.results[0]?.given).toContain('kind: file.completed');
  });

  it('a blank left open is filled from a later day', async () => {
    const { revision: base } = await library();
    const value = {
      id: 'value-0001',
      base,
      parameter: 'service_meeting_every',
      value: 'P14D',
      from: '2026-03-11',
    };
    const { status } = await gm.ask('POST', '/api/policy/packs/customer-files/values', value);
    expect(status).toBe(200);
    const versions = (await gm.ask<ClausePage>('GET', '/api/policy/clauses/S003.3-28')).body.versions;
    expect(versions.map(({ n, from, params }) => ({ n, from, params }))).toEqual([
      { n: 2, from: '2026-03-11', params: { service_meeting_every: 'P14D' } },
      { n: 1, from: '2026-03-10', params: {} },
    ]);
  });

  it('a legal figure may not be loosened', async () => {
    const { revision: base } = await library();
    const value = { id: 'value-0002', base, parameter: 'answered_week', value: 5, from: '2026-03-11' };
    const { status, body } = await gm.ask<RefusalAnswer>(
      'POST',
      '/api/policy/packs/law-consent-and-calling/values',
      value,
    );
    expect(status).toBe(422);
    expect(body.error.code).toBe('statute.loosened');
  });
});

it('says in a sentence what is not there', async () => {
  expect((await gm.ask<RefusalAnswer>('GET', '/api/policy/packs/nothing')).body.error.code).toBe(
    'pack.unknown',
  );
  expect((await gm.ask<RefusalAnswer>('GET', '/api/policy/clauses/S999.9-01')).body.error.code).toBe(
    'clause.unknown',
  );
});
