import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Simulation } from '../contract/simulation.ts';
import { record } from '../server/ledger/index.ts';
import { addCustomer, memberDoer } from '../server/modules/customers/index.ts';
import { adoptPack } from '../server/modules/policy/index.ts';
import { type TestApp, testApp } from '../test/world/app.ts';
import { smallCompany } from '../test/world/small-company.ts';
import { simulate } from './simulate.ts';

const DAY = 86_400_000;
/** The command reads the real clock, so what it is tried on happened ten days ago. */
const began = Date.now() - 10 * DAY;
const day = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
const PERIOD = ['--from', day(began - DAY), '--to', day(began + DAY)];

const folder = mkdtempSync(join(tmpdir(), 'guiju-simulate-'));
let house: TestApp;
let said: string[] = [];
let complained: string[] = [];

beforeAll(async () => {
  house = await testApp({ now: new Date(began).toISOString() });
  vi.stubEnv('DATABASE_URL', house.url);
  await smallCompany(house);
  await house.db.inOrganisation('anhe', async (tx) => {
    const adopted = { id: 'adopt.files', pack: 'customer-files', from: day(began - DAY) };
    await adoptPack(tx, adopted, 'member:zhou-qiming', 'set-up');
    const by = memberDoer({ member: 'wang-min', posts: ['representative'] });
    for (const id of ['xu', 'zhang']) {
      await addCustomer(tx, { id, name: id === 'xu' ? '许国平' : '张建国', source: 'event' }, by);
      const file = { kind: 'file.completed', subject: `customer:${id}`, actor: 'member:wang-min' };
      await record(tx, { ...file, data: { outcome: 'none', selling: 'allowed' } });
    }
  });
});
beforeEach(() => {
  said = [];
  complained = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void said.push(...String(line).split('\n')));
  vi.spyOn(console, 'error').mockImplementation((line) => void complained.push(String(line)));
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const pack = (clauses: string, name = 'trial') => {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(
    file,
    `pack: ${name}
title: { zh: 试写, en: On trial }
source: { document: own, systems: [S900.1] }
clauses:
${clauses}`,
  );
  return file;
};

const called = (within: string, id = 'S900.1-01', of = 'owner') => `
  - id: ${id}
    form: duty
    strength: nag
    text: { zh: 建档后打个电话, en: Call after the file }
    on: file.completed
    owes:
      obligation: greeting
      of: ${of}
      due: { within: ${within} }
      metBy: { fact: visit.made }
`;

const tried = async (file: string): Promise<Simulation> => {
  const code = await simulate(['--pack', file, ...PERIOD, '--json']);
  expect([code, complained]).toEqual([0, []]);
  return JSON.parse(said.at(-1) as string) as Simulation;
};

describe('guiju simulate', () => {
  it('a clause beside those adopted adds what it owes, and says so by clause, by day and in all', async () => {
    const file = pack(called('P1D'));
    expect(await simulate(['--pack', file, ...PERIOD])).toBe(0);
    expect(said.join('\n')).toMatch(/S900\.1-01 {2}0 → 2 {2}添 added 2, 减 removed 0, 改期 moved 0/);
    expect(said.join('\n')).toContain(`${day(began + DAY)}  0 → 2，一天能做 / capacity 10`);
    expect(said.join('\n')).toContain('王敏  0 → 2 / 10');
    expect(said.at(-1)).toMatch(/^total {2}添 added 2, .*钱 money 无 none$/);
  });

  it('a clause of a number that is adopted replaces it: the same calls, a day earlier', async () => {
    const file = pack(
      `
  - id: S003.3-12
    form: duty
    strength: nag
    text: { zh: 两日内首次回访, en: The first call within two days }
    on: file.completed
    when: fact.data.outcome == "none"
    owes:
      obligation: call-back
      slot: first
      of: owner
      due: { within: P2D }
      metBy: { fact: call-back.made }
`,
      'two-days',
    );
    const found = await tried(file);
    expect(found.clauses).toMatchObject([{ clause: 'S003.3-12', owed: { before: 2, after: 2 }, moved: 2 }]);
    expect(found.moved).toMatchObject({ count: 2, earlier: 2, met: 0 });
    expect(found.lines).toEqual([]);
  });

  it('what nobody asked then is read now, and marked', async () => {
    const found = await tried(pack(called('P1D', 'S900.1-02', 'owner.line_manager'), 'guessed'));
    expect(found).toMatchObject({ approximate: 2, clauses: [{ clause: 'S900.1-02', added: 2 }] });
  });

  it('what judges acts beforehand is named, and not counted', async () => {
    const file = pack(
      `
  - id: S900.1-03
    form: guard
    text: { zh: 不送, en: No greetings }
    acts: [visit.made]
    effect: refuse
    code: visit.not-now
    says: { zh: 不送, en: No greetings }
`,
      'guarded',
    );
    expect(await simulate(['--pack', file, ...PERIOD])).toBe(0);
    expect(said.join('\n')).toContain('S900.1-03  事前把关');
  });

  it('without a file or a period it says how it is called', async () => {
    expect(await simulate([])).toBe(1);
    expect(said.join('\n')).toContain('guiju simulate --pack FILE --from DAY --to DAY');
    expect(await simulate(['--help'])).toBe(0);
  });

  it.each([
    ['a file that is not there', ['--pack', 'nowhere.yaml', ...PERIOD], 'nowhere.yaml: no such file'],
    ['a day that is none', ['--pack', 'x.yaml', '--from', 'soon', '--to', '2026-02-08'], 'soon is not a day'],
  ])('%s is said', async (_what, args, words) => {
    expect(await simulate(args)).toBe(1);
    expect(complained.join('\n')).toContain(words);
  });

  it('a faulty file is told with its line', async () => {
    const file = pack(called('P1D').replace('visit.made', 'visit.sung'), 'faulty');
    expect(await simulate(['--pack', file, ...PERIOD])).toBe(1);
    expect(complained.join('\n')).toMatch(/faulty\.yaml:\d+ S900\.1-01: /);
  });

  it('a period that ends before it begins is refused', async () => {
    const back = ['--from', day(began), '--to', day(began - DAY)];
    await expect(simulate(['--pack', pack(called('P1D')), ...back])).rejects.toThrow(/period-reversed/);
  });
});
