import ExcelJS from 'exceljs';
import Papa from 'papaparse';

export interface TableFile {
  bytes: Buffer;
  type: string;
  extension: 'csv' | 'xlsx';
}

/** Rows of text as a file the office opens: CSV with the mark Excel needs for Chinese, or a workbook. */
export async function tableFile(rows: readonly string[][], format: 'csv' | 'xlsx'): Promise<TableFile> {
  if (format === 'csv')
    return {
      bytes: Buffer.from(`\uFEFF${Papa.unparse(rows as string[][])}`, 'utf8'),
      type: 'text/csv; charset=utf-8',
      extension: 'csv',
    };
  const book = new ExcelJS.Workbook();
  book.addWorksheet('顾客').addRows(rows as string[][]);
  return {
    bytes: Buffer.from(await book.xlsx.writeBuffer()),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  };
}
