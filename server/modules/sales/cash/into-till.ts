import { type Ref, refId } from '../../../../kernel/index.ts';
import { isoDay, type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { here } from '../here.ts';

/** `till:` and this. A gathering has its own box; money of any other day lies in that day's. */
export const tillId = (event: string | null, day: string): string => (event ? refId(event) : `day-${day}`);

interface Money {
  at: number;
  by: Ref;
  source?: NewFact['source'];
}

/**
 * The box money goes into: the gathering's while it is the day of the order, else the day's. The first money of a
 * box opens it.
 */
export async function intoTill(
  tx: Transaction,
  order: { event: string | null; placed_at: Date },
  { at, by, source }: Money,
): Promise<string> {
  const { zone } = await here(tx);
  const same = zone.dayOf(order.placed_at.getTime()) === zone.dayOf(at);
  const event = same ? order.event : null;
  const day = isoDay(zone.dayOf(at));
  const id = tillId(event, day);
  const opened = await tx
    .insertInto('till')
    .values({ id, event, day, opened_at: new Date(at) })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (opened)
    await record(tx, {
      id: `till-opened:${id}`,
      kind: 'till.opened',
      at,
      subject: `till:${id}`,
      refs: event ? { event } : {},
      actor: by,
      data: { day },
      source,
    });
  return id;
}
