import type { FoundColumn, ImportField, ImportLook } from '../../../../../contract/customer-import.ts';
import type { Text } from '../../../../../kernel/index.ts';
import { guessByContent } from './guess-by-content.ts';
import { fieldOfHeading, leftOut } from './heading-words.ts';
import { type OpenList, openList } from './open-list.ts';
import type { SheetRow } from './sheet-row.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Rows enough to see what a column holds. */
const LOOKED_AT = 200;
const HEADINGS_WITHIN = 20;
const SAMPLES = 5;

export interface Given {
  /** `2026-03-09` on the organisation's calendar. */
  today: string;
  sheet?: string | null;
  /** The line the person says the headings are on; otherwise it is looked for. */
  headingLine?: number;
  /** Names of members, to know a column of representatives by. */
  members?: readonly string[];
}

/**
 * Looks at the beginning of a list: where its headings are and what each column seems to hold.
 *
 * @throws UnreadableFile
 */
export async function lookAt(bytes: Buffer, given: Given): Promise<ImportLook> {
  const list = await openList(bytes, given.sheet ?? null);
  const rows = await firstRows(list);
  if (rows.length === 0) throw new UnreadableFile('no-rows');
  const headingLine = given.headingLine ?? findHeadings(rows);
  const headings = rows.find(({ line }) => line === headingLine)?.cells ?? [];
  const data = rows.filter(({ line }) => line > headingLine);
  if (data.length === 0) throw new UnreadableFile('no-rows');
  return {
    format: list.format,
    encoding: list.encoding,
    sheets: list.sheets,
    sheet: list.sheet,
    headingLine,
    columns: columnsOf(headings, data, given),
    notes: notesOn(list, headingLine),
  };
}

async function firstRows({ rows }: OpenList): Promise<SheetRow[]> {
  const first: SheetRow[] = [];
  for await (const row of rows) {
    first.push(row);
    if (first.length === LOOKED_AT) break;
  }
  return first;
}

/** The line with the most known words, above the data; 0 when no line has two of them (or one, in a list of one column). */
export function findHeadings(rows: readonly SheetRow[]): number {
  let [best, known] = [0, 0];
  for (const { line, cells } of rows.slice(0, HEADINGS_WITHIN)) {
    const filled = cells.filter((cell) => cell !== '');
    const words = new Set(filled.map(fieldOfHeading).filter((field) => field !== null)).size;
    if (words > known && (words > 1 || filled.length === 1 || filled.every((cell) => !/\d{5}/.test(cell))))
      [best, known] = [line, words];
  }
  return best;
}

function columnsOf(
  headings: readonly string[],
  data: readonly SheetRow[],
  { today, members }: Given,
): FoundColumn[] {
  const width = Math.max(headings.length, ...data.map(({ cells }) => cells.length));
  const columns: FoundColumn[] = [];
  for (let at = 0; at < width; at++) {
    const heading = headings[at] ?? '';
    const values = data.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== '');
    const left = leftOut(heading);
    const guess = left
      ? null
      : (fieldOfHeading(heading) ?? (values.length > 0 ? guessByContent(values, today, members) : null));
    columns.push({
      letter: letterOf(at),
      heading,
      samples: [...new Set(values)].slice(0, SAMPLES),
      guess,
      left,
    });
  }
  return onePerField(columns);
}

/** Several columns may hold numbers or parts of an address; of every other field the first column is meant. */
function onePerField(columns: FoundColumn[]): FoundColumn[] {
  const seen = new Set<ImportField>();
  return columns.map((column) => {
    const { guess } = column;
    if (guess === null || guess === 'phone' || guess === 'address') return column;
    if (seen.has(guess)) return { ...column, guess: null };
    seen.add(guess);
    return column;
  });
}

/** 0 → A, 27 → AB */
export function letterOf(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function notesOn({ encoding, notes, format }: OpenList, headingLine: number): Text[] {
  const said: Text[] = [];
  if (format === 'csv' && encoding !== 'utf-8')
    said.push({ zh: `文字编码认作 ${encoding?.toUpperCase()}`, en: `Read as ${encoding?.toUpperCase()}` });
  if (headingLine === 0)
    said.push({
      zh: '没有找到表头,按内容猜的列',
      en: 'No headings found; columns were guessed by what they hold',
    });
  if (headingLine > 1)
    said.push({
      zh: `表头在第 ${headingLine} 行,上面的行不导入`,
      en: `The headings are on line ${headingLine}; the lines above are left out`,
    });
  if (notes.formulas > 0)
    said.push({
      zh: '有公式:只取保存时的结果,不计算',
      en: 'There are formulas: their saved values are taken, nothing is computed',
    });
  if (notes.uncomputed > 0)
    said.push({
      zh: '有的公式没有保存结果,当作空',
      en: 'Some formulas have no saved value and count as empty',
    });
  if (notes.hiddenRows > 0)
    said.push({ zh: '有隐藏(筛选掉)的行,也会读入', en: 'Hidden (filtered) rows are read too' });
  return said;
}
