import { sql } from 'kysely';
import type {
  ImportChoices,
  ImportCounts,
  ImportLook,
  ImportPage,
  ImportState,
} from '../../../../contract/customer-import.ts';
import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../people.ts';
import { unknownImport } from './import-row.ts';
import { workedIn } from './undoing/worked.ts';

type Row = Awaited<ReturnType<typeof rowOf>>;

/** One import as its page shows it. @throws Refusal `import.unknown` */
export async function importPage(tx: Transaction, id: string): Promise<ImportPage> {
  const row = await rowOf(tx, id);
  const person = await personOf(tx, [row.made_by]);
  const state = row.state as ImportState;
  return {
    id,
    fileName: row.file_name,
    state,
    look: row.look as unknown as ImportLook,
    choices: row.choices as unknown as ImportChoices,
    counts: countsOf(row.counts),
    progress: progressOf(row, tx.clock.now()),
    says: row.says as ImportPage['says'],
    madeBy: person(row.made_by),
    madeAt: row.made_at.toISOString(),
    writtenAt: row.written_at?.toISOString() ?? null,
    customers:
      state === 'written' || state === 'undone' || state === 'stopped' ? await customersOnRecord(tx) : null,
    undo: await undoOf(tx, row),
  };
}

async function rowOf(tx: Transaction, id: string) {
  const row = await tx
    .selectFrom('import_list')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  // Without a look its upload still runs, or broke off
  if (!row || Object.keys(row.look as object).length === 0) throw unknownImport();
  return row;
}

const countsOf = (counts: unknown): ImportCounts | null =>
  'rows' in (counts as object) ? (counts as ImportCounts) : null;

function progressOf({ state, done, total, step_since }: Row, now: number): ImportPage['progress'] {
  if (!['reading', 'writing', 'undoing'].includes(state)) return null;
  const seconds = step_since ? Math.max(0.5, (now - step_since.getTime()) / 1_000) : 0.5;
  const perSecond = Math.round(done / seconds);
  return {
    done,
    total,
    perSecond,
    secondsLeft: perSecond > 0 ? Math.ceil(Math.max(0, total - done) / perSecond) : null,
  };
}

async function customersOnRecord(tx: Transaction): Promise<number> {
  const { n } = await tx
    .selectFrom('customer')
    .select(sql<number>`count(*)::integer`.as('n'))
    .where('org_id', '=', tx.org)
    .where('status', 'in', ['active', 'unreachable'])
    .executeTakeFirstOrThrow();
  return n;
}

async function undoOf(tx: Transaction, { id, state, undo_until }: Row): Promise<ImportPage['undo']> {
  const until = undo_until?.toISOString() ?? null;
  if (state !== 'written' && state !== 'stopped') return { until, possible: false, says: null };
  if (undo_until && undo_until.getTime() <= tx.clock.now())
    return { until, possible: false, says: { zh: '已过 7 天', en: 'More than 7 days ago' } };
  const worked = await workedIn(tx, id);
  if (worked === 0) return { until, possible: true, says: null };
  return {
    until,
    possible: false,
    says: { zh: `${worked} 位已有人跟进`, en: `${worked} have been worked with` },
  };
}

/** Imports of this organisation, the newest first. */
export async function importList(tx: Transaction) {
  const rows = await tx
    .selectFrom('import_list')
    .select(['id', 'file_name', 'state', 'counts', 'made_by', 'made_at'])
    .where('org_id', '=', tx.org)
    .where('look', '<>', '{}')
    .orderBy('made_at', 'desc')
    .limit(50)
    .execute();
  const person = await personOf(
    tx,
    rows.map(({ made_by }) => made_by),
  );
  return {
    imports: rows.map((row) => ({
      id: row.id,
      fileName: row.file_name,
      state: row.state as ImportState,
      counts: countsOf(row.counts),
      madeBy: person(row.made_by),
      madeAt: row.made_at.toISOString(),
    })),
  };
}
