import { sql } from 'kysely';
import type { Effects } from '../../../../contract/effects.ts';
import { type Named, namesOf } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';

const MOST = 100;

/** What customers told of, newest first, with whoever else has goods of the same batch. Reading it is written down. */
export async function effects(tx: Transaction, caller: Caller): Promise<Effects> {
  const told = await toldOf(tx);
  const bought = await boughtOf(tx, [...new Set(told.flatMap(({ batch }) => batch ?? []))]);
  const name = await namesOf(tx, [
    ...told.map(({ subject }) => subject),
    ...bought.map(({ customer_id }) => `customer:${customer_id}`),
  ]);
  const rows = told.map((row) => ({
    id: row.id,
    customer: name(row.subject),
    at: row.at.toISOString(),
    severity: row.severity,
    batch: row.batch,
    followedUpAt: row.followed_up_at?.toISOString() ?? null,
    others: bought
      .filter(({ batch, customer_id }) => batch === row.batch && `customer:${customer_id}` !== row.subject)
      .map((one) => otherShown(one, name)),
  }));
  await logAccess(
    tx,
    rows.map(({ customer, others }) => ({
      who: `member:${caller.member}`,
      act: 'read' as const,
      what: customer.ref,
      count: 1 + others.length,
      why: 'effect',
    })),
  );
  return { rows };
}

interface Told {
  id: string;
  subject: string;
  at: Date;
  severity: 'mild' | 'serious';
  batch: string | null;
  followed_up_at: Date | null;
}

async function toldOf(tx: Transaction): Promise<Told[]> {
  const { rows } = await sql<Told>`
    SELECT f.id, f.subject, f.at, f.data ->> 'severity' AS severity, f.data ->> 'batch' AS batch,
      (SELECT min(up.at) FROM fact up WHERE up.org_id = f.org_id AND up.subject = f.subject
        AND up.kind = 'adverse-effect.followed-up' AND up.at >= f.at) AS followed_up_at
    FROM fact f
    WHERE f.org_id = ${tx.org} AND f.kind = 'adverse-effect.reported'
    ORDER BY f.seq DESC LIMIT ${MOST}`.execute(tx);
  return rows;
}

type Bought = Awaited<ReturnType<typeof boughtOf>>[number];

/** Goods of these batches that have not come back. */
const boughtOf = (tx: Transaction, batches: readonly string[]) =>
  tx
    .selectFrom('order_line as line')
    .innerJoin('sale_order as o', (on) =>
      on.onRef('o.org_id', '=', 'line.org_id').onRef('o.id', '=', 'line.order_id'),
    )
    .innerJoin('product as p', (on) =>
      on.onRef('p.org_id', '=', 'line.org_id').onRef('p.id', '=', 'line.product_id'),
    )
    .select(['line.batch', 'line.quantity', 'line.returned', 'o.id', 'o.number', 'o.customer_id'])
    .select(['o.placed_at', 'p.name_zh', 'p.name_en'])
    .where('line.org_id', '=', tx.org)
    .where('line.batch', 'in', batches.length > 0 ? [...batches] : [''])
    .whereRef('line.returned', '<', 'line.quantity')
    .orderBy('o.placed_at')
    .orderBy('o.number')
    .execute();

const otherShown = (
  row: Bought,
  name: (ref: string) => Named,
): Effects['rows'][number]['others'][number] => ({
  customer: name(`customer:${row.customer_id}`),
  product: { zh: row.name_zh, en: row.name_en },
  quantity: row.quantity - row.returned,
  boughtAt: row.placed_at.toISOString(),
  order: row.id,
  number: row.number,
});
