import { SaxesParser } from 'saxes';
import type { ZipArchive } from '../../../../platform/zip-archive.ts';
import { LIMITS } from './limits.ts';
import type { MergedCells } from './merged-cells.ts';
import { serialToDay } from './number-formats.ts';
import type { SheetRow } from './sheet-row.ts';
import { UnreadableFile } from './unreadable-file.ts';
import type { Workbook } from './workbook.ts';

/** What was met on the way and is worth telling. */
export interface SheetNotes {
  formulas: number;
  /** Formulas the spreadsheet had not computed when it was saved: nothing to take. */
  uncomputed: number;
  hiddenRows: number;
}

interface Open {
  workbook: Workbook;
  part: string;
  merged: MergedCells;
  notes: SheetNotes;
}

/**
 * Rows of one sheet, read as they inflate. A formula counts as the value it had when the file was saved and is
 * never computed; a date is a day; a merged cell's value counts for all it covers.
 *
 * @throws UnreadableFile
 */
export async function* xlsxRows(archive: ZipArchive, open: Open): AsyncGenerator<SheetRow> {
  const reader = new SheetReader(open);
  const decoder = new TextDecoder();
  for await (const piece of archive.read(open.part)) {
    reader.write(decoder.decode(piece, { stream: true }));
    yield* reader.take();
  }
  reader.close();
  yield* reader.take();
}

class SheetReader {
  readonly #open: Open;
  readonly #parser = new SaxesParser();
  #ready: SheetRow[] = [];
  #row: SheetRow = { line: 0, cells: [] };
  #column = 0;
  #type = '';
  #style = 0;
  #text = '';
  #formula = false;
  #inValue = false;
  #phonetic = false;

  constructor(open: Open) {
    this.#open = open;
    this.#parser.on('opentag', ({ name, attributes }) =>
      this.#opened(name, attributes as Record<string, string>),
    );
    this.#parser.on('text', (text) => {
      if (this.#inValue) this.#text += text;
    });
    this.#parser.on('closetag', ({ name }) => this.#closed(name));
  }

  write(text: string): void {
    try {
      this.#parser.write(text);
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  close(): void {
    try {
      this.#parser.close();
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  take(): SheetRow[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #unreadable(error: unknown): UnreadableFile {
    if (error instanceof UnreadableFile) return error;
    return new UnreadableFile('damaged', { part: this.#open.part, line: this.#row.line });
  }

  #opened(name: string, at: Record<string, string>): void {
    if (name === 'c') this.#openCell(at);
    else if (name === 'v' || name === 't') this.#inValue = !this.#phonetic;
    else if (name === 'f') this.#formula = true;
    else if (name === 'row') this.#openRow(at);
    else if (name === 'rPh') this.#phonetic = true;
  }

  #openRow(at: Record<string, string>): void {
    this.#row = { line: at.r ? Number(at.r) : this.#row.line + 1, cells: [] };
    this.#column = 0;
    if (at.hidden === '1' || at.hidden === 'true') this.#open.notes.hiddenRows++;
    if (this.#row.line > LIMITS.rows + 100) throw new UnreadableFile('too-many-rows', { limit: LIMITS.rows });
  }

  #openCell(at: Record<string, string>): void {
    if (at.r) this.#column = columnOf(at.r);
    this.#type = at.t ?? 'n';
    this.#style = Number(at.s ?? 0);
    this.#text = '';
    this.#formula = false;
  }

  #closed(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  }

  #closeCell(): void {
    if (this.#formula) this.#open.notes.formulas++;
    if (this.#formula && this.#text === '') this.#open.notes.uncomputed++;
    const value = this.#value();
    if (value !== '') {
      if (this.#column >= LIMITS.columns)
        throw new UnreadableFile('too-many-columns', { line: this.#row.line, limit: LIMITS.columns });
      while (this.#row.cells.length < this.#column) this.#row.cells.push('');
      this.#row.cells[this.#column] = value.slice(0, LIMITS.cell);
    }
    this.#column++;
  }

  #value(): string {
    const text = this.#text;
    if (text === '' || this.#type === 'e') return '';
    if (this.#type === 's') return this.#open.workbook.shared[Number(text)] ?? '';
    if (this.#type !== 'n') return this.#type === 'd' ? text.slice(0, 10) : text;
    const number = Number(text);
    if (!Number.isFinite(number)) return text;
    return this.#open.workbook.dates[this.#style]
      ? serialToDay(number, this.#open.workbook.from1904)
      : String(number);
  }

  #closeRow(): void {
    const row = this.#open.merged.filled(this.#row);
    if (row.cells.some((cell) => cell !== '')) this.#ready.push(row);
  }
}

/** `AB12` → 27 */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}
