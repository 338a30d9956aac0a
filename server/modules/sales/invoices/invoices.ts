import type { Invoice } from '../../../../contract/cash.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { wire } from '../money.ts';

/** What finance has to make out, oldest first; or what was issued, newest first. */
export async function invoices(tx: Transaction, issued: boolean): Promise<{ rows: Invoice[] }> {
  const rows = await rowsOf(tx)
    .where('invoice.issued_at', issued ? 'is not' : 'is', null)
    .orderBy(issued ? 'invoice.issued_at' : 'invoice.requested_at', issued ? 'desc' : 'asc')
    .limit(200)
    .execute();
  const name = await namesOf(tx, [
    ...rows.map((row) => `customer:${row.customer_id}`),
    ...rows.map((row) => row.requested_by),
  ]);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      order: row.order_id,
      orderNumber: row.order_number,
      customer: name(`customer:${row.customer_id}`),
      title: row.title,
      taxNumber: row.tax_number,
      amount: wire(row.amount),
      red: row.takes_back !== null,
      takesBack: row.taken_number,
      requestedAt: row.requested_at.toISOString(),
      requestedBy: name(row.requested_by),
      number: row.number,
      issuedAt: row.issued_at?.toISOString() ?? null,
    })),
  };
}

const rowsOf = (tx: Transaction) =>
  tx
    .selectFrom('invoice')
    .innerJoin('sale_order as o', (on) =>
      on.onRef('o.org_id', '=', 'invoice.org_id').onRef('o.id', '=', 'invoice.order_id'),
    )
    .leftJoin('invoice as taken', (on) =>
      on.onRef('taken.org_id', '=', 'invoice.org_id').onRef('taken.id', '=', 'invoice.takes_back'),
    )
    .selectAll('invoice')
    .select(['o.customer_id', 'o.number as order_number', 'taken.number as taken_number'])
    .where('invoice.org_id', '=', tx.org)
    .where('invoice.dropped_at', 'is', null);
