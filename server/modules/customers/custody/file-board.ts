import { sql } from 'kysely';
import type { z } from 'zod';
import type { fileRow } from '../../../../contract/files.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Doer } from '../doer.ts';
import { missingFields } from '../forms/missing-fields.ts';
import { formVersion } from '../forms/released-form.ts';
import { personOf } from '../people.ts';
import { maskedPhone } from '../person/masked-phone.ts';
import { phonesOf } from '../person/reachable.ts';
import { sightOf } from '../search/sight.ts';
import { fileOf } from './file-row.ts';

export type Shelf = 'mine' | 'tonight' | 'to-hand-in' | 'to-keep' | 'kept' | 'lent' | 'lost';
type FileRow = z.infer<typeof fileRow>;

const MOST = 300;

/** The lending desk and the maker's own files: one shelf of it, and how many lie on each. */
export async function fileBoard(tx: Transaction, shelf: Shelf, doer: Doer) {
  const rows = await onShelf(tx, shelf, doer).orderBy('customer_file.number', 'desc').limit(MOST).execute();
  return { rows: await shown(tx, rows), counts: await countsOf(tx, doer) };
}

const files = (tx: Transaction) =>
  tx
    .selectFrom('customer_file')
    .innerJoin('customer', (join) =>
      join
        .onRef('customer.org_id', '=', 'customer_file.org_id')
        .onRef('customer.id', '=', 'customer_file.customer_id'),
    )
    .leftJoin('file_loan', (join) =>
      join
        .onRef('file_loan.org_id', '=', 'customer_file.org_id')
        .onRef('file_loan.file_id', '=', 'customer_file.id')
        .on('file_loan.returned_at', 'is', null)
        .on('file_loan.medium', '=', 'paper'),
    )
    .selectAll('customer_file')
    .select(['customer.name', 'file_loan.due_at'])
    .where('customer_file.org_id', '=', tx.org);

type Row = Awaited<ReturnType<ReturnType<typeof files>['execute']>>[number];

function onShelf(tx: Transaction, shelf: Shelf, doer: Doer) {
  const all = sightOf(doer) === 'all' ? files(tx) : files(tx).where(mine(doer));
  if (shelf === 'mine') return files(tx).where(mine(doer));
  if (shelf === 'tonight') return all.where('customer_file.state', '=', 'draft');
  if (shelf === 'to-hand-in') return all.where('customer_file.state', '=', 'completed');
  if (shelf === 'to-keep') return all.where('customer_file.state', '=', 'handed-in');
  if (shelf === 'kept') return all.where('customer_file.state', '=', 'kept');
  if (shelf === 'lent') return all.where('file_loan.id', 'is not', null);
  return all.where('customer_file.state', '=', 'lost');
}

const mine = (doer: Doer) =>
  sql<boolean>`(customer_file.made_by = ${doer.member} OR customer_file.holder = ${doer.member}
    OR customer.owner = ${doer.member})`;

const SHELVES: readonly Shelf[] = ['mine', 'tonight', 'to-hand-in', 'to-keep', 'kept', 'lent', 'lost'];

async function countsOf(tx: Transaction, doer: Doer): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const shelf of SHELVES) {
    const { n } = await onShelf(tx, shelf, doer)
      .clearSelect()
      .select((on) => on.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    counts[shelf] = n;
  }
  return counts;
}

async function shown(tx: Transaction, rows: readonly Row[]): Promise<FileRow[]> {
  const phones = await phonesOf(
    tx,
    rows.map(({ customer_id }) => customer_id),
  );
  const person = await personOf(
    tx,
    rows.flatMap(({ holder, custodian, made_by }) => [holder, custodian, made_by]),
  );
  const sheets = new Map<number, Awaited<ReturnType<typeof formVersion>>>();
  for (const { version } of rows)
    if (!sheets.has(version)) sheets.set(version, await formVersion(tx, 'file', version));
  return rows.map((row) => {
    const file = fileOf(row);
    const phone = phones.get(row.customer_id)?.[0]?.digits;
    return {
      id: file.id,
      number: file.number,
      customer: { id: file.customer, name: row.name, phone: phone ? maskedPhone(phone) : null },
      state: file.state,
      mode: file.mode,
      outcome: file.outcome,
      activityOn: file.activityOn,
      custodian: person(file.custodian),
      holder: person(file.holder),
      place: file.place,
      madeBy: person(file.madeBy),
      dueAt: row.due_at?.toISOString() ?? null,
      late: row.due_at !== null && row.due_at.getTime() <= tx.clock.now(),
      missing: missingFields(sheets.get(file.version)?.fields ?? [], file.fields).length,
    };
  });
}
