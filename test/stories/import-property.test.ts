import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { undoImport } from '../../server/modules/customers/import/decide-import.ts';
import { finishUndoing } from '../../server/modules/customers/import/finish.ts';
import { importWithin } from '../../server/modules/customers/import/import-within.ts';
import { undoBatch } from '../../server/modules/customers/import/undoing/undo-batch.ts';
import { addCustomer, memberDoer, refuseContact } from '../../server/modules/customers/index.ts';
import type { Transaction } from '../../server/platform/database.ts';
import { type TestApp, testApp } from '../world/app.ts';
import { type Cell, csvFile } from '../world/list-files.ts';
import { smallCompany } from '../world/small-company.ts';

/** Whatever the list, and whoever was there before: imported and undone is as never imported, but for what was told. */

let house: TestApp;
beforeAll(async () => {
  house = await testApp({ now: '2026-03-09T09:10:00+08:00' });
  await smallCompany(house);
  await house.db.inOrganisation('anhe', someCustomers);
});

const manager = memberDoer({ member: 'zhao-lei', posts: ['sales-manager'] });

async function someCustomers(tx: Transaction): Promise<void> {
  const add = (id: string, name: string, phone: string, more: object = {}) =>
    addCustomer(tx, { id, name, phones: [phone], source: 'stall', ...more }, manager);
  const consents = [{ purpose: 'selling' as const, channel: 'phone' as const, source: 'stall' }];
  await add('a', '李桂芳', '13800000001', { birth: '1955', consents });
  await add('b', '王德林', '13800000001');
  await add('c', '张建国', '13800000002', { gender: 'male', address: '老街1号' });
  await add('d', '王敏芝', '13800000003');
  await refuseContact(
    tx,
    'd',
    { id: 'r-1', purpose: 'selling', channel: 'all', source: 'phone-in' },
    manager,
  );
}

const name = fc.constantFrom(
  '李桂芳',
  '王德林',
  '张建国',
  '王敏芝',
  '陈秀兰',
  '赵玉梅阿姨',
  '周 世 昌',
  '',
  '李桂芳/王德林',
);
const phone = fc.constantFrom(
  '13800000001',
  '138-0000-0002',
  '+8613800000003',
  '13900000004',
  '13900000004/13800000001',
  '028-85123456',
  '1380',
  '',
);
const line = fc.tuple(
  name,
  phone,
  fc.constantFrom('', '男', '女'),
  fc.constantFrom('', '1955.3.8', '农历1950年正月初一', '1951-02-30'),
  fc.constantFrom('', '松涛路1号', '老街2号'),
  fc.constantFrom('', '王敏', '李强', '没这个人'),
  fc.constantFrom('', '登记表', '不同意'),
);
const HEADINGS: Cell[] = ['姓名', '电话', '性别', '生日', '地址', '负责人', '授权来源'];

const TABLES = [
  'customer',
  'customer_phone',
  'customer_gram',
  'household',
  'household_member',
  'consent',
  'contact_refusal',
  'ownership',
  'obligation',
  'finding',
  'import_row',
  'import_piece',
];

const everything = async (tx: Transaction) => {
  const rows: Record<string, unknown> = {};
  for (const table of TABLES)
    rows[table] = (await sql`SELECT * FROM ${sql.table(table)} t ORDER BY t::text`.execute(tx)).rows;
  return rows;
};

const factsSince = async (tx: Transaction, seq: number) =>
  (
    await sql<{
      id: string;
      kind: string;
      data: { fact?: string };
    }>`SELECT id, kind, data FROM fact WHERE seq > ${seq} ORDER BY seq`.execute(tx)
  ).rows;

it('import → undo leaves no trace', { timeout: 120_000 }, async () => {
  let nth = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('keep', 'replace'),
      async (lines, differences) => {
        const id = `p-${++nth}`;
        await house.db.inOrganisation('anhe', async (tx) => {
          const before = await everything(tx);
          const { rows } = await sql<{
            seq: number;
          }>`SELECT coalesce(max(seq), 0)::integer AS seq FROM fact`.execute(tx);
          const bytes = csvFile([HEADINGS, ...lines]);
          await importWithin(tx, {
            id,
            fileName: 'x.csv',
            bytes,
            by: 'gao-lin',
            choices: { differences: differences as 'keep' | 'replace' },
          });
          await undo(tx, id);
          expect(await everything(tx)).toEqual(before);
          expectAllWithdrawn(await factsSince(tx, rows[0]?.seq ?? 0));
        });
      },
    ),
    { numRuns: 60 },
  );
});

async function undo(tx: Transaction, id: string): Promise<void> {
  await undoImport(tx, id);
  while (await undoBatch(tx, { importId: id, now: new Date(tx.clock.now()), by: 'member:gao-lin' }));
  await finishUndoing(tx, id, 'member:gao-lin');
}

/** Two facts stay of an import, and every other one it recorded is withdrawn, once. */
function expectAllWithdrawn(facts: { id: string; kind: string; data: { fact?: string } }[]): void {
  const kinds = facts.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.startsWith('import.'))).toEqual(['import.written', 'import.undone']);
  const told = facts
    .filter(({ kind }) => !kind.startsWith('import.') && kind !== 'fact.withdrawn')
    .map(({ id }) => id);
  const withdrawn = facts
    .filter(({ kind }) => kind === 'fact.withdrawn')
    .map(({ data }) => data.fact as string);
  expect(withdrawn.toSorted()).toEqual(told.toSorted());
}
