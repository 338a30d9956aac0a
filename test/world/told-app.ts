import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { compose } from '../../server/main.ts';
import { SettableClock } from '../../server/platform/clock.ts';
import { silentLog } from '../../server/platform/log.ts';
import { type Options, type TestApp, testApp } from './app.ts';
import { databaseLike } from './database.ts';
import { goOnFrom, playTo } from './play.ts';

const BEFORE_ALL = '2026-02-07T08:00';
/** The week is told once in a run, as far as somebody asks, and copied from where each of these moments left it. */
const CUTS = ['2026-03-09T08:00', '2026-03-11T18:00', '2026-03-14T06:00', '2026-03-14T18:20'] as const;

type Told = Omit<Options, 'now' | 'url' | 'filesLike'> & {
  /** Another way to the database: a line that a test can cut. */
  by?: (url: string) => Promise<string>;
};

/** Guiju with 安禾’s week told until then: `2026-03-11T21:30`. The clock stands there. */
export async function toldApp(moment: string, { by, ...options }: Told = {}): Promise<TestApp> {
  const last = CUTS.findLastIndex((cut) => cut <= moment);
  const cut = CUTS[last];
  if (cut === undefined) throw new Error(`The week begins on ${CUTS[0]}`);
  const copy = await copyOf(last);
  const url = by && copy.url ? await by(copy.url) : copy.url;
  const house = await testApp({ ...options, ...copy, url, now: `${cut}+08:00` });
  goOnFrom(house.db, cut);
  await playTo(house, moment);
  return house;
}

const name = (cut: number) => `guiju_told_${cut}`;
const files = (cut: number) => join(inject('toldFiles'), name(cut));

async function copyOf(cut: number): Promise<Pick<Options, 'url' | 'filesLike'>> {
  const admin = new pg.Client({ connectionString: inject('postgres') });
  await admin.connect();
  try {
    // Two files that ask at once: one tells, the other waits for it
    await admin.query("SELECT pg_advisory_lock(hashtext('the week is told'))");
    for (let i = 0; i <= cut; i++) if (!(await isTold(admin, i))) await tell(admin, i);
  } finally {
    await admin.end();
  }
  return { url: await databaseLike(name(cut)), filesLike: files(cut) };
}

async function isTold(admin: pg.Client, cut: number): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name(cut)]);
  return rowCount === 1;
}

async function tell(admin: pg.Client, cut: number): Promise<void> {
  const before = CUTS[cut - 1];
  const telling = `${name(cut)}_telling`;
  await admin.query(`DROP DATABASE IF EXISTS ${telling} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${telling} TEMPLATE ${before ? name(cut - 1) : 'guiju_template'}`);
  const url = Object.assign(new URL(inject('postgres')), { pathname: `/${telling}` }).href;
  const clock = new SettableClock(`${before ?? BEFORE_ALL}+08:00`);
  mkdirSync(files(cut), { recursive: true });
  if (before) cpSync(files(cut - 1), files(cut), { recursive: true });
  const house = await compose({
    url,
    clock,
    log: silentLog,
    files: files(cut),
    webRoot: null,
    runJobs: false,
  });
  try {
    if (before) goOnFrom(house.db, before);
    await playTo(house, CUTS[cut] as string);
  } finally {
    await house.stop();
  }
  await admin.query(`ALTER DATABASE ${telling} RENAME TO ${name(cut)}`);
}
