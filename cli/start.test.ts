import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { stopPostgres } from '../server/platform/embedded-postgres.ts';

/** The command itself, on a folder of its own with a space in its name. */
const folder = mkdtempSync(join(tmpdir(), 'guiju start '));
const data = join(folder, 'data');
const running = new Set<ChildProcess>();
/** npm with all it started. */
const groups: number[] = [];
const port = await freePort();

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  for (const group of groups) killGroup(group);
  await stopPostgres(data).catch(() => {});
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  child: ChildProcess;
  said(): string;
  /** Exit code. */
  ended: Promise<number | null>;
}

function guiju(args: string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'guiju.mjs'), ...args], {
    env: { ...process.env, GUIJU_DATA: data, GUIJU_DEMO: '0', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  ended.then(() => running.delete(child));
  return { child, said: () => said, ended };
}

const healthy = async (): Promise<boolean> =>
  (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null))?.status === 200;

async function ready(run: Run): Promise<void> {
  for (let tries = 0; tries < 900 && run.child.exitCode === null; tries++) {
    if ((await healthy()) && run.said().includes('Ctrl+C')) return;
    await pause(100);
  }
  throw new Error(`Guiju did not get ready:\n${run.said()}`);
}

const postmaster = () =>
  Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

it('starts, serves its pages, is killed and starts again, and stops without a trace', async () => {
  const first = guiju(['start']);
  await ready(first);
  expect(first.said()).toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4} {2}the code for setting up/);
  const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('<div id="root">');

  const second = guiju(['start'], { PORT: String(await freePort()) });
  expect([await second.ended, second.said()]).toEqual([1, expect.stringContaining('running here already')]);
  const third = guiju(['start']);
  expect([await third.ended, third.said()]).toEqual([1, expect.stringContaining(`Port ${port} is taken`)]);

  first.child.kill('SIGKILL');
  await first.ended;
  const orphan = postmaster();
  const again = guiju(['start']);
  await ready(again);
  expect(postmaster()).toBe(orphan);

  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
  expect(existsSync(join(data, 'guiju.pid'))).toBe(false);
}, 180_000);

/** Nobody uses the data folder any more: neither Guiju nor its database. */
async function expectGone(): Promise<void> {
  const left = () => ['guiju.pid', 'postgres/postmaster.pid'].filter((name) => existsSync(join(data, name)));
  for (let tries = 0; tries < 200 && left().length > 0; tries++) await pause(100);
  expect(left()).toEqual([]);
}

/** As people start it: npm, its shell, and then Guiju. */
function npmStart(): ChildProcess {
  const env = { ...process.env, GUIJU_DATA: data, GUIJU_DEMO: '0', PORT: String(port) };
  const npm = spawn('npm', ['start'], { cwd: join(import.meta.dirname, '..'), env, detached: true });
  groups.push(Number(npm.pid));
  return npm;
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Nobody of it is left, as it should be
  }
}

it('stops with its database when npm alone is told to, and by Ctrl+C while it is still starting', async () => {
  const told = npmStart();
  for (let tries = 0; tries < 300 && !(await healthy()); tries++) await pause(100);
  expect(await healthy()).toBe(true);
  told.kill('SIGTERM');
  await expectGone();
  for (const moment of ['guiju.pid', 'postgres/postmaster.pid']) {
    const npm = npmStart();
    for (let tries = 0; tries < 600 && !existsSync(join(data, moment)); tries++) await pause(20);
    process.kill(-Number(npm.pid), 'SIGINT');
    await new Promise((resolve) => npm.once('close', resolve));
    await expectGone();
  }
}, 120_000);

it('says in a sentence what is wrong with what it was given', async () => {
  const nobody = await freePort();
  const cases: [Record<string, string>, string][] = [
    [{ PORT: 'eighty' }, 'PORT should be a number'],
    [{ HOST: '192.0.2.1' }, 'This machine has no address 192.0.2.1'],
    [
      { DATABASE_URL: `postgres://a:secret@127.0.0.1:${nobody}/b` },
      `does not answer (127.0.0.1:${nobody}/b)`,
    ],
  ];
  for (const [env, sentence] of cases) {
    const run = guiju(['start'], env);
    expect([await run.ended, run.said()]).toEqual([1, expect.stringContaining(sentence)]);
    expect(run.said()).not.toMatch(/secret|\n {4}at /);
  }
}, 120_000);

it('backs up, restores elsewhere and finds both well', async () => {
  const file = join(folder, 'all.guiju');
  const elsewhere = { GUIJU_DATA: join(folder, 'elsewhere') };
  for (const [args, env] of [
    [['backup', file], {}],
    [['restore', file], elsewhere],
    [['doctor'], elsewhere],
  ] as const) {
    const run = guiju([...args], env);
    expect([args[0], await run.ended, run.said()]).toEqual([args[0], 0, expect.not.stringContaining('✗')]);
  }
  const twice = guiju(['backup', file]);
  expect([await twice.ended, twice.said()]).toEqual([1, expect.stringContaining('never overwrites')]);
}, 120_000);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
