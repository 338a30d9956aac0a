import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportChoices, ImportPage, ImportRows } from '../../contract/customer-import.ts';
import { type Device, type TestApp, testApp } from '../world/app.ts';
import { type Cell, csvFile, xlsxFile } from '../world/list-files.ts';
import { signedIn, smallCompany } from '../world/small-company.ts';

/** A messy list comes in: every row has its verdict before anything is written. */

let house: TestApp;
let gao: Device;

beforeAll(async () => {
  house = await testApp({ now: '2026-03-09T09:10:00+08:00' });
  await smallCompany(house);
  gao = await signedIn(house, 'gao-lin');
  const zhao = await signedIn(house, 'zhao-lei');
  for (const [id, name, phone, more] of [
    ['li', '李桂芳', '13800008821', { gender: 'female', birth: '1955-03-08', address: '松涛路1号' }],
    ['zhang', '张建国', '13800003307', { gender: 'male' }],
  ] as const) {
    const { status } = await zhao.ask('POST', '/api/customers', {
      id,
      name,
      phones: [phone],
      source: 'stall',
      consents: [],
      ...more,
    });
    expect(status).toBeLessThan(300);
  }
});

let nth = 0;
async function upload(bytes: Buffer, name = '名单.csv', by = gao) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const id = `import-${++nth}`;
  const answer = await by.ask<ImportPage & { error?: { code: string } }>(
    'PUT',
    `/api/imports/${id}/file`,
    form,
  );
  return { id, ...answer };
}

async function until(id: string, ...states: string[]): Promise<ImportPage> {
  for (let n = 0; n < 300; n++) {
    const { body } = await gao.ask<ImportPage>('GET', `/api/imports/${id}`);
    if (states.includes(body.state)) return body;
    await pause(50);
  }
  throw new Error(`${id} never became ${states}`);
}

async function judged(
  rows: readonly (readonly Cell[])[],
  change: (choices: ImportChoices) => void = () => {},
) {
  const { id, body, status } = await upload(csvFile(rows));
  expect(status).toBe(200);
  const choices = structuredClone(body.choices);
  change(choices);
  const chosen = await gao.ask<ImportPage>('POST', `/api/imports/${id}/columns`, choices);
  expect(chosen.body.state).toBe('reading');
  const page = await until(id, 'verdicts');
  const { body: list } = await gao.ask<ImportRows>('GET', `/api/imports/${id}/rows`);
  return { id, page, rows: list.rows };
}

const CONSENT: ImportChoices['consent'] = {
  basis: 'file',
  source: 'survey-form',
  note: '3月摊位登记表',
  proof: null,
  grants: [{ purpose: 'selling', channel: 'phone' }],
};

const HEADINGS = ['姓名', '电话', '性别', '生日', '地址', '负责人'];
const LIST: Cell[][] = [
  HEADINGS,
  ['王敏芝', '13900000001', '女', '1950.2.3', '老街1号', '王敏'],
  ['王敏芝', '139-0000-0001', '', '', '', ''],
  ['刘建军', '13900000001', '男', '', '', ''],
  ['李桂芳', '+86 138 0000 8821', '女', '1955年3月8日', '松涛路1号', ''],
  ['张建国', '13800003307', '', '51.6', '人民路2号', ''],
  ['王德林', '13800008821', '男', '', '', ''],
  ['周婆婆', '1390000', '', '', '', ''],
  ['陈秀兰', '13900000002', '', '1955-02-30', '', ''],
  ['赵玉梅', '13900000003', '', '', '', '没这个人'],
  ['合计', '', '', '', '', ''],
];

