import { Kysely } from 'kysely';
import pg from 'pg';
import type { Clock } from './clock.ts';
import { refusalOf } from './database-away.ts';
import { oneClient } from './one-client.ts';
import { pgTypes } from './pg-types.ts';
import type { DB } from './schema.gen.ts';

/** A running transaction that sees every organisation: migrations, sign-in look-ups, jobs across tenants. */
export type OwnerTransaction = Kysely<DB> & { readonly clock: Clock };

/** A running transaction of one organisation; PostgreSQL itself shows it no other's rows. */
export type Transaction = OwnerTransaction & { readonly org: string };

interface Options {
  url: string;
  clock: Clock;
  /** Connections held at most. */
  size?: number;
}

const clients = new WeakMap<object, pg.PoolClient>();

/** The connection under a transaction, for what Kysely does not speak: COPY. */
export function clientOf(tx: OwnerTransaction): pg.PoolClient {
  const client = clients.get(tx);
  if (!client) throw new Error('Not a transaction of this database');
  return client;
}

export class Database {
  readonly clock: Clock;
  readonly pool: pg.Pool;

  constructor({ url, clock, size = 12 }: Options) {
    this.clock = clock;
    this.pool = new pg.Pool({
      connectionString: url,
      max: size,
      types: pgTypes,
      application_name: 'guiju',
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    // An idle connection that dies is replaced when the next one is asked for
    this.pool.on('error', () => {});
  }

  /** Runs `work` in one transaction under row security: all of it happens, or nothing. */
  inOrganisation<R>(org: string, work: (tx: Transaction) => Promise<R>): Promise<R> {
    const begin = `BEGIN; SET LOCAL ROLE guiju_app; SET LOCAL app.org_id = ${pg.escapeLiteral(org)}`;
    return this.#transaction(begin, { org }, work as (tx: OwnerTransaction) => Promise<R>);
  }

  /** One consistent picture of one organisation under row security, in which nothing can be written. */
  readOrganisation<R>(org: string, work: (tx: Transaction) => Promise<R>): Promise<R> {
    const begin = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL ROLE guiju_app; SET LOCAL app.org_id = ${pg.escapeLiteral(org)}`;
    return this.#transaction(begin, { org }, work as (tx: OwnerTransaction) => Promise<R>);
  }

  /** Runs `work` in one transaction as the owner of the tables, past row security. */
  asOwner<R>(work: (tx: OwnerTransaction) => Promise<R>): Promise<R> {
    return this.#transaction('BEGIN', {}, work);
  }

  /** One consistent picture of everything, however long the reading takes. */
  snapshot<R>(work: (tx: OwnerTransaction) => Promise<R>): Promise<R> {
    return this.#transaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', {}, work);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  async #transaction<R>(begin: string, more: object, work: (tx: OwnerTransaction) => Promise<R>): Promise<R> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw refusalOf(error);
    });
    let broken = false;
    const onError = () => {
      broken = true;
    };
    client.on('error', onError);
    try {
      await client.query(begin);
      const result = await work(this.#over(client, more));
      const { command } = await client.query('COMMIT');
      if (command === 'ROLLBACK') throw new Error('The transaction had failed before; nothing was kept');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(onError);
      throw refusalOf(error);
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  #over(client: pg.PoolClient, more: object): OwnerTransaction {
    const tx = Object.assign(new Kysely<DB>({ dialect: oneClient(client) }), { clock: this.clock, ...more });
    clients.set(tx, client);
    return tx;
  }
}
