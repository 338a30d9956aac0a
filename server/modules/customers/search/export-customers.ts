import type { CustomerFilter, CustomerRow } from '../../../../contract/customers.ts';
import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import { expectAllowed } from '../acts.ts';
import type { Doer } from '../doer.ts';
import { filtered } from './list-customers.ts';
import { shownRows } from './rows.ts';
import { safeCell } from './safe-cell.ts';

/** More is not a list to read but a copy of the company. */
const MOST = 20_000;

/** `approval`: the general manager's yes that covers it, as the clause on copying asks for. */
export async function exportCustomers(
  tx: Transaction,
  filter: CustomerFilter,
  approval: string | null,
  doer: Doer,
): Promise<string[][]> {
  const found = await (await filtered(tx, filter, doer))
    .orderBy('customer.pinyin')
    .orderBy('customer.id')
    .limit(MOST)
    .execute();
  await expectAllowed(tx, exported(tx, found.length, filter, approval, doer));
  await logAccess(tx, {
    who: doer.ref,
    act: 'exported',
    what: `organisation:${tx.org}`,
    count: found.length,
    why: JSON.stringify(filter),
  });
  return [HEADINGS, ...(await shownRows(tx, found)).map(cells)].map((row) => row.map(safeCell));
}

/** Copying the list is an act clauses judge (S003.2-19, S003.3-34). */
export const exported = (
  tx: Transaction,
  rows: number,
  filter: CustomerFilter,
  approval: string | null,
  doer: Doer,
) => ({
  kind: 'customer.exported',
  subject: `organisation:${tx.org}`,
  ...(approval ? { refs: { approval: `approval:${approval}` } } : {}),
  actor: doer.ref,
  data: { what: filter.bought ? 'buyers' : 'customers', rows, to: 'inside' },
});

const HEADINGS = [
  '姓名',
  '性别',
  '电话',
  '负责人',
  '片区',
  '类型',
  '已购',
  '可营销电话',
  '档案',
  '最近联系',
  '登记时间',
];

/** Numbers stay masked in a file that leaves the screen. */
const cells = (row: CustomerRow): string[] => [
  row.name,
  { female: '女', male: '男', unknown: '' }[row.gender],
  row.phone ?? '',
  row.owner?.name ?? '',
  row.area,
  { retired: '退休', working: '在职', business: '经商' }[row.kind],
  row.bought ? '是' : '否',
  row.callable ? '是' : '否',
  row.file?.number ?? '',
  row.lastContactAt?.slice(0, 10) ?? '',
  row.addedAt.slice(0, 10),
];
