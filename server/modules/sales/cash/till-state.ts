import type { Close, Till } from '../../../../contract/cash.ts';
import { isoDay, namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { here } from '../here.ts';
import { wire } from '../money.ts';
import { expectedOf } from './expected-of.ts';
import { tillId } from './into-till.ts';
import { otherTills } from './other-tills.ts';

type Way = Till['ways'][number]['way'];

/** The box of a gathering or of a day: what was taken since it was last closed, by way of paying and by nobody. */
export async function tillState(tx: Transaction, asked: { event?: string; day?: string }): Promise<Till> {
  const { zone } = await here(tx);
  const today = isoDay(zone.dayOf(tx.clock.now()));
  const id = tillId(asked.event ?? null, asked.day ?? today);
  const row = await tx
    .selectFrom('till')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  const event = row?.event ?? asked.event ?? null;
  const name = await namesOf(tx, event ? [event] : []);
  const ways = await expectedOf(tx, id);
  return {
    event: event ? name(event) : null,
    day: row?.day ?? asked.day ?? today,
    ways: ways.map(({ way, payments, amount }) => ({ way: way as Way, payments, expected: wire(amount) })),
    closes: await closesOf(tx, id),
    others: await otherTills(tx, id),
  };
}

async function closesOf(tx: Transaction, till: string): Promise<Close[]> {
  const rows = await tx
    .selectFrom('cash_close')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('till_id', '=', till)
    .orderBy('counted_at', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const counts = await tx
    .selectFrom('cash_close_way')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where(
      'close_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const members = rows.flatMap((row) => [row.counted_by, row.second, row.banked_by]);
  const name = await namesOf(
    tx,
    members.flatMap((member) => (member ? [`member:${member}`] : [])),
  );
  return rows.map((row) => ({
    id: row.id,
    countedBy: name(`member:${row.counted_by}`),
    countedAt: row.counted_at.toISOString(),
    second: row.second ? name(`member:${row.second}`) : null,
    closedAt: row.closed_at?.toISOString() ?? null,
    explanation: row.explanation,
    ways: counts.filter(({ close_id }) => close_id === row.id).map(wayShown),
    banked:
      row.banked_by && row.banked_at
        ? {
            amount: wire(row.banked ?? 0),
            by: name(`member:${row.banked_by}`),
            at: row.banked_at.toISOString(),
            slip: row.slip,
          }
        : null,
  }));
}

const wayShown = (row: { way: string; expected: number; counted: number }): Close['ways'][number] => ({
  way: row.way as Way,
  expected: wire(row.expected),
  counted: wire(row.counted),
  difference: wire(row.counted - row.expected),
});
