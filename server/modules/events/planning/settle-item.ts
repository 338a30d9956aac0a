import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { loadGoing } from './event-row.ts';

/** A point of planning is settled, once. */
export async function settleItem(tx: Transaction, event: string, item: string, by: Ref): Promise<void> {
  await loadGoing(tx, event);
  const settled = await tx
    .insertInto('event_settled')
    .values({ event_id: event, item, settled_by: by, settled_at: new Date(tx.clock.now()) })
    .onConflict((on) => on.columns(['org_id', 'event_id', 'item']).doNothing())
    .returning('item')
    .executeTakeFirst();
  if (!settled) return;
  await record(tx, {
    id: `settled:${event}:${item}`,
    kind: 'event.settled',
    subject: `event:${event}`,
    actor: by,
    data: { item },
  });
}
