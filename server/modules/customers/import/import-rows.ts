import { type SelectQueryBuilder, sql } from 'kysely';
import type { ImportFilter, ImportRow, ImportRows } from '../../../../contract/customer-import.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { DB } from '../../../platform/schema.gen.ts';
import { personOf } from '../people.ts';
import { maskedPhone } from '../person/masked-phone.ts';
import { expectImport } from './import-row.ts';

/** Rows of an import, a page at a time in their order. @throws Refusal `import.unknown` */
export async function importRows(
  tx: Transaction,
  importId: string,
  { filter, after, limit }: { filter: ImportFilter; after: number; limit: number },
): Promise<ImportRows> {
  await expectImport(tx, importId);
  const wanted = () => filtered(rowsOf(tx, importId), filter);
  const rows = await wanted().selectAll().where('line', '>', after).orderBy('line').limit(limit).execute();
  const { total } = await wanted()
    .select(sql<number>`count(*)::integer`.as('total'))
    .executeTakeFirstOrThrow();
  const shown = await showRows(tx, rows);
  return { rows: shown, total, next: rows.length === limit ? (rows.at(-1)?.line ?? null) : null };
}

/** One row, or null. */
export async function importRow(tx: Transaction, importId: string, line: number): Promise<ImportRow | null> {
  const rows = await rowsOf(tx, importId).selectAll().where('line', '=', line).execute();
  return (await showRows(tx, rows))[0] ?? null;
}

export const rowsOf = (tx: Transaction, importId: string) =>
  tx.selectFrom('import_row').where('org_id', '=', tx.org).where('import_id', '=', importId);

type Rows = SelectQueryBuilder<DB, 'import_row', object>;

export function filtered(query: Rows, filter: ImportFilter): Rows {
  if (filter === 'all') return query;
  if (filter === 'household') return query.where('verdict', '=', 'new').where('household', 'is not', null);
  if (filter === 'uncallable')
    return query
      .where('verdict', '=', 'new')
      .where((on) => on.or([on('consent', 'is', null), on('refused', '=', true)]));
  return query.where('verdict', '=', filter);
}

type StoredRow = Awaited<ReturnType<typeof fetchAll>>[number];
const fetchAll = (tx: Transaction) => rowsOf(tx, '').selectAll().execute();

async function showRows(tx: Transaction, rows: readonly StoredRow[]): Promise<ImportRow[]> {
  const person = await personOf(
    tx,
    rows.map(({ owner }) => owner),
  );
  const names = await namesOnRecord(
    tx,
    rows.flatMap(({ matches, household }) => [matches, household]),
  );
  const linesOf = await namesInList(tx, rows);
  return rows.map((row) => ({
    line: row.line,
    verdict: row.verdict as ImportRow['verdict'],
    name: row.name,
    // The list came from the person who looks at it; what is on record is not theirs to read
    phones: row.phones,
    gender: row.gender,
    birth: row.birth_date ?? '',
    lunar: row.birth_lunar,
    district: row.district,
    area: row.area,
    address: row.address,
    owner: row.owner === null ? null : person(row.owner).name,
    callable: row.consent !== null && !row.refused,
    household: row.household === null ? null : (names.get(row.household) ?? linesOf.get(row.household) ?? ''),
    faults: row.faults as unknown as ImportRow['faults'],
    notes: row.notes as unknown as ImportRow['notes'],
    typed: row.typed as ImportRow['typed'],
    matches: matchesOf(row, names),
    changes: maskedChanges(row.changes as ImportRow['changes']),
  }));
}

function matchesOf(
  { matches, matches_line, name }: StoredRow,
  names: ReadonlyMap<string, string>,
): ImportRow['matches'] {
  if (matches_line !== null) return { name, line: matches_line };
  return matches === null ? null : { name: names.get(matches) ?? '', line: null };
}

function maskedChanges(changes: ImportRow['changes']): ImportRow['changes'] {
  if (!changes?.phone) return changes;
  const [before, added] = changes.phone;
  return { ...changes, phone: [before.split(' ').filter(Boolean).map(maskedPhone).join(' '), added] };
}

async function namesOnRecord(tx: Transaction, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('org_id', '=', tx.org)
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Before writing, a household may be with somebody who is only on the list. */
async function namesInList(tx: Transaction, rows: readonly StoredRow[]): Promise<Map<string, string>> {
  const wanted = rows.flatMap(({ household }) => (household === null ? [] : [household]));
  const [first] = rows;
  if (!first || wanted.length === 0) return new Map();
  const found = await rowsOf(tx, first.import_id)
    .select(['customer_id', 'name'])
    .where('customer_id', 'in', wanted)
    .execute();
  return new Map(found.map(({ customer_id, name }) => [customer_id, name]));
}
