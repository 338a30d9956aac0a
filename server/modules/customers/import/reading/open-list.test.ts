import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import {
  csvFile,
  type csvText,
  workbookParts,
  xlsxFile,
  zipFile,
} from '../../../../../test/world/list-files.ts';
import { lookAt } from './look-at.ts';
import { openList } from './open-list.ts';
import { UnreadableFile } from './unreadable-file.ts';

const TODAY = '2026-03-09';
const ROWS = [
  ['姓名', '电话', '生日'],
  ['李桂芳', '13800008821', '1955.3.8'],
  ['王德林', '028-85123456', '55年3月'],
];

async function read(bytes: Buffer, sheet: string | null = null) {
  const list = await openList(bytes, sheet);
  const rows: string[][] = [];
  const lines: number[] = [];
  for await (const { line, cells } of list.rows) {
    rows.push(cells);
    lines.push(line);
  }
  return { ...list, rows, lines };
}

async function refusal(bytes: Buffer) {
  const error = await read(bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UnreadableFile);
  const { what } = error as UnreadableFile;
  for (const text of [what.says, what.mend]) {
    expect(text.zh).not.toBe('');
    expect(text.en).not.toBe('');
  }
  return what;
}

describe('a CSV file', () => {
  it.each([
    ['utf8', false, 'utf-8'],
    ['utf8', true, 'utf-8'],
    ['gb18030', false, 'gb18030'],
    ['gbk', false, 'gb18030'],
    ['utf16le', true, 'utf-16le'],
    ['utf16be', true, 'utf-16be'],
  ])('in %s (mark: %s)', async (encoding, mark, found) => {
    const list = await read(csvFile(ROWS, encoding, mark));
    expect(list).toMatchObject({ format: 'csv', encoding: found, rows: ROWS, lines: [1, 2, 3] });
  });

  it('with rare characters of GB18030, cut anywhere', async () => {
    const rows = [['姓名'], ...Array.from({ length: 9_000 }, (_, n) => [`㛃${'𠮷'.repeat(n % 3)}芳${n}`])];
    expect((await read(csvFile(rows, 'gb18030'))).rows).toEqual(rows);
  });

  it.each(['\t', ';', '|'])('split by %j', async (mark) => {
    const text = ROWS.map((row) => row.join(mark)).join('\n');
    expect((await read(Buffer.from(text))).rows).toEqual(ROWS);
  });

  it('with quoted commas, line ends and quotation marks', async () => {
    const rows = [
      ['姓名', '地址'],
      ['李桂芳', '松涛路1号,\n"幸福"小区'],
      ['王敏', '老城'],
    ];
    const list = await read(csvFile(rows));
    expect(list.rows).toEqual(rows);
    expect(list.lines).toEqual([1, 2, 3]);
  });

  it('with ="138…", as programs write numbers for Excel', async () => {
    expect((await read(Buffer.from('姓名,电话\n李桂芳,"=""13800008821"""'))).rows[1]).toEqual([
      '李桂芳',
      '13800008821',
    ]);
  });

  it('with empty lines, counted as the spreadsheet counts them', async () => {
    expect((await read(Buffer.from('姓名,电话\n\n,\n李桂芳,13800008821\n'))).lines).toEqual([1, 4]);
  });

  it('with a quotation mark inside a word', async () => {
    const text = ['姓名,地址', ...Array.from({ length: 30_000 }, (_, n) => `李桂芳,5"管${n}`)].join('\n');
    expect((await read(Buffer.from(text))).rows.length).toBe(30_001);
  });

  it('that never closes a quotation mark names the line', async () => {
    const text = [
      '姓名,地址',
      '王敏,老城',
      '李桂芳,"松涛路',
      ...Array.from({ length: 200 }, () => '周小云,车城'.repeat(3)),
    ].join('\n');
    expect(await refusal(Buffer.from(text))).toMatchObject({
      code: 'open-quote',
      says: { zh: expect.stringContaining('第 3 行') },
    });
  });

  it('in Big5 or damaged UTF-8 is refused with what to do', async () => {
    const traditional = csvFile(
      [
        ['姓名', '電話', '地址'],
        ...Array.from({ length: 20 }, () => ['陳麗華', '0912345678', '臺北市中正區重慶南路']),
      ],
      'big5',
    );
    expect(await refusal(traditional)).toMatchObject({ code: 'encoding' });
    const cut = Buffer.concat([
      Buffer.from('\ufeff姓名\n李桂芳\n'),
      Buffer.from([0xe6, 0x9d]),
      Buffer.from('\n王敏'),
    ]);
    expect(await refusal(cut)).toMatchObject({
      code: 'encoding',
      says: { zh: expect.stringContaining('第 3 行') },
    });
  });
});