describe('a messy list', () => {
  it('gets a verdict for every row before anything is written', async () => {
    const { page, rows } = await judged(LIST);
    expect(page.counts).toEqual({
      rows: 10,
      new: 3,
      update: 1,
      'in-file': 1,
      'on-record': 1,
      bad: 4,
      household: 2,
      uncallable: 3,
    });
    expect(rows.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'new'],
      [3, 'in-file'],
      [4, 'new'],
      [5, 'on-record'],
      [6, 'update'],
      [7, 'new'],
      [8, 'bad'],
      [9, 'bad'],
      [10, 'bad'],
      [11, 'bad'],
    ]);
    expect(rows[1]?.matches).toEqual({ name: '王敏芝', line: 2 });
    expect(rows[2]?.household).toBe('王敏芝');
    expect(rows[3]?.matches).toEqual({ name: '李桂芳', line: null });
    expect(rows[4]?.changes).toEqual({ birth: ['', '1951-06'], address: ['', '人民路2号'] });
    expect(rows[5]?.household).toBe('李桂芳');
    expect(rows.slice(6).map(({ faults }) => faults.map(({ field }) => field))).toEqual([
      ['phone'],
      ['birth'],
      ['owner'],
      ['phone'],
    ]);
    const count = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('customer').select('id').execute(),
    );
    expect(count).toHaveLength(2);
  });

  it('lets a bad row be mended in place, and judges it against the others', async () => {
    const { id } = await judged(LIST);
    const mend = (line: number, fields: object) =>
      gao.ask<{ row: { verdict: string; matches: unknown; household: string | null }; counts: unknown }>(
        'PATCH',
        `/api/imports/${id}/rows/${line}`,
        { fields },
      );
    expect((await mend(8, { phone: '13900000009' })).body).toMatchObject({
      row: { verdict: 'new' },
      counts: { new: 4, bad: 3 },
    });
    expect((await mend(9, { birth: '', name: '李桂芳', phone: '13800008821' })).body).toMatchObject({
      row: { verdict: 'in-file', matches: { line: 5 } },
    });
    expect((await mend(8, { name: '王德林', phone: '13800008821' })).body).toMatchObject({
      row: { verdict: 'in-file', matches: { line: 7 } },
      counts: { new: 3 },
    });
    expect((await mend(8, { name: '周秀英', phone: '13900000001' })).body).toMatchObject({
      row: { verdict: 'new', household: '王敏芝' },
    });
    expect((await mend(2, { name: '甲' })).status).toBe(404);
  });

  it('writes what it said, and is undone without a trace', async () => {
    const before = await everything();
    const { id } = await judged(LIST, (choices) => {
      choices.consent = CONSENT;
    });
    await gao.ask('POST', `/api/imports/${id}/write`);
    const written = await until(id, 'written');
    expect(written).toMatchObject({
      customers: 5,
      undo: { possible: true, until: '2026-03-16T01:10:00.000Z' },
    });
    expect(await search('王敏芝')).toMatchObject([
      { name: '王敏芝', owner: { name: '王敏' }, household: ['刘建军'] },
    ]);
    expect(await search('王德林')).toMatchObject([{ household: ['李桂芳'] }]);
    const { rows: consents } = await consentsOf(id);
    // 李桂芳 too: nothing else is new about her, but where her consent comes from is
    expect(consents).toHaveLength(5);
    await gao.ask('POST', `/api/imports/${id}/undo`);
    await until(id, 'undone');
    expect(await everything()).toEqual(before);
    expect(await kindsOf(id)).toEqual(['import.undone', 'import.written']);
  });

  it('is not undone as a whole once somebody has worked with a row of it', async () => {
    const { id } = await judged([HEADINGS, ['何淑珍', '13900006612'], ['许国平', '13900007718']]);
    await gao.ask('POST', `/api/imports/${id}/write`);
    await until(id, 'written');
    const zhao = await signedIn(house, 'zhao-lei');
    const { body } = await zhao.ask<{ found: { id: string }[] }>(
      'GET',
      `/api/customers/search?q=${encodeURIComponent('何淑珍')}`,
    );
    const told = await zhao.ask('POST', `/api/customers/${body.found[0]?.id}/consents`, {
      id: 'c-1',
      purpose: 'service',
      channel: 'phone',
      source: 'shop',
    });
    expect(told.status).toBeLessThan(300);
    const undo = await gao.ask<{ error: { code: string; message: { zh: string } } }>(
      'POST',
      `/api/imports/${id}/undo`,
    );
    expect(undo.status).toBe(409);
    expect(undo.body.error).toMatchObject({
      code: 'import.worked',
      message: { zh: '有 1 位已经有人跟进,不能整批撤销' },
    });
  });

  it('may be undone for seven days', async () => {
    const { id } = await judged([HEADINGS, ['罗素华', '13900009043']]);
    await gao.ask('POST', `/api/imports/${id}/write`);
    await until(id, 'written');
    house.clock.pass(7 * 86_400_000);
    gao = await signedIn(house, 'gao-lin');
    expect(
      (await gao.ask<{ error: { code: string } }>('POST', `/api/imports/${id}/undo`)).body.error.code,
    ).toBe('import.undo-over');
    house.clock.pass(-7 * 86_400_000);
    gao = await signedIn(house, 'gao-lin');
  });
});

