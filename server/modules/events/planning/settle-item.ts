import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed } from '../../customers/index.ts';
import { speakersKnown } from '../texts/speakers-known.ts';
import { loadGoing } from './event-row.ts';

/** A point of planning is settled, once. @throws RefusedAct */
export async function settleItem(tx: Transaction, event: string, item: string, by: Ref): Promise<void> {
  await loadGoing(tx, event);
  const settled = await tx
    .insertInto('event_settled')
    .values({ event_id: event, item, settled_by: by, settled_at: new Date(tx.clock.now()) })
    .onConflict((on) => on.columns(['org_id', 'event_id', 'item']).doNothing())
    .returning('item')
    .executeTakeFirst();
  if (!settled) return;
  const act: NewFact = {
    id: `settled:${event}:${item}`,
    kind: 'event.settled',
    subject: `event:${event}`,
    actor: by,
    // Whoever is to speak is settled with what is known of their papers
    data: { item, ...(item === 'speakers' && (await speakersKnown(tx, event))) },
  };
  await expectAllowed(tx, act);
  await record(tx, act);
}