describe('a workbook', () => {
  it('gives the text of its cells: numbers whole, dates as days, formulas by their saved value', async () => {
    const bytes = await xlsxFile([
      ['姓名', '电话', '生日', '备注'],
      ['李桂芳', 13800008821, new Date(Date.UTC(1955, 2, 8)), { formula: '1+1', result: 2 }],
      ['王德林', '028-85123456', 20156, { formula: 'HYPERLINK("http://x","点我")', result: '点我' }],
      ['王敏', 1.5, null, { formula: 'A1' }],
    ]);
    const list = await read(bytes);
    expect(list.rows).toEqual([
      ['姓名', '电话', '生日', '备注'],
      ['李桂芳', '13800008821', '1955-03-08', '2'],
      ['王德林', '028-85123456', '20156', '点我'],
      ['王敏', '1.5'],
    ]);
    expect(list.notes).toMatchObject({ formulas: 3, uncomputed: 1 });
  });

  it('with rich text, an error and a truth value', async () => {
    const bytes = await xlsxFile([['姓名', '电话']], (sheet) => {
      sheet.addRow([
        { richText: [{ text: '李' }, { font: { bold: true }, text: '桂芳' }] },
        { error: '#N/A' },
        true,
      ]);
    });
    expect((await read(bytes)).rows[1]).toEqual(['李桂芳', '', '1']);
  });

  it('counts a merged cell for all it covers', async () => {
    const bytes = await xlsxFile(
      [
        ['社区', '姓名', '电话'],
        ['城南', '李桂芳', '13800008821'],
        [null, '王德林', null],
        [null, '王敏', '13900000001'],
      ],
      (sheet) => {
        sheet.mergeCells('A2:A4');
        sheet.mergeCells('C2:C3');
      },
    );
    expect((await read(bytes)).rows.slice(1)).toEqual([
      ['城南', '李桂芳', '13800008821'],
      ['城南', '王德林', '13800008821'],
      ['城南', '王敏', '13900000001'],
    ]);
  });

  it('leaves hidden sheets alone and opens the one that is named', async () => {
    const bytes = await xlsxFile([['姓名'], ['李桂芳']], (_, book) => {
      book.addWorksheet('旧名单', { state: 'hidden' }).addRow(['不要']);
      book.addWorksheet('老城').addRow(['王敏']);
    });
    expect(await read(bytes)).toMatchObject({ sheets: ['名单', '老城'], sheet: '名单' });
    expect((await read(bytes, '老城')).rows).toEqual([['王敏']]);
    await expect(read(bytes, '没有')).rejects.toThrow(UnreadableFile);
  });
});

describe('what is no list says what it is and what to do', () => {
  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['only blanks', Buffer.from(' \r\n \n'), 'empty'],
    [
      'an old workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'old-xls',
    ],
    [
      'a workbook with a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'encrypted',
    ],
    ['a web page', Buffer.from('\ufeff<html><body><table><tr><td>姓名</td></tr></table>'), 'html'],
    ['a table of HTML', Buffer.from('<table border=1><tr><td>姓名'), 'html'],
    [
      'an XML spreadsheet',
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      'old-xml',
    ],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'not-a-list'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'not-a-list'],
    ['a Word document', zipFile([{ name: 'word/document.xml', content: Buffer.from('x') }]), 'not-a-list'],
    [
      'an .ods',
      zipFile([
        { name: 'mimetype', content: Buffer.from('x') },
        { name: 'content.xml', content: Buffer.from('x') },
      ]),
      'open-document',
    ],
    ['an .xlsb', zipFile([{ name: 'xl/workbook.bin', content: Buffer.from('x') }]), 'binary-xlsb'],
    [
      'an .xlsm',
      zipFile([
        ...workbookParts(Buffer.from('<worksheet/>')),
        { name: 'xl/vbaProject.bin', content: Buffer.from('x') },
      ]),
      'macros',
    ],
    [
      'a sheet that is no XML',
      zipFile(workbookParts(Buffer.from('<worksheet><sheetData><row r="7"><c></row>'))),
      'damaged',
    ],
    ['a binary file', Buffer.from([0, 1, 2, 3, 0, 0, 9, 0, 1, 0, 0, 0]), 'encoding'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toMatchObject({ code });
  });

  it('a workbook cut short anywhere', async () => {
    const whole = await xlsxFile(ROWS);
    for (const at of [100, Math.floor(whole.length / 2), whole.length - 30])
      expect(['truncated', 'damaged']).toContain((await refusal(whole.subarray(0, at))).code);
  });

  it('a zip that claims to be small and is not, or claims to be enormous', async () => {
    const bomb = Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(30_000_000, 32)]);
    expect(await refusal(zipFile(workbookParts(bomb, 1_000)))).toMatchObject({ code: 'inflates-too-much' });
    expect(await refusal(zipFile(workbookParts(Buffer.from('<worksheet/>'), 3_000_000_000)))).toMatchObject({
      code: 'inflates-too-much',
    });
    expect(await refusal(zipFile(workbookParts(Buffer.from('<worksheet/>'), 500)))).toMatchObject({
      code: 'truncated',
    });
  });

  it('a file beyond the limit, too many rows, too many columns', async () => {
    expect(await refusal(Buffer.alloc(51 * 1_048_576, 97))).toMatchObject({ code: 'too-large' });
    expect(await refusal(Buffer.from('王敏\n'.repeat(200_200)))).toMatchObject({ code: 'too-many-rows' });
    expect(await refusal(Buffer.from(`姓名\n${'王敏,'.repeat(120)}`))).toMatchObject({
      code: 'too-many-columns',
      says: { zh: expect.stringContaining('第 2 行') },
    });
  });

  it('entities that grow are not expanded', async () => {
    const sheet = Buffer.from(
      '<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1"><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    );
    expect(await refusal(zipFile(workbookParts(sheet)))).toMatchObject({ code: 'damaged' });
  });
});

