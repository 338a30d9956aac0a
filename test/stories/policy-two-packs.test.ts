import { describe, expect, it } from 'vitest';
import type { PackPage, Preview } from '../../contract/policy.ts';
import { adoptLaw } from '../../server/modules/policy/index.ts';
import { testApp } from '../world/app.ts';
import { signedIn, smallCompany } from '../world/small-company.ts';

/** Customer files (S003) and selling events (S000.8, S000.9) together: both write the first call on a non-buyer. */

const house = await testApp();
await smallCompany(house);
await house.db.inOrganisation('anhe', (tx) => adoptLaw(tx, '2026-03-01', 'system:set-up'));
const gm = await signedIn(house, 'zhou-qiming');

const page = async (pack: string) => (await gm.ask<PackPage>('GET', `/api/policy/packs/${pack}`)).body;
const stateOf = async (pack: string, clause: string) =>
  (await page(pack)).clauses.find(({ id }) => id === clause)?.state;
let adoptions = 0;
const adopt = async (pack: string, more: object = {}) =>
  gm.ask('POST', `/api/policy/packs/${pack}/adoptions`, {
    id: `adoption-${++adoptions}`,
    base: (await page(pack)).revision,
    from: '2026-03-10',
    ...more,
  });
const inForce = () =>
  house.db.inOrganisation('anhe', async (tx) =>
    (
      await tx
        .selectFrom('clause_version')
        .select('clause')
        .where('clause', 'in', ['S003.3-12', 'S000.9-51'])
        .where('to_day', 'is', null)
        .execute()
    ).map(({ clause }) => clause),
  );

describe('two packs that write one thing differently', () => {
  it('the second offers both ways, and what is on already is the one suggested', async () => {
    expect((await adopt('customer-files')).status).toBe(200);
    const { variants } = await page('selling-event');
    expect(variants).toContainEqual({
      group: 'non-buyer-first-call',
      options: [
        {
          option: 'two-days',
          says: expect.objectContaining({ zh: expect.any(String) }),
          clauses: ['S000.9-51'],
        },
        {
          option: 'three-days',
          says: { zh: expect.stringContaining('三日内'), en: expect.any(String) },
          clauses: ['S003.3-12'],
        },
      ],
      chosen: 'three-days',
    });
  });

  it('they do not ask for the same thing twice', async () => {
    const { body } = await gm.ask<Preview>('POST', '/api/policy/packs/selling-event/preview', {});
    expect(body.conflicts).toEqual([]);
    expect(body.waiting).toContainEqual({ clause: 'S000.8-10b', blanks: ['visit_note_within'] });
  });

  it('adopted without a choice, the three days stay', async () => {
    expect((await adopt('selling-event')).status).toBe(200);
    expect(await inForce()).toEqual(['S003.3-12']);
    expect(await stateOf('selling-event', 'S000.9-51')).toBe('off');
    expect(await stateOf('selling-event', 'S000.8-13')).toBe('in-force');
  });

  it('the two days chosen, the three days go off in their own pack; never both', async () => {
    const chosen = { variants: { 'non-buyer-first-call': 'two-days' } };
    expect((await adopt('selling-event', chosen)).status).toBe(200);
    expect(await inForce()).toEqual(['S000.9-51']);
    expect(await stateOf('customer-files', 'S003.3-12')).toBe('off');
    // Adopted again without a word about it, what is on stays on
    expect((await adopt('customer-files')).status).toBe(200);
    expect(await inForce()).toEqual(['S000.9-51']);
  });

  it('the pack retired, the first call is owed again within three days', async () => {
    const { status } = await gm.ask('POST', '/api/policy/packs/selling-event/retirements', {
      id: 'retired-1',
      base: (await page('selling-event')).revision,
      from: '2026-03-10',
    });
    expect(status).toBeLessThan(300);
    expect(await inForce()).toEqual(['S003.3-12']);
    expect(await stateOf('customer-files', 'S003.3-12')).toBe('in-force');
  });
});

describe('an option nobody has', () => {
  it('is refused, and both ways are named', async () => {
    const { status, body } = await adopt('selling-event', { variants: { 'non-buyer-first-call': 'never' } });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      error: { code: 'pack.unknown-option', mend: { zh: '可选:two-days、three-days' } },
    });
  });
});

describe('weights that do not add up', () => {
  const weights = async () =>
    Object.fromEntries(
      (await page('selling-event')).parameters
        .filter(({ name }) => name.startsWith('weight_'))
        .map(({ name, value }) => [name, value]),
    );

  it('are refused one by one, with their sum, and nothing is changed', async () => {
    expect((await adopt('selling-event')).status).toBe(200);
    const { status, body } = await gm.ask('POST', '/api/policy/packs/selling-event/values', {
      id: 'weight-1',
      base: (await page('selling-event')).revision,
      parameter: 'weight_after',
      value: 40,
      from: '2026-03-10',
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      error: { code: 'parameter.unfit', message: { zh: expect.stringContaining('权重合计 110') } },
    });
    expect(await weights()).toEqual({ weight_before: 50, weight_during: 20, weight_after: 30 });
  });

  it('are given together, on adopting again', async () => {
    const blanks = { weight_before: 40, weight_during: 20, weight_after: 40 };
    expect((await adopt('selling-event', { blanks })).status).toBe(200);
    expect(await weights()).toEqual(blanks);
  });
});