describe('choices', () => {
  it('consent needs its source, and comes from a column where there is one', async () => {
    const { id, body } = await upload(
      csvFile([
        ['姓名', '电话', '授权来源'],
        ['邓秀琴', '13900002265', '登记表'],
        ['钟国栋', '13900004190', ''],
        ['姜素英', '13900008376', '不同意'],
      ]),
    );
    expect(body.choices.consent).toMatchObject({ basis: 'column' });
    const whole = await gao.ask<{ error: { code: string } }>('POST', `/api/imports/${id}/columns`, {
      ...body.choices,
      consent: { ...CONSENT, note: '' },
    });
    expect([whole.status, whole.body.error.code]).toEqual([422, 'import.consent']);
    await gao.ask('POST', `/api/imports/${id}/columns`, body.choices);
    expect((await until(id, 'verdicts')).counts).toMatchObject({ new: 3, uncallable: 2 });
    const { body: uncallable } = await gao.ask<ImportRows>(
      'GET',
      `/api/imports/${id}/rows?filter=uncallable`,
    );
    expect(uncallable.rows.map(({ name }) => name)).toEqual(['钟国栋', '姜素英']);
  });

  it('a name is needed, and one column a field', async () => {
    const { id, body } = await upload(
      csvFile([
        ['姓名', '电话', '姓名2'],
        ['邓秀琴', '13900002265', 'x'],
      ]),
    );
    for (const columns of [
      [null, 'phone', null],
      ['name', 'phone', 'name'],
    ]) {
      const answer = await gao.ask<{ error: { code: string } }>('POST', `/api/imports/${id}/columns`, {
        ...body.choices,
        columns,
      });
      expect([answer.status, answer.body.error.code]).toEqual([422, 'import.columns']);
    }
  });

  it('what differs on record is kept, or replaced when asked', async () => {
    const list: Cell[][] = [HEADINGS, ['李桂芳', '13800008821', '女', '1955.3.9', '松涛路8号', '']];
    expect((await judged(list)).rows[0]?.verdict).toBe('on-record');
    const { rows } = await judged(list, (choices) => {
      choices.differences = 'replace';
    });
    expect(rows[0]?.changes).toEqual({
      birth: ['1955-03-08', '1955-03-09'],
      address: ['松涛路1号', '松涛路8号'],
    });
  });

  it('an import goes back to its columns, and away without a trace', async () => {
    const { id } = await judged(LIST);
    expect((await gao.ask<ImportPage>('POST', `/api/imports/${id}/back`)).body.state).toBe('columns');
    expect((await gao.ask('DELETE', `/api/imports/${id}`)).status).toBe(204);
    expect((await gao.ask('GET', `/api/imports/${id}`)).status).toBe(404);
    const left = await house.db.asOwner((tx) =>
      tx.selectFrom('import_row').select('line').where('import_id', '=', id).execute(),
    );
    expect(left).toEqual([]);
  });
});