describe('looking at a list', () => {
  const guesses = async (rows: Parameters<typeof csvText>[0], members: string[] = []) =>
    (await lookAt(csvFile(rows), { today: TODAY, members })).columns.map(({ guess }) => guess);

  it('knows columns by their headings, in Chinese and English', async () => {
    expect(
      await guesses([
        [
          '*顾客姓名(必填)',
          '联系电话1',
          '联系电话2',
          '性别',
          '出生年月',
          '所属社区',
          '片区',
          '家庭住址',
          '客户经理',
          '来源',
        ],
        ['王敏'],
      ]),
    ).toEqual([
      'name',
      'phone',
      'phone',
      'gender',
      'birth',
      'district',
      'area',
      'address',
      'owner',
      'consent',
    ]);
    expect(
      await guesses([['Full name', 'Mobile number', 'Sex', 'Date of birth', 'Home address'], ['Li Guifang']]),
    ).toEqual(['name', 'phone', 'gender', 'birth', 'address']);
  });

  it('knows columns without headings by what they hold', async () => {
    const rows = [
      ['李桂芳', '13800008821', '女', '1955.3.8', '城南社区', '松涛路1号', '赵磊'],
      ['王德林', '13800008822', '男', '55年3月', '车城街道', '老街2栋3号', '赵磊'],
      ['张建国', '13800008823', '男', '20156', '城南社区', '人民路88号', '王敏'],
    ];
    const look = await lookAt(csvFile(rows), { today: TODAY, members: ['赵磊', '王敏'] });
    expect(look.headingLine).toBe(0);
    expect(look.columns.map(({ guess }) => guess)).toEqual([
      'name',
      'phone',
      'gender',
      'birth',
      'district',
      'address',
      'owner',
    ]);
  });

  it('finds the headings below a title, and leaves empty columns open', async () => {
    const bytes = await xlsxFile(
      [['城南社区登记表'], ['2026年3月', null], [], [null, '姓名', '电话'], [null, '李桂芳', '13800008821']],
      (sheet) => sheet.mergeCells('A1:C1'),
    );
    const look = await lookAt(bytes, { today: TODAY });
    expect(look.headingLine).toBe(4);
    expect(look.columns.map(({ letter, guess }) => [letter, guess])).toEqual([
      ['A', null],
      ['B', 'name'],
      ['C', 'phone'],
    ]);
  });

  it('does not take health, income or identity numbers', async () => {
    const look = await lookAt(
      csvFile([
        ['姓名', '电话', '身份证号', '病史', '退休金'],
        ['李桂芳', '13800008821', '512000195503086620', '高血压', '3200'],
      ]),
      { today: TODAY },
    );
    expect(look.columns.map(({ guess }) => guess)).toEqual(['name', 'phone', null, null, null]);
    expect(look.columns.slice(2).every(({ left }) => left !== null)).toBe(true);
  });

  it('says that a list of headings only has no rows', async () => {
    await expect(lookAt(csvFile([['姓名', '电话']]), { today: TODAY })).rejects.toMatchObject({
      what: { code: 'no-rows' },
    });
    const book = new ExcelJS.Workbook();
    book.addWorksheet('空');
    await expect(lookAt(Buffer.from(await book.xlsx.writeBuffer()), { today: TODAY })).rejects.toMatchObject({
      what: { code: 'no-rows' },
    });
  });
});
