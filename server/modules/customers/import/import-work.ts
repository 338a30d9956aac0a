import { sql } from 'kysely';
import type { ImportChoices } from '../../../../contract/customer-import.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { organisation } from '../organisation.ts';
import { representatives } from '../people.ts';
import { undoUntil } from './decide-import.ts';
import { finishUndoing, finishWriting } from './finish.ts';
import type { Unreadable } from './reading/unreadable-file.ts';
import { runWorker } from './run-worker.ts';
import { undoBatch } from './undoing/undo-batch.ts';
import { writeBatch } from './writing/write-batch.ts';

interface Claimed {
  org: string;
  id: string;
  state: string;
  choices: ImportChoices;
  by: string;
}

/** While a worker lives it says so; when this long has passed without a word, another goes on. */
const LEASE = sql`now() + interval '30 seconds'`;
const HEARTBEAT = 5_000;
const SWEEP = 20_000;
const BATCHES_A_PICTURE = 40;

/**
 * The long steps of imports: reading, writing, undoing. Each import is worked by one process at a time; a process
 * that is killed leaves only whole batches, and the next one goes on with the first row that is left.
 */
export class ImportWork {
  readonly #db: Database;
  readonly #running = new Map<string, { done: Promise<void>; stop: AbortController }>();
  #sweep: NodeJS.Timeout | null = null;
  #closing = false;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Goes on with what other processes left, now and from time to time. */
  begin(): void {
    void this.carryOn().catch(() => {});
    this.#sweep = setInterval(() => void this.carryOn().catch(() => {}), SWEEP).unref();
  }

