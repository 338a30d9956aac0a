import type { Text } from '../../../../../kernel/index.ts';

export type UnreadableCode = keyof typeof REASONS;

export interface Unreadable {
  code: UnreadableCode;
  says: Text;
  mend: Text;
}

/** A file that cannot be a list: what is wrong, where, and what to do about it. Crosses the worker's border as `Unreadable`. */
export class UnreadableFile extends Error {
  readonly what: Unreadable;

  constructor(code: UnreadableCode, where: Where = {}) {
    const [zh, en, mendZh, mendEn] = REASONS[code](where);
    super(en);
    this.name = 'UnreadableFile';
    this.what = { code, says: { zh, en }, mend: { zh: mendZh, en: mendEn } };
  }
}

interface Where {
  line?: number;
  part?: string;
  limit?: number;
  found?: string;
}

type Said = [zh: string, en: string, mendZh: string, mendEn: string];
type Reason = (where: Where) => Said;

const SAVE_AS_XLSX: [string, string] = [
  '用 Excel 或 WPS 打开它,「另存为」选 .xlsx,再传一次',
  'Open it in Excel or WPS, choose “Save as” .xlsx and send it again',
];

const REASONS = {
  empty: () => ['文件是空的', 'The file is empty', '换一个有内容的文件', 'Choose a file with rows in it'],
  'no-rows': () => [
    '表里除了表头没有一行数据',
    'Apart from its headings the list has no rows',
    '确认选的是有名单的那张表',
    'Make sure the sheet with the list is chosen',
  ],
  'too-large': ({ limit = 0 }) => [
    `文件超过 ${limit} MB`,
    `The file is larger than ${limit} MB`,
    '只留名单那张表(去掉图片),或拆成几个文件',
    'Keep only the sheet with the list (without pictures), or split it into several files',
  ],
  'too-many-rows': ({ limit = 0 }) => [
    `超过 ${limit} 行`,
    `There are more than ${limit} rows`,
    '拆成几个文件分别导入',
    'Split it into several files and import them one by one',
  ],
  'too-many-columns': ({ line, limit = 0 }) => [
    `第 ${line} 行超过 ${limit} 列`,
    `Line ${line} has more than ${limit} columns`,
    '只留名单需要的列',
    'Keep only the columns of the list',
  ],
  'inflates-too-much': ({ part = '' }) => [
    `压缩包里的 ${part} 解开后大得不正常,没有继续读`,
    `Inside the file, ${part} inflates to an abnormal size; reading stopped`,
    '如果确是你们的名单,把名单复制到新表里另存为 .xlsx',
    'If it really is your list, copy it into a new sheet and save that as .xlsx',
  ],
  truncated: ({ part }) => [
    part ? `文件不完整:${part} 读到一半就断了` : '文件不完整,末尾缺了一段',
    part ? `The file is incomplete: ${part} breaks off` : 'The file is incomplete: its end is missing',
    '重新下载或重新保存后再传,传的时候不要断网',
    'Download or save it again, then send it once more without losing the network',
  ],
  damaged: ({ part = '', line }) => [
    line ? `文件损坏:${part} 第 ${line} 行附近读不懂` : `文件损坏:${part} 读不懂`,
    line
      ? `The file is damaged: ${part} makes no sense near line ${line}`
      : `The file is damaged: ${part} makes no sense`,
    ...SAVE_AS_XLSX,
  ],
  'old-xls': () => [
    '这是旧版 .xls 文件,读不了',
    'This is an old .xls workbook, which cannot be read',
    ...SAVE_AS_XLSX,
  ],
  'binary-xlsb': () => [
    '这是 .xlsb 二进制工作簿,读不了',
    'This is a binary .xlsb workbook, which cannot be read',
    ...SAVE_AS_XLSX,
  ],
  encrypted: () => [
    '文件加了打开密码',
    'The file is protected by a password',
    '用 Excel 打开,去掉打开密码后另存,再传一次',
    'Open it in Excel, remove the password, save it and send it again',
  ],
  macros: () => [
    '文件里带宏(.xlsm)。名单不需要宏,为安全起见不读',
    'The workbook carries macros (.xlsm). A list needs none, so for safety it is not read',
    ...SAVE_AS_XLSX,
  ],
  'open-document': () => [
    '这是 .ods 表格,读不了',
    'This is an .ods spreadsheet, which cannot be read',
    ...SAVE_AS_XLSX,
  ],
  'not-a-list': ({ found = '' }) => [
    `这不是表格,是${found}`,
    `This is not a spreadsheet but ${found}`,
    '请传 .xlsx 或 .csv 名单',
    'Send the list as .xlsx or .csv',
  ],
  html: () => [
    '这其实是一个网页(HTML),只是名字像表格;很多系统的「导出」会这样',
    'This is really a web page (HTML) named like a spreadsheet, as many systems export it',
    ...SAVE_AS_XLSX,
  ],
  'old-xml': () => [
    '这是 2003 版 XML 表格,读不了',
    'This is an XML spreadsheet of 2003, which cannot be read',
    ...SAVE_AS_XLSX,
  ],
  encoding: ({ line }) => [
    line
      ? `第 ${line} 行的字认不出来:不是 UTF-8,也不是 GB18030(GBK)`
      : '字认不出来:不是 UTF-8,也不是 GB18030(GBK)',
    line
      ? `Line ${line} is in neither UTF-8 nor GB18030 (GBK)`
      : 'The text is in neither UTF-8 nor GB18030 (GBK)',
    '用 Excel 或 WPS 打开,看到字正确后「另存为」.xlsx,再传一次',
    'Open it in Excel or WPS, check that the characters are right, save it as .xlsx and send it again',
  ],
  'open-quote': ({ line }) => [
    `第 ${line} 行有一个引号没有闭合,后面的行都连在一起了`,
    `A quotation mark in line ${line} is never closed, so the lines after it run together`,
    '在原文件里补上或删掉这个引号,或另存为 .xlsx',
    'Close or remove the quotation mark in the file, or save it as .xlsx',
  ],
  'no-such-sheet': ({ found = '' }) => [
    `没有叫「${found}」的表`,
    `There is no sheet called “${found}”`,
    '在列出的表里选一张',
    'Choose one of the sheets listed',
  ],
} satisfies Record<string, Reason>;
