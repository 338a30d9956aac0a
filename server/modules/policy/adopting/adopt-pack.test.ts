import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testOrganisation } from '../../../../test/world/database.ts';
import { derivedRows, small } from '../../../../test/world/small-house.ts';
import { ensureCalendar, introduce, record, replay } from '../../../ledger/index.ts';
import { SettableClock } from '../../../platform/clock.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import type { Refusal } from '../../../platform/refusal.ts';
import { policyKinds } from '../facts.ts';
import { type LoadedPack, loadPacks } from '../packs/load-packs.ts';
import { adoptLoaded, type NewAdoption } from './adopt-pack.ts';
import { standpoint } from './organisation-place.ts';
import { retirePack } from './retire-pack.ts';
import { setValue } from './set-value.ts';

const GM = 'member:zhou-qiming';
const folder = mkdtempSync(join(tmpdir(), 'guiju-packs-'));
const clock = new SettableClock('2026-03-10T09:00:00+08:00');
let db: Database;
let org = 0;
const here = <R>(work: (tx: Transaction) => Promise<R>) => db.inOrganisation(`org-${org}`, work);

beforeAll(async () => {
  introduce([
    small,
    {
      name: 'policy',
      kinds: policyKinds.filter(({ kind }) => /^(pack|blank|override)\./.test(kind)),
      questions: [],
      answers: {},
    },
  ]);
  ({ db } = await testDatabase({ clock }));
  await ensureCalendar(db);
});
afterEach(async () => {
  const live = await here(derivedRows);
  await here(replay);
  expect(await here(derivedRows)).toEqual(live);
});
beforeEach(async () => {
  clock.set('2026-03-10T09:00:00+08:00');
  await testOrganisation(db, `org-${++org}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A duty on the file, in a pack of its own. */
const pack = (
  name: string,
  clause: string,
  { within = 'P3D', more = '', parameters = '', rank = '' } = {},
): LoadedPack => {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(
    file,
    `pack: ${name}
title: { zh: 试, en: trial }
source: { document: none, systems: [T] }
${rank}
${parameters}
clauses:
  - id: ${clause}
    form: duty
    strength: nag
    text: { zh: 回访, en: call back }
    on: file.completed
    when: fact.data.outcome == "none"
    owes: { obligation: call-back, slot: first, of: owner, due: { within: ${within} }, metBy: { fact: call-back.made } }
${more}`,
  );
  const { packs, problems } = loadPacks([file]);
  expect(problems).toEqual([]);
  return packs[0] as LoadedPack;
};

let ids = 0;
const adopt = (loaded: LoadedPack, more: Partial<NewAdoption> = {}, source: 'web' | 'set-up' = 'web') =>
  here((tx) =>
    adoptLoaded(
      tx,
      loaded,
      { id: `adoption-${++ids}`, pack: loaded.pack.pack, from: '2026-03-10', ...more },
      { by: GM, source },
    ),
  );
const versions = () =>
  here((tx) =>
    tx
      .selectFrom('clause_version')
      .select(['clause', 'n', 'from_day', 'to_day', 'params'])
      .orderBy('clause')
      .orderBy('n')
      .execute(),
  );
const complete = (id: string) =>
  here((tx) =>
    record(tx, {
      id,
      kind: 'file.completed',
      subject: 'customer:li',
      actor: 'member:wang',
      data: { outcome: 'none' },
    }),
  );
const refused = (code: string) => expect.objectContaining({ code });

const PARAMETER = (from: string) =>
  `parameters:\n  frist: { text: { zh: 期限, en: time }, unit: duration, from: { ${from} } }`;
const BLANK = '    blanks: [{ parameter: frist, suggested: P2D }]';

describe('adopting', () => {
  it('writes versions down, and what happens next is owed under them', async () => {
    await adopt(pack('plain', 'T-01'));
    await complete('f1');
    const owed = await here((tx) => tx.selectFrom('obligation').select(['clause', 'n', 'holder']).execute());
    expect(owed).toEqual([{ clause: 'T-01', n: 1, holder: 'member:wang' }]);
    const facts = await here((tx) =>
      tx.selectFrom('fact').select(['kind', 'actor', 'data']).where('kind', '=', 'pack.adopted').execute(),
    );
    expect(facts).toEqual([{ kind: 'pack.adopted', actor: GM, data: { pack: 'plain', from: '2026-03-10' } }]);
  });

  it('again changes nothing that stayed the same; a changed clause gets the next number', async () => {
    await adopt(pack('again', 'T-01'));
    await adopt(pack('again', 'T-01'));
    expect(await versions()).toMatchObject([{ clause: 'T-01', n: 1, to_day: null }]);
    clock.set('2026-03-12T09:00:00+08:00');
    await adopt(pack('again', 'T-01', { within: 'P2D' }), { from: '2026-03-13' });
    expect(await versions()).toMatchObject([
      { clause: 'T-01', n: 1, from_day: '2026-03-10', to_day: '2026-03-13' },
      { clause: 'T-01', n: 2, from_day: '2026-03-13', to_day: null },
    ]);
  });

  it('sent twice with one id happens once', async () => {
    const loaded = pack('twice', 'T-01');
    await adopt(loaded, { id: 'one-adoption' });
    await adopt(loaded, { id: 'one-adoption' });
    expect(await here((tx) => tx.selectFrom('pack_adoption').select('n').execute())).toEqual([{ n: 1 }]);
  });

  it('takes a figure that changes on a later day into a version of its own', async () => {
    await adopt(
      pack('dated', 'T-01', { within: '$frist', parameters: PARAMETER('2026-01-01: P3D, 2026-05-01: P2D') }),
    );
    expect(await versions()).toEqual([
      { clause: 'T-01', n: 1, from_day: '2026-03-10', to_day: '2026-05-01', params: { frist: 'P3D' } },
      { clause: 'T-01', n: 2, from_day: '2026-05-01', to_day: null, params: { frist: 'P2D' } },
    ]);
  });

  it('refuses a day before today, and a missing one; set-up may back-date', async () => {
    const loaded = pack('day', 'T-01');
    await expect(adopt(loaded, { from: '2026-03-09' })).rejects.toEqual(refused('pack.past-day'));
    await expect(adopt(loaded, { from: undefined })).rejects.toEqual(refused('pack.no-day'));
    await adopt(loaded, { from: '2026-01-01' }, 'set-up');
    expect(await versions()).toMatchObject([{ from_day: '2026-01-01' }]);
  });

  it('of two at once one wins, and the other is told', async () => {
    const { revision: base } = await here(standpoint);
    const both = await Promise.allSettled([
      adopt(pack('first', 'T-01'), { base }),
      adopt(pack('second', 'T-02'), { base }),
    ]);
    const reasons = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as Refusal] : []));
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(reasons).toEqual([refused('policy.changed-meanwhile')]);
    expect(reasons[0]?.mend?.en).toContain('Load it again');
    expect(await versions()).toHaveLength(1);
  });
});

const fill = (from: string) =>
  here((tx) =>
    setValue(tx, { id: `value-${++ids}0`, pack: 'blank', parameter: 'frist', value: 'P2D', from }, GM),
  );

describe('a blank', () => {
  it('keeps its clause waiting until it is filled, from the day named', async () => {
    await adopt(pack('blank', 'T-01', { within: '$frist', parameters: PARAMETER(''), more: BLANK }));
    await complete('f1');
    expect(await here((tx) => tx.selectFrom('obligation').select('id').execute())).toEqual([]);
    await fill('2026-03-11');
    clock.set('2026-03-11T10:00:00+08:00');
    await complete('f2');
    expect(await here((tx) => tx.selectFrom('obligation').select(['fact_id', 'n']).execute())).toEqual([
      { fact_id: 'f2', n: 2 },
    ]);
  });

  it('cannot be filled for a day on which its clause has already spoken: replay would differ', async () => {
    await adopt(pack('blank', 'T-01', { within: '$frist', parameters: PARAMETER(''), more: BLANK }));
    await complete('f1');
    const refusal = (await fill('2026-03-10').catch((error: unknown) => error)) as Refusal;
    expect(refusal).toEqual(refused('pack.day-begun'));
    expect(refusal.mend?.en).toBe('2026-03-11 is the earliest');
  });

  it('may be filled while adopting, with the right unit only', async () => {
    const loaded = pack('filled', 'T-01', { within: '$frist', parameters: PARAMETER(''), more: BLANK });
    await expect(adopt(loaded, { blanks: { frist: 3 } })).rejects.toEqual(refused('parameter.misfit'));
    await adopt(loaded, { blanks: { frist: 'P4D' } });
    expect(await versions()).toMatchObject([{ params: { frist: 'P4D' } }]);
  });
});

describe('a conflict', () => {
  it('undecided is refused with both named', async () => {
    await adopt(pack('three-days', 'T-12'));
    const refusal = (await adopt(pack('two-days', 'T-51', { within: 'P2D' })).catch(
      (error: unknown) => error,
    )) as Refusal;
    expect(refusal).toEqual(refused('pack.conflict'));
    expect(refusal.says.en).toContain('T-12 / T-51');
    expect(await versions()).toHaveLength(1);
  });

  it('settled as the strictest leaves the other off from that day', async () => {
    await adopt(pack('three-days', 'T-12'));
    await adopt(pack('two-days', 'T-51', { within: 'P2D' }), {
      from: '2026-03-12',
      conflicts: { 'T-12+T-51': 'strictest' },
    });
    expect(await versions()).toMatchObject([
      { clause: 'T-12', to_day: '2026-03-12' },
      { clause: 'T-51', from_day: '2026-03-12', to_day: null },
    ]);
  });

  it('settled as both lets both stand', async () => {
    await adopt(pack('three-days', 'T-12'));
    await adopt(pack('two-days', 'T-51', { within: 'P2D' }), { conflicts: { 'T-12+T-51': 'both' } });
    await complete('f1');
    expect(
      await here((tx) => tx.selectFrom('obligation').select('clause').orderBy('clause').execute()),
    ).toEqual([{ clause: 'T-12' }, { clause: 'T-51' }]);
  });
});

describe('law', () => {
  const statute = `    statute: { status: in-force, where: { region: "000000", of: buyer }, stricter: { frist: lower }, source: law, asOf: "2026-03-01" }`;
  const law = () =>
    pack('law-trial', 'LAW.T-01', {
      within: '$frist',
      parameters: PARAMETER('2020-01-01: P3D'),
      more: statute,
      rank: 'rank: statute',
    });
  const set = (value: string) =>
    here((tx) =>
      setValue(
        tx,
        { id: `value-${++ids}0`, pack: 'law-trial', parameter: 'frist', value, from: '2026-03-10' },
        GM,
      ),
    );

  it('can be tightened and not loosened', async () => {
    await adopt(law());
    await expect(set('P5D')).rejects.toEqual(refused('statute.loosened'));
    await set('P1D');
    expect((await versions()).at(-1)).toMatchObject({ clause: 'LAW.T-01', n: 2, params: { frist: 'P1D' } });
  });

  it('in force cannot be retired', async () => {
    await adopt(law());
    await expect(
      here((tx) => retirePack(tx, { id: 'retire-01', pack: 'law-trial', from: '2026-03-11' }, GM)),
    ).rejects.toEqual(refused('statute.in-force'));
  });
});

describe('retiring', () => {
  it('ends the clauses from the day named; what is owed stays owed', async () => {
    await adopt(pack('gone', 'T-01'));
    await complete('f1');
    await here((tx) => retirePack(tx, { id: 'retire-02', pack: 'gone', from: '2026-03-11' }, GM));
    clock.set('2026-03-11T09:00:00+08:00');
    await complete('f2');
    expect(await versions()).toMatchObject([{ clause: 'T-01', to_day: '2026-03-11' }]);
    expect(await here((tx) => tx.selectFrom('obligation').select(['fact_id', 'state']).execute())).toEqual([
      { fact_id: 'f1', state: 'open' },
    ]);
  });
});