  /** Lets running batches end and starts no more. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#sweep) clearInterval(this.#sweep);
    for (const { stop } of this.#running.values()) stop.abort();
    await Promise.allSettled([...this.#running.values()].map(({ done }) => done));
  }

  /** Starts, or goes on with, the step an import is in. Does not wait for it. */
  start(org: string, id: string): void {
    if (this.#closing || this.#running.has(id)) return;
    const stop = new AbortController();
    const done = this.#work(org, id, stop.signal)
      .catch((error: unknown) => (stop.signal.aborted ? undefined : this.#stumble(org, id, error)))
      .catch(() => {})
      .finally(() => this.#running.delete(id));
    this.#running.set(id, { done, stop });
  }

  /** Ends a reading at once. */
  abandon(id: string): void {
    this.#running.get(id)?.stop.abort();
  }

  /** Until the step that runs here, if any, has ended. */
  async settled(id: string): Promise<void> {
    await this.#running.get(id)?.done;
  }

  async carryOn(): Promise<void> {
    const waiting = await this.#db.asOwner((tx) =>
      tx
        .selectFrom('import_list')
        .select(['org_id', 'id'])
        .where('state', 'in', ['reading', 'writing', 'undoing'])
        .where('worked_until', '<', sql<Date>`now()`)
        .execute(),
    );
    for (const { org_id, id } of waiting) this.start(org_id, id);
  }

  async #work(org: string, id: string, signal: AbortSignal): Promise<void> {
    const claimed = await this.#claim(org, id);
    if (!claimed) return;
    if (claimed.state === 'reading') await this.#read(claimed, signal);
    else if (claimed.state === 'writing') await this.#write(claimed, signal);
    else await this.#undo(claimed, signal);
  }

  #claim(org: string, id: string): Promise<Claimed | null> {
    return this.#db.inOrganisation(org, async (tx) => {
      const row = await tx
        .updateTable('import_list')
        .set({ worked_until: LEASE as never })
        .where('org_id', '=', org)
        .where('id', '=', id)
        .where('state', 'in', ['reading', 'writing', 'undoing'])
        .where('worked_until', '<', sql<Date>`now()`)
        .returning(['state', 'choices', 'made_by'])
        .executeTakeFirst();
      if (!row) return null;
      return {
        org,
        id,
        state: row.state,
        choices: row.choices as unknown as ImportChoices,
        by: `member:${row.made_by}`,
      };
    });
  }

  async #read({ org, id, choices }: Claimed, signal: AbortSignal): Promise<void> {
    const [today, members] = await this.#db.inOrganisation(org, async (tx) => [
      (await organisation(tx)).today,
      await representatives(tx),
    ]);
    let latest = { done: 0, total: 0 };
    const beat = setInterval(() => void this.#tell(org, id, latest).catch(() => {}), HEARTBEAT / 5);
    try {
      const task = {
        org,
        importId: id,
        choices,
        today,
        members: members.map(({ id, name }) => ({ id, name })),
      };
      const outcome = await runWorker<void>(
        this.#db,
        { read: task },
        { signal, tell: (progress) => (latest = progress) },
      );
      if ('unreadable' in outcome) await this.#refuse(org, id, outcome.unreadable);
    } finally {
      clearInterval(beat);
    }
  }

  /** A fault of ours stops the import and is said; a database that is away only lets it wait for the next sweep. */
  async #stumble(org: string, id: string, error: unknown): Promise<void> {
    if (error instanceof Refusal && error.status === 503) return;
    const says = JSON.stringify({ code: 'server.fault', message: FAULT, mend: TRY_AGAIN });
    await this.#db.inOrganisation(org, (tx) =>
      of(tx, id)
        .set({
          says,
          state: sql<string>`CASE state WHEN 'reading' THEN 'refused' WHEN 'undoing' THEN 'written' ELSE 'stopped' END`,
        })
        .execute(),
    );
  }

  #tell = (org: string, id: string, { done, total }: { done: number; total: number }) =>
    this.#db.inOrganisation(org, (tx) =>
      of(tx, id)
        .set({ done, total, worked_until: LEASE as never })
        .where('state', '=', 'reading')
        .execute(),
    );

  #refuse = (org: string, id: string, { code, says, mend }: Unreadable) =>
    this.#db.inOrganisation(org, (tx) =>
      of(tx, id)
        .set({ state: 'refused', says: JSON.stringify({ code: `import.file.${code}`, message: says, mend }) })
        .execute(),
    );

  #release = (org: string, id: string) =>
    this.#db.inOrganisation(org, (tx) =>
      of(tx, id)
        .set({ worked_until: '-infinity' as never })
        .execute(),
    );

  async #write(claimed: Claimed, signal: AbortSignal): Promise<void> {
    const { org, id, choices, by } = claimed;
    for (let [more, nth] = [true, 0]; more && !signal.aborted; nth++) {
      if (nth % BATCHES_A_PICTURE === 0) await this.#picture();
      more = await this.#db.inOrganisation(org, async (tx) => {
        if (await stopAsked(tx, id)) return stopHere(tx, id);
        const left = await writeBatch(tx, {
          importId: id,
          consent: choices.consent,
          now: new Date(tx.clock.now()),
          by,
        });
        if (!left) await finishWriting(tx, id, by);
        return left;
      });
    }
    await this.#picture();
    if (signal.aborted) await this.#release(org, id);
  }

  /** Tables that grow this fast outrun the planner's picture of them, and everybody's searches would suffer. */
  #picture = () =>
    this.#db.asOwner((tx) =>
      sql`ANALYZE customer, customer_phone, customer_gram, consent, household_member, fact`.execute(tx),
    );

  async #undo({ org, id, by }: Claimed, signal: AbortSignal): Promise<void> {
    for (let more = true; more && !signal.aborted; ) {
      more = await this.#db.inOrganisation(org, async (tx) => {
        const left = await undoBatch(tx, { importId: id, now: new Date(tx.clock.now()), by });
        if (!left) await finishUndoing(tx, id, by);
        return left;
      });
    }
    if (signal.aborted) await this.#release(org, id);
  }
}

const FAULT = {
  zh: '服务器出了差错,停下了;已写入的行是完整的',
  en: 'The server made a mistake and stopped; rows already written are whole',
};
const TRY_AGAIN = {
  zh: '再试一次;仍然不行请告诉管理员',
  en: 'Try again; if it stays, tell the administrator',
};

const of = (tx: Transaction, id: string) =>
  tx.updateTable('import_list').where('org_id', '=', tx.org).where('id', '=', id);

async function stopAsked(tx: Transaction, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('import_list')
    .select('stop_asked')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.stop_asked ?? true;
}

async function stopHere(tx: Transaction, id: string): Promise<false> {
  await of(tx, id)
    .set({ state: 'stopped', undo_until: undoUntil(tx.clock.now()) })
    .execute();
  return false;
}
