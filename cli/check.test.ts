import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { check } from './check.ts';
import { coverage } from './coverage.ts';
import { explain } from './explain.ts';

const folder = mkdtempSync(join(tmpdir(), 'guiju-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let said: string[] = [];
beforeEach(() => {
  said = [];
  const tell = (line: unknown) => void said.push(String(line));
  vi.spyOn(console, 'log').mockImplementation(tell);
  vi.spyOn(console, 'error').mockImplementation(tell);
});
afterEach(() => vi.restoreAllMocks());

const examples = (due: string) => {
  const file = join(folder, 'mine.yaml');
  writeFileSync(
    file,
    `examples:
  - name: { zh: 我的例子, en: mine }
    given:
      facts: [{ kind: file.completed, at: "2026-09-28T10:00+08:00", subject: customer:li, data: { outcome: bought } }]
      known: { customer:li: { owner: member:wang } }
    expect:
      obligations: [{ clause: S003.3-08, of: member:wang, due: "${due}" }]
`,
  );
  return file;
};

describe('guiju check', () => {
  it('finds nothing wrong with the shipped packs and runs every example', async () => {
    expect(await check([])).toBe(0);
    expect(said.at(-1)).toMatch(/^\d+ passed, 0 failed$/);
  });

  it('runs an example of one’s own, and says what came instead when it fails', async () => {
    expect(await check(['packs/customer-files', '--examples', examples('2026-10-01')])).toBe(0);
    expect(await check(['packs/customer-files', '--examples', examples('2026-10-02')])).toBe(1);
    expect(said.at(-2)).toMatch(
      /mine\.yaml:2 S003\.3-08 "mine": expected obligations .*due:2026-10-02.*found .*due:2026-10-01/,
    );
    expect(said.at(-1)).toMatch(/, 1 failed$/);
  });

  it('fails on a file that is not there, and on one that is no pack', async () => {
    expect(await check(['--examples', join(folder, 'none.yaml')])).toBe(1);
    expect(said.at(-2)).toContain('no such file');
    const file = join(folder, 'odd.yaml');
    writeFileSync(file, 'hello: there\n');
    expect(await check([file])).toBe(1);
    expect(said.join('\n')).toMatch(/odd\.yaml:1: pack is missing/);
  });
});

describe('guiju coverage', () => {
  it('counts the customer-file systems whole, against all of the rulebook', async () => {
    expect(await coverage(['--json'])).toBe(0);
    const { total, systems } = JSON.parse(said[0] as string);
    expect(total).toMatchObject({ systems: 98, clauses: 1402 });
    const files = systems.filter(({ id }: { id: string }) => id.startsWith('S003.'));
    expect(
      files.map(({ id, clauses, executable }: Record<string, unknown>) => [id, clauses, executable]),
    ).toEqual([
      ['S003.1', 18, 18],
      ['S003.2', 19, 19],
      ['S003.3', 35, 35],
    ]);
    for (const { examples: written, passing } of files) expect(passing).toBe(written);
  });
});

describe('guiju explain', () => {
  it('says a clause with its figures, whom it obliges and its examples', async () => {
    expect(await explain(['S003.3-08'])).toBe(0);
    const text = said.join('\n');
    expect(text).toContain('成交顾客建档后三日内');
    expect(text).toContain(
      '$buyer_first: 已购顾客首次回访期限 / First call-back to a buyer: P3D from 2010-01-01',
    );
    expect(text).toContain('obliges owner or else post:sales-manager to call-back');
    expect(text).toContain('on file.completed (建档 / file completed)');
    expect(text).toContain('结果是已购,且不成立:此前已下单 / outcome is bought and not: an order came first');
    expect(text).toContain('example S003.3-08#1');
  });

  it('says a guard with its brackets: what holds together, and what it answers', async () => {
    expect(await explain(['LAW.CC-01c'])).toBe(0);
    const text = said.join('\n');
    expect(text).toContain('!(has(fact.data.asked) && fact.data.asked) && ');
    expect(text).toContain('且(发生时间的钟点不少于21:00,或发生时间的钟点小于09:00)');
    expect(text).toMatch(/\n {2}(refuse|postpone|warn|ask): .+ \/ .+/);
  });

  it('names near ids for one it does not know', async () => {
    expect(await explain(['S003.3-99'])).toBe(1);
    expect(said[0]).toContain('There is no clause S003.3-99. Near: ');
  });
});
