import type { OwnPage } from '../../../../contract/own-page.ts';
import { safeCell } from '../search/safe-cell.ts';
import { type TableFile, tableFile } from '../search/table-file.ts';

/** A copy to take along: everything, as data for another company's machine or as a table to read. */
export async function ownCopy(
  page: OwnPage,
  format: 'json' | 'csv',
): Promise<Omit<TableFile, 'extension'> & { extension: string }> {
  if (format === 'json')
    return {
      bytes: Buffer.from(JSON.stringify(page, null, 2), 'utf8'),
      type: 'application/json; charset=utf-8',
      extension: 'json',
    };
  return tableFile(
    [['项目', '内容', '时间'], ...rows(page)].map((row) => row.map(safeCell)),
    'csv',
  );
}

function rows(page: OwnPage): string[][] {
  const particulars = [
    ['姓名', page.name, ''],
    ['出生', page.birth, ''],
    ['电话', page.phones.join(' '), ''],
    ['邮箱', page.email, ''],
    ['住址', [page.district, page.address].filter(Boolean).join(' '), ''],
    ['负责人', page.owner ?? '', ''],
  ];
  const papers = [...page.files, ...page.forms].flatMap(({ number, fields }) =>
    fields.map(({ label, value }) => [`${number} ${label.zh}`, value, '']),
  );
  return [
    ...particulars,
    ...papers,
    ...page.forms.flatMap(({ number, health }) =>
      health.map(({ label, value }) => [`${number} ${label.zh}`, value, '']),
    ),
    ...page.files.flatMap(({ number, entries }) =>
      entries.map(({ at, words }) => [`${number} 回访记录`, words, at]),
    ),
    ...page.consents.map((row) => [
      `授权 ${row.purpose}/${row.channel}`,
      row.withdrawnAt ? '已撤回' : '有效',
      row.givenAt,
    ]),
    ...page.refusals.map((row) => [`免打扰 ${row.purpose}/${row.channel}`, '有效', row.refusedAt]),
    ...page.looks.map(({ who, what, at }) => ['谁看过', `${who} ${what.zh}`, at]),
    ...page.timeline.map(({ says, at }) => ['经过', says.zh, at]),
    ...page.corrections.map((row) => [`更正 ${row.field}`, `${row.before} → ${row.after}`, row.at]),
  ];
}
