import { csvRows, delimiterOf } from './csv-rows.ts';
import { listFile } from './file-kind.ts';
import { MergedCells, surveySheet } from './merged-cells.ts';
import type { SheetRow } from './sheet-row.ts';
import { detectEncoding } from './text-encoding.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { openWorkbook } from './workbook.ts';
import { type SheetNotes, xlsxRows } from './xlsx-rows.ts';

export interface OpenList {
  format: 'csv' | 'xlsx';
  encoding: string | null;
  sheets: string[];
  sheet: string | null;
  /** How many rows there seem to be: for progress only. */
  about: number;
  /** Filled while the rows are read. */
  notes: SheetNotes;
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>;
}

/** @throws UnreadableFile when the file is no list, or breaks off while its rows are read */
export async function openList(bytes: Buffer, sheet: string | null = null): Promise<OpenList> {
  const file = listFile(bytes);
  const notes: SheetNotes = { formulas: 0, uncomputed: 0, hiddenRows: 0 };
  if (file.format === 'csv') {
    const as = detectEncoding(bytes);
    const head = new TextDecoder(as.encoding).decode(bytes.subarray(as.mark, 65_536));
    const rows = csvRows(bytes, { ...as, delimiter: delimiterOf(head) });
    return {
      format: 'csv',
      encoding: as.encoding,
      sheets: [],
      sheet: null,
      about: lineEnds(bytes),
      notes,
      rows,
    };
  }
  const workbook = await openWorkbook(file.archive);
  const chosen = sheet === null ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === sheet);
  if (!chosen) throw new UnreadableFile('no-such-sheet', { found: sheet ?? '' });
  const sheetSurvey = await surveySheet(file.archive, chosen.part);
  const merged = new MergedCells(sheetSurvey.merged);
  return {
    format: 'xlsx',
    encoding: null,
    sheets: workbook.sheets.map(({ name }) => name),
    sheet: chosen.name,
    about: sheetSurvey.rows,
    notes,
    rows: xlsxRows(file.archive, { workbook, part: chosen.part, merged, notes }),
  };
}

function lineEnds(bytes: Buffer): number {
  let count = 1;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
