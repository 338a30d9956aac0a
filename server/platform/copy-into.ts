import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { from as copyFrom } from 'pg-copy-streams';
import { clientOf, type OwnerTransaction } from './database.ts';

type Cell = string | number | boolean | null | undefined | Date | object;

/** Rows are gathered into pieces of about this many characters before they go to the connection. */
const PIECE = 64_000;

/**
 * The door for many rows: COPY into a temporary table that is gone at the end of the transaction. COPY is refused
 * under row security, so the caller goes on with INSERT … SELECT, which is not.
 *
 * @param columns column name → PostgreSQL type, in the order of each row's cells. Objects and arrays are written
 *   as JSON.
 * @returns the number of rows.
 */
export async function copyInto(
  tx: OwnerTransaction,
  temporary: string,
  columns: Readonly<Record<string, string>>,
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
): Promise<number> {
  const table = sql.table(temporary);
  const defined = Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
  await sql`CREATE TEMPORARY TABLE ${table} (${sql.join(defined)}) ON COMMIT DROP`.execute(tx);
  const { sql: command } = sql`COPY ${table} FROM STDIN`.compile(tx);
  const target = clientOf(tx).query(copyFrom(command));
  await pipeline(Readable.from(pieces(rows), { objectMode: false }), target);
  return target.rowCount;
}

async function* pieces(
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const row of rows) {
    piece += line(row);
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece) yield Buffer.from(piece);
}

const line = (row: readonly Cell[]): string => `${row.map(written).join('\t')}\n`;

/** COPY's text format: backslash, tab and line ends are escaped; NULL is `\N`. */
function written(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text =
    typeof cell === 'string' ? cell : cell instanceof Date ? cell.toISOString() : JSON.stringify(cell);
  return /[\\\t\n\r\0]/.test(text) ? text.replace(/[\\\t\n\r\0]/g, (c) => ESCAPED[c] as string) : text;
}

/** PostgreSQL cannot hold U+0000 in text: it goes. */
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };
