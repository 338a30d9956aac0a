import Papa from 'papaparse';
import { LIMITS } from './limits.ts';
import type { SheetRow } from './sheet-row.ts';
import { decoded, type Encoding } from './text-encoding.ts';
import { UnreadableFile } from './unreadable-file.ts';

export const DELIMITERS = [',', '\t', ';', '|'] as const;

/** The delimiter that splits the first lines into the most, and equally many, cells. */
export function delimiterOf(head: string): string {
  const score = (delimiter: string) => {
    const rows = Papa.parse<string[]>(head, { delimiter, preview: 20 }).data.filter((row) => row.length > 1);
    if (rows.length === 0) return 0;
    const most = Math.max(...rows.map((row) => row.length));
    return most + rows.filter((row) => row.length === most).length / 100;
  };
  return [...DELIMITERS].sort((a, b) => score(b) - score(a))[0] as string;
}

/**
 * Rows of a CSV file, counted as a spreadsheet counts them.
 *
 * @throws UnreadableFile `encoding`, `open-quote`, `too-many-rows`, `too-many-columns`
 */
export function* csvRows(
  bytes: Buffer,
  as: { encoding: Encoding; mark: number; delimiter: string },
): Generator<SheetRow> {
  let line = 0;
  for (const text of wholeLines(decoded(bytes, as))) {
    for (const cells of Papa.parse<string[]>(text, { delimiter: as.delimiter, newline: '\n' }).data) {
      line++;
      if (line > LIMITS.rows + 100) throw new UnreadableFile('too-many-rows', { limit: LIMITS.rows });
      expectCells(cells, line);
      if (cells.some((cell) => cell !== '')) yield { line, cells: cells.map(bare) };
    }
  }
}

/** A line this long is not one: a quotation mark was opened and never closed, or stands inside a word. */
const LONGEST_LINE = 1_000_000;

/** Pieces of text cut at line ends that are not inside quotation marks; every line ends alike. */
function* wholeLines(pieces: Iterable<string>): Generator<string> {
  let rest = '';
  for (const piece of evenLines(pieces)) {
    rest += piece;
    const cut = rest.length > LONGEST_LINE ? rest.lastIndexOf('\n') : lastLineEnd(rest);
    if (cut < 0) continue;
    yield rest.slice(0, cut);
    rest = rest.slice(cut + 1);
  }
  if (rest !== '') yield rest;
}

/** Windows, Unix and old Macintosh end lines differently, and a pair may be cut in two. */
function* evenLines(pieces: Iterable<string>): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    const text = held + piece;
    held = text.endsWith('\r') ? '\r' : '';
    yield (held ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}

function lastLineEnd(text: string): number {
  let odd = quotes(text) % 2;
  for (
    let [cut, from] = [text.lastIndexOf('\n'), text.length];
    cut >= 0;
    from = cut, cut = text.lastIndexOf('\n', cut - 1)
  ) {
    odd = (odd + quotes(text.slice(cut, from))) % 2;
    if (odd === 0) return cut;
    if (cut === 0) break;
  }
  return -1;
}

function quotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

function expectCells(cells: readonly string[], line: number): void {
  if (cells.length > LIMITS.columns && cells.slice(LIMITS.columns).some((cell) => cell.trim() !== ''))
    throw new UnreadableFile('too-many-columns', { line, limit: LIMITS.columns });
  for (const cell of cells) {
    if (cell.length > LIMITS.cell || (cell.length > 1_000 && cell.split('\n').length > 20))
      throw new UnreadableFile('open-quote', { line });
  }
}

/** `="13800138000"` is how programs keep Excel from rounding a number; the quoted value is meant. */
const bare = (cell: string): string =>
  cell.startsWith('="') && cell.endsWith('"') ? cell.slice(2, -1) : cell;
