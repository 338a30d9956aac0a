import type { ZipArchive } from '../../../../platform/zip-archive.ts';
import { LIMITS } from './limits.ts';
import type { SheetRow } from './sheet-row.ts';

interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
  value: string;
}

/** More than this is a drawing made of cells, not a list. */
const MOST = 20_000;

/** A value written once over merged cells counts for each of the rows and columns it covers. */
export class MergedCells {
  readonly #ranges: Range[];

  constructor(references: readonly string[]) {
    this.#ranges = references
      .flatMap((reference) => rangeOf(reference) ?? [])
      .sort((a, b) => a.top - b.top)
      .slice(0, MOST);
  }

  /** Rows come in their order, so the value of a range is known before the rows below need it. */
  filled(row: SheetRow): SheetRow {
    for (const range of this.#ranges) {
      if (range.top > row.line) break;
      if (range.bottom < row.line) continue;
      if (range.top === row.line) range.value = row.cells[range.left] ?? '';
      if (range.value !== '') fill(row, range);
    }
    this.#forget(row.line);
    return row;
  }

  #forget(line: number): void {
    while (this.#ranges[0] && this.#ranges[0].bottom < line) this.#ranges.shift();
  }
}

function fill({ cells }: SheetRow, { left, right, value }: Range): void {
  for (let column = left; column <= Math.min(right, LIMITS.columns - 1); column++) {
    while (cells.length < column) cells.push('');
    if (!cells[column]) cells[column] = value;
  }
}

function rangeOf(reference: string): Range | null {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!match) return null;
  const [, from = '', top, to = '', bottom] = match;
  return { left: letters(from), right: letters(to), top: Number(top), bottom: Number(bottom), value: '' };
}

const letters = (name: string): number =>
  [...name].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;

/** Merged ranges stand behind the rows in the file, so a first pass looks them up, and counts the rows on its way. */
export async function surveySheet(
  archive: ZipArchive,
  part: string,
): Promise<{ merged: string[]; rows: number }> {
  const merged: string[] = [];
  let [rest, rows] = ['', 0];
  for await (const piece of archive.read(part)) {
    const text = rest + piece.toString('latin1');
    const whole = Math.max(0, text.lastIndexOf('<'));
    rows += text.slice(0, whole).split('<row').length - 1;
    for (const [, reference] of text.slice(0, whole).matchAll(MERGED)) merged.push(reference as string);
    rest = text.slice(whole);
  }
  return { merged, rows };
}

const MERGED = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]+)"/g;