describe('the file of bad rows', () => {
  it('holds what was typed with what is wrong, and no cell begins a formula', async () => {
    const { id } = await judged([
      ['姓名', '电话', '地址'],
      ['=cmd|calc', '12', '+1'],
      ['王芳', '123', '@x'],
    ]);
    const csv = await gao.ask<string>('GET', `/api/imports/${id}/errors?format=csv`);
    expect(csv.headers.get('content-disposition')).toContain(encodeURIComponent('名单-待改.csv'));
    const lines = csv.bytes.toString().split('\r\n').slice(1, 3);
    for (const line of lines) for (const cell of line.split(',')) expect(cell).not.toMatch(/^["]?[=+@-]/);
    const xlsx = await gao.ask('GET', `/api/imports/${id}/errors?format=xlsx`);
    expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
    const again = await upload(xlsx.bytes, '名单-待改.xlsx');
    expect(again.body.choices.columns).toEqual([null, null, 'name', 'phone', 'address']);
  });
});

describe('a file that cannot be a list', () => {
  it('is refused with what to do, and nothing of it stays', async () => {
    const { id, status, body } = await upload(Buffer.from('<html><table>'), '名单.xls');
    expect([status, body.error?.code]).toEqual([422, 'import.file.html']);
    expect((await gao.ask('GET', `/api/imports/${id}`)).status).toBe(404);
    const left = await house.db.asOwner((tx) =>
      tx.selectFrom('import_piece').select('n').where('import_id', '=', id).execute(),
    );
    expect(left).toEqual([]);
  });

  it('that breaks off in the middle says where, and columns can be chosen again', async () => {
    const text = `姓名,地址\n${'王芳,老街\n'.repeat(300)}李梅,"车城\n${'周云,老街\n'.repeat(4_000)}`;
    const { id, body } = await upload(Buffer.from(text));
    await gao.ask('POST', `/api/imports/${id}/columns`, body.choices);
    const page = await until(id, 'refused');
    expect(page.says).toMatchObject({
      code: 'import.file.open-quote',
      message: { zh: expect.stringContaining('第 302 行') },
    });
  });

  it.each([60, 200])('of %i MB is answered in a sentence, and nothing of it stays', async (megabytes) => {
    const { id, status, body } = await upload(Buffer.alloc(megabytes * 1_048_576, 97), '大.csv');
    expect([status, body.error?.code]).toEqual([413, 'import.file.too-large']);
    expect((await gao.ask('GET', `/api/imports/${id}`)).status).toBe(404);
    const pieces = await house.db.asOwner((tx) =>
      tx.selectFrom('import_piece').select('n').where('import_id', '=', id).execute(),
    );
    expect(pieces).toEqual([]);
  });
});

describe('who may', () => {
  it('representatives may not import', async () => {
    const wang = await signedIn(house, 'wang-min');
    expect((await upload(csvFile(LIST), '名单.csv', wang)).status).toBe(403);
    expect((await wang.ask('GET', '/api/imports')).status).toBe(403);
  });

  it('the same upload twice is one', async () => {
    const form = () => {
      const data = new FormData();
      data.append('file', new Blob([new Uint8Array(csvFile(LIST))]), '名单.csv');
      return data;
    };
    for (let n = 0; n < 2; n++)
      expect((await gao.ask('PUT', '/api/imports/twice/file', form())).status).toBe(200);
    const pieces = await house.db.asOwner((tx) =>
      tx.selectFrom('import_piece').select('n').where('import_id', '=', 'twice').execute(),
    );
    expect(pieces).toHaveLength(1);
  });

  it('a workbook is read the same', async () => {
    const { id, body } = await upload(await xlsxFile(LIST), '名单.xlsx');
    await gao.ask('POST', `/api/imports/${id}/columns`, body.choices);
    expect((await until(id, 'verdicts')).counts).toMatchObject({ rows: 10, bad: 4 });
  });
});

const search = async (q: string) => {
  const zhao = await signedIn(house, 'zhao-lei');
  return (await zhao.ask<{ found: unknown[] }>('GET', `/api/customers/search?q=${encodeURIComponent(q)}`))
    .body.found;
};

const consentsOf = (id: string) =>
  house.db.inOrganisation('anhe', async (tx) => ({
    rows: await tx.selectFrom('consent').selectAll().where('import_id', '=', id).execute(),
  }));

const kindsOf = (id: string) =>
  house.db.inOrganisation('anhe', async (tx) => {
    const rows = await tx
      .selectFrom('fact')
      .select('kind')
      .where('subject', '=', `import:${id}`)
      .orderBy('kind')
      .execute();
    return rows.map(({ kind }) => kind);
  });

/** Every row about customers, whoever they are. */
const everything = () =>
  house.db.inOrganisation('anhe', async (tx) => ({
    customers: await tx.selectFrom('customer').selectAll().orderBy('id').execute(),
    phones: await tx
      .selectFrom('customer_phone')
      .selectAll()
      .orderBy('customer_id')
      .orderBy('digits')
      .execute(),
    grams: await tx.selectFrom('customer_gram').selectAll().orderBy('customer_id').orderBy('gram').execute(),
    households: await tx.selectFrom('household').selectAll().orderBy('id').execute(),
    members: await tx.selectFrom('household_member').selectAll().orderBy('customer_id').execute(),
    consents: await tx.selectFrom('consent').selectAll().orderBy('id').execute(),
    refusals: await tx.selectFrom('contact_refusal').selectAll().orderBy('id').execute(),
    owners: await tx.selectFrom('ownership').selectAll().orderBy('customer_id').orderBy('nth').execute(),
  }));
