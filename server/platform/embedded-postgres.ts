import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { handOver, runPostgres } from './postgres-account.ts';
import { postgresBinaries } from './postgres-binaries.ts';

const SUPERUSER = 'guiju';
const MAJOR = '18';

export interface EmbeddedPostgres {
  /** The connection string of one database in this server. */
  url(database?: string): string;
  /** It ran already when it was asked for. */
  found: boolean;
  stop(): Promise<void>;
}

interface Options {
  /** Fast and forgetful: for tests. */
  throwaway?: boolean;
}

/**
 * Guiju's own PostgreSQL under `folder`: made on the first start, taken over when an earlier Guiju was killed
 * and its database lives on, started otherwise.
 */
export async function startPostgres(folder: string, options: Options = {}): Promise<EmbeddedPostgres> {
  mkdirSync(folder, { recursive: true });
  const password = keepPassword(join(folder, 'database.password'));
  const data = join(folder, 'postgres');
  if (!existsSync(data)) await initialise(data, password);
  refuseOtherMajor(data);
  handOver(data);
  const running = await runningPort(data, password);
  const port = running ?? (await start(data, password, options));
  return {
    url: (database = 'guiju') => urlOf(port, password, database),
    found: running !== null,
    stop: () => stopPostgres(folder),
  };
}

/** Lets running transactions go, writes everything down and stops. */
export function stopPostgres(folder: string): Promise<void> {
  const data = join(folder, 'postgres');
  return runPostgres(postgresBinaries().pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60'], data);
}

const urlOf = (port: number, password: string, database: string) =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

function keepPassword(path: string): string {
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}

/** Made beside its place and moved there when whole, so that a kill during the first start is harmless. */
async function initialise(data: string, password: string): Promise<void> {
  const half = `${data}.new`;
  const secret = join(half, '..', `${basename(half)}.password`);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  handOver(half);
  handOver(secret);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${secret}`];
  try {
    await runPostgres(postgresBinaries().initdb, ['-D', half, ...access, ...locale], half);
  } finally {
    rmSync(secret);
  }
  renameSync(half, data);
}

function refuseOtherMajor(data: string): void {
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (major !== MAJOR)
    throw new Error(
      `${data} was made by PostgreSQL ${major}; this Guiju brings ${MAJOR}. Make a backup with the Guiju that made it and restore it here.`,
    );
}

/** The port of a server that already runs on this data folder, if it is ours and answers. */
async function runningPort(data: string, password: string): Promise<number | null> {
  const path = join(data, 'postmaster.pid');
  if (!existsSync(path)) return null;
  const [pid, , , port] = readFileSync(path, 'utf8').split('\n');
  for (let tries = 0; tries < 20 && isPostgres(Number(pid)); tries++) {
    if (await answers(Number(port), password)) return Number(port);
    await pause(250);
  }
  // After a power cut the number may belong to another program; PostgreSQL would wait for it for ever
  if (!isPostgres(Number(pid))) rmSync(path, { force: true });
  return null;
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const command = `/proc/${pid}/comm`;
  return (
    process.platform !== 'linux' ||
    (existsSync(command) && readFileSync(command, 'utf8').startsWith('postgres'))
  );
}

async function start(data: string, password: string, options: Options): Promise<number> {
  for (let tries = 1; ; tries++) {
    const port = await freePort();
    const configuration = join(data, 'postgresql.conf');
    writeFileSync(configuration, settings(port, options));
    const log = join(data, 'start.log');
    try {
      await runPostgres(postgresBinaries().pgCtl, ['start', '-D', data, '-l', log, '-w', '-t', '120'], data);
      await createDatabase(port, password);
      return port;
    } catch (error) {
      // Backends of a killed server may need a moment to notice; somebody may have taken the port
      if (tries === 5) throw new Error(`${(error as Error).message}\n${tail(log)}`, { cause: error });
      await pause(500 * tries);
    }
  }
}

const tail = (log: string): string =>
  existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-12).join('\n') : '';

function settings(port: number, { throwaway }: Options): string {
  const shared = {
    port,
    listen_addresses: "'127.0.0.1'",
    unix_socket_directories: "''",
    max_connections: 100,
    shared_buffers: throwaway ? "'64MB'" : "'256MB'",
    work_mem: "'16MB'",
    maintenance_work_mem: "'128MB'",
    max_wal_size: "'2GB'",
    wal_compression: 'on',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: "'UTC'",
    lc_messages: "'C'",
    default_text_search_config: "'pg_catalog.simple'",
    password_encryption: "'scram-sha-256'",
  };
  const log = {
    logging_collector: 'on',
    log_directory: "'log'",
    log_filename: "'postgres-%a.log'",
    log_truncate_on_rotation: 'on',
  };
  const lasting = { ...log, log_rotation_age: "'1d'", log_min_duration_statement: "'2s'" };
  const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };
  const lines = Object.entries({ ...shared, ...(throwaway ? forgetful : lasting) }).map(
    ([name, value]) => `${name} = ${value}`,
  );
  return [
    '# Written by Guiju at each start. Put settings of your own into own.conf beside this file.',
    ...lines,
    "include_if_exists = 'own.conf'",
    '',
  ].join('\n');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(port: number, password: string): Promise<boolean> {
  try {
    await createDatabase(port, password);
    return true;
  } catch {
    return false;
  }
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({
    connectionString: urlOf(port, password, 'postgres'),
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'guiju'");
    if (!rowCount) await client.query('CREATE DATABASE guiju');
  } finally {
    await client.end();
  }
}
