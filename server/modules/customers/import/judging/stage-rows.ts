import { sql } from 'kysely';
import { copyInto } from '../../../../platform/copy-into.ts';
import type { Transaction } from '../../../../platform/database.ts';
import type { ReadRow } from '../reading/read-row.ts';

/** A row as it is read, in the order of `cellsOf`. */
const COLUMNS = {
  line: 'integer',
  customer_id: 'text',
  name: 'text',
  pinyin: 'text',
  gender: 'text',
  birth_date: 'text',
  birth_lunar: 'boolean',
  district: 'text',
  area: 'text',
  address: 'text',
  phones: 'text[]',
  phone_kinds: 'text[]',
  extensions: 'text[]',
  phone_notes: 'text[]',
  grams: 'text[]',
  owner: 'text',
  consent: 'text',
  consent_note: 'text',
  faults: 'jsonb',
  notes: 'jsonb',
  typed: 'jsonb',
} as const;

export const READ_COLUMNS = Object.keys(COLUMNS);

/** Puts read rows into the temporary table `staged`, where they are judged all at once. */
export async function stageRows(
  tx: Transaction,
  rows: AsyncIterable<ReadRow> | Iterable<ReadRow>,
): Promise<number> {
  await sql`DROP TABLE IF EXISTS staged, staged_key, staged_twin, staged_match, staged_home`.execute(tx);
  return copyInto(tx, 'staged', COLUMNS, cellsOf(rows));
}

async function* cellsOf(rows: AsyncIterable<ReadRow> | Iterable<ReadRow>) {
  for await (const row of rows) yield cells(row);
}

const NOTHING = '[]';

const cells = (row: ReadRow) => [
  row.line,
  row.customerId,
  row.name,
  row.pinyin,
  row.gender,
  row.birth,
  row.lunar,
  row.district,
  row.area,
  row.address,
  arrayText(row.phones.map(({ digits }) => digits)),
  arrayText(row.phones.map(({ kind }) => kind)),
  arrayText(row.phones.map(({ extension }) => extension)),
  arrayText(row.phones.map(({ note }) => note)),
  arrayText(row.grams),
  row.owner,
  row.consent,
  row.consentNote,
  row.faults.length === 0 ? NOTHING : row.faults,
  row.notes.length === 0 ? NOTHING : row.notes,
  row.typed,
];

/** As PostgreSQL writes an array of texts. */
function arrayText(items: readonly string[]): string {
  if (items.length === 0) return '{}';
  let text = '{';
  for (const item of items)
    text += `${text.length > 1 ? ',' : ''}"${/["\\]/.test(item) ? item.replace(/["\\]/g, '\\$&') : item}"`;
  return `${text}}`;
}
