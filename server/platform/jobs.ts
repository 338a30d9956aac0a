import { setTimeout as pause } from 'node:timers/promises';
import {
  Logger,
  parseCronItems,
  type Runner,
  type RunnerOptions,
  run,
  runMigrations,
  type TaskList,
} from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import type { Database, OwnerTransaction } from './database.ts';
import type { Log } from './log.ts';

/** A job as its handler gets it. A handler may run twice (the machine stopped in between) and must not mind. */
export interface Job<Payload = unknown> {
  db: Database;
  /** The organisation whose transaction put it in; null for one of the whole house. */
  org: string | null;
  payload: Payload;
}

export interface JobHandler {
  run(job: Job): Promise<void>;
  /** Also by itself, at these times (a crontab line's five fields, UTC). */
  every?: string;
}

export type JobHandlers = Readonly<Record<string, JobHandler>>;

interface When {
  runAt?: number;
  /** A job with the same name and key that waits is replaced. */
  key?: string;
}

const CONCURRENCY = 4;

/** Puts a job in, in the caller's transaction: it runs if and only if the transaction is kept. */
async function add(
  tx: OwnerTransaction,
  name: string,
  payload: object,
  { runAt, key }: When = {},
): Promise<void> {
  const at = runAt === undefined ? null : new Date(runAt);
  await sql`SELECT guiju_add_job(${name}, ${JSON.stringify(payload)}::json, ${at}::timestamptz, ${key ?? null})`.execute(
    tx,
  );
}

/** The tables of the queue, in a schema of their own. */
async function prepare(url: string): Promise<void> {
  const pool = poolOf(url, 2);
  try {
    await runMigrations({ pgPool: pool, noHandleSignals: true, logger: new Logger(() => () => {}) });
  } finally {
    await pool.end();
  }
}

/** A connection that does not come is given up and asked for anew; one that dies is replaced. */
function poolOf(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis: 5_000, keepAlive: true });
  const unheard = () => {};
  return pool.on('error', unheard).on('connect', (client) => client.on('error', unheard));
}

export interface JobRunner {
  readonly ready: boolean;
  stop(): Promise<void>;
}

interface Running {
  url: string;
  db: Database;
  handlers: JobHandlers;
  log: Log;
  /** No other Guiju works on this database: whoever holds a job is dead. Otherwise a held job waits for hours. */
  alone?: boolean;
}

/** Runs due jobs until stopped; when the database was away, it begins again by itself. */
function start({ url, db, handlers, log, alone = false }: Running): JobRunner {
  let runner: Runner | null = null;
  let stopped = false;
  // Its own, so that many requests cannot starve the jobs
  const pool = poolOf(url, CONCURRENCY + 2);
  const options = optionsOf(pool, db, handlers, log);
  const keepRunning = async () => {
    while (!stopped) {
      try {
        if (alone) await pool.query(RELEASE_HELD);
        runner = await run(options);
        await ended(runner);
      } catch (error) {
        log.warn({ error: (error as Error).message }, 'the job runner lost the database and begins again');
      }
      runner = null;
      if (!stopped) await pause(1_000, undefined, { ref: false });
    }
  };
  void keepRunning();
  return {
    get ready() {
      return runner !== null;
    },
    async stop() {
      stopped = true;
      await runner?.stop().catch(() => {});
      await pool.end();
    },
  };
}

/**
 * A runner that could not ask for a job once may never again: what it failed to learn as it began, it remembers
 * as failed. So it is stopped, and another begins.
 */
async function ended(runner: Runner): Promise<void> {
  runner.events.once('worker:getJob:error', () => void runner.stop().catch(() => {}));
  await runner.promise;
}

const RELEASE_HELD = `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
  FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL HAVING count(*) > 0`;

function optionsOf(pool: pg.Pool, db: Database, handlers: JobHandlers, log: Log): RunnerOptions {
  return {
    pgPool: pool,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: loggerTo(log),
    taskList: tasks(db, handlers),
    parsedCronItems: parseCronItems(
      Object.entries(handlers).flatMap(([task, { every }]) =>
        // One that waits to be tried again gives way to the next: a job that cannot go on for weeks is still one job
        every ? [{ task, match: every, identifier: task, options: { jobKey: task } }] : [],
      ),
    ),
  };
}

function tasks(db: Database, handlers: JobHandlers): TaskList {
  const task =
    ({ run }: JobHandler) =>
    async (body: unknown) => {
      // A job from the timetable carries no envelope
      const { org = null, with: payload = {} } = (body ?? {}) as { org?: string | null; with?: unknown };
      await run({ db, org, payload });
    };
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, task(handler)]));
}

const loggerTo = (log: Log) =>
  new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error({ detail: meta?.error }, message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });

export const Jobs = { add, prepare, start };
