import ExcelJS from 'exceljs';
import type { ImportChoices, ImportField, ImportLook } from '../../../../contract/customer-import.ts';
import type { Transaction } from '../../../platform/database.ts';
import { safeCell } from '../search/safe-cell.ts';
import { unknownImport } from './import-row.ts';
import { rowsOf } from './import-rows.ts';

const FIELDS: Record<ImportField, string> = {
  name: '姓名',
  phone: '电话',
  gender: '性别',
  birth: '生日',
  district: '社区',
  area: '片区',
  address: '地址',
  owner: '负责人',
  consent: '授权来源',
};

interface ErrorFile {
  name: string;
  type: string;
  bytes: Buffer;
}

/**
 * The bad rows as they were typed, with what is wrong, to be mended in a spreadsheet and imported again. No cell
 * begins a formula, whatever somebody typed.
 */
export async function errorFile(
  tx: Transaction,
  importId: string,
  format: 'csv' | 'xlsx',
  english: boolean,
): Promise<ErrorFile> {
  const list = await tx
    .selectFrom('import_list')
    .select(['file_name', 'look', 'choices'])
    .where('org_id', '=', tx.org)
    .where('id', '=', importId)
    .executeTakeFirst();
  if (!list) throw unknownImport();
  const fields = fieldsOf(list.choices as unknown as ImportChoices);
  const headings = headingsOf(list.look as unknown as ImportLook, list.choices as unknown as ImportChoices);
  const rows = await rowsOf(tx, importId)
    .select(['line', 'typed', 'faults'])
    .where('verdict', '=', 'bad')
    .orderBy('line')
    .execute();
  const table = rows.map(({ line, typed, faults }) => [
    String(line),
    (faults as unknown as { zh: string; en: string }[])
      .map((fault) => (english ? fault.en : fault.zh))
      .join('; '),
    ...fields.map((field) =>
      safeCell(
        (typed as Partial<Record<ImportField, string>> | null)?.[field]?.replaceAll('\n', ' / ') ?? '',
      ),
    ),
  ]);
  const first = [
    english ? 'Line' : '行号',
    english ? 'What is wrong' : '哪里不对',
    ...fields.map((field) => safeCell(headings.get(field) ?? FIELDS[field])),
  ];
  const name = `${list.file_name.replace(/\.[^.]*$/, '')}-${english ? 'to-mend' : '待改'}`;
  return format === 'csv' ? csv(name, [first, ...table]) : xlsx(name, [first, ...table]);
}

const fieldsOf = ({ columns }: ImportChoices): ImportField[] => [
  ...new Set(columns.filter((field) => field !== null)),
];

/** Under the headings the list came with, so that it is read again without choosing. */
function headingsOf({ columns }: ImportLook, choices: ImportChoices): Map<ImportField, string> {
  const headings = new Map<ImportField, string>();
  for (const [at, field] of choices.columns.entries()) {
    const heading = columns[at]?.heading;
    if (field && heading && !headings.has(field)) headings.set(field, heading);
  }
  return headings;
}

function csv(name: string, table: readonly string[][]): ErrorFile {
  const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = table.map((row) => row.map(quoted).join(',')).join('\r\n');
  // The mark tells Excel that it is UTF-8
  return { name: `${name}.csv`, type: 'text/csv; charset=utf-8', bytes: Buffer.from(`\ufeff${text}\r\n`) };
}

async function xlsx(name: string, table: readonly string[][]): Promise<ErrorFile> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('待改');
  for (const row of table) sheet.addRow(row);
  sheet.getRow(1).font = { bold: true };
  sheet.columns.forEach((column, at) => {
    column.width = at === 1 ? 48 : 16;
    column.numFmt = '@';
  });
  return {
    name: `${name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: Buffer.from(await book.xlsx.writeBuffer()),
  };
}
