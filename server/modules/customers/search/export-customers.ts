import { sql } from 'kysely';
import type { CustomerFilter, CustomerRow } from '../../../../contract/customers.ts';
import { decide, type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import { expectAllowed } from '../acts.ts';
import type { Doer } from '../doer.ts';
import { filtered } from './list-customers.ts';
import { shownRows } from './rows.ts';
import { safeCell } from './safe-cell.ts';

/** More is not a list to read but a copy of the company. */
const MOST = 20_000;

/**
 * The list as rows of a file. Copying is an act that clauses judge (S003.2-19, S003.3-34): without the company's
 * consent it is refused and the attempt kept; with it, the yes is used up by doing it.
 */
export async function exportCustomers(
  tx: Transaction,
  id: string,
  filter: CustomerFilter,
  doer: Doer,
): Promise<string[][]> {
  const found = await (await filtered(tx, filter, doer))
    .orderBy('customer.pinyin')
    .orderBy('customer.id')
    .limit(MOST)
    .execute();
  const act = {
    id: `customers-exported:${id}`,
    ...exported(tx, found.length, filter, await unusedYes(tx, doer), doer),
  };
  await expectAllowed(tx, act);
  await record(tx, act);
  await logAccess(tx, {
    who: doer.ref,
    act: 'exported',
    what: `organisation:${tx.org}`,
    count: found.length,
    why: JSON.stringify(filter),
  });
  return [HEADINGS, ...(await shownRows(tx, found)).map(cells)].map((row) => row.map(safeCell));
}

/** Asks whoever the clause names for the company's consent to one export. */
export async function askExport(tx: Transaction, id: string, doer: Doer): Promise<void> {
  const act = exported(tx, 0, {}, null, doer);
  const { approvals } = await decide(tx, act);
  await record(tx, {
    id: `approval-asked:${id}`,
    kind: 'approval.asked',
    subject: `organisation:${tx.org}`,
    refs: { approval: `approval:${id}` },
    actor: doer.ref,
    data: { ...act.data, clause: approvals[0]?.clause ?? 'S003.3-34b', act: act.kind },
  });
}

const exported = (
  tx: Transaction,
  rows: number,
  filter: CustomerFilter,
  approval: string | null,
  doer: Doer,
): NewFact => ({
  kind: 'customer.exported',
  subject: `organisation:${tx.org}`,
  ...(approval ? { refs: { approval } } : {}),
  actor: doer.ref,
  data: { what: filter.bought ? 'buyers' : 'customers', rows, to: 'inside' },
});

/** The newest yes this person asked for and has not used. Whether it still covers this, the clause says. */
async function unusedYes(tx: Transaction, doer: Doer): Promise<string | null> {
  const { rows } = await sql<{ approval: string }>`
    SELECT asked.refs ->> 'approval' AS approval FROM fact asked
    WHERE asked.org_id = ${tx.org} AND asked.kind = 'approval.asked' AND asked.actor = ${doer.ref}
      AND asked.data ->> 'act' = 'customer.exported'
      AND NOT EXISTS (
        SELECT 1 FROM fact_ref r JOIN fact used ON used.org_id = r.org_id AND used.id = r.fact_id
        WHERE r.org_id = asked.org_id AND r.ref = asked.refs ->> 'approval' AND used.kind = 'customer.exported')
      AND EXISTS (
        SELECT 1 FROM fact_ref r JOIN fact said ON said.org_id = r.org_id AND said.id = r.fact_id
        WHERE r.org_id = asked.org_id AND r.ref = asked.refs ->> 'approval' AND said.kind = 'approval.given')
    ORDER BY asked.seq DESC LIMIT 1`.execute(tx);
  return rows[0]?.approval ?? null;
}

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
