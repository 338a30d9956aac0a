import type { z } from 'zod';
import type { incident } from '../../../../contract/hall.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { loadEvent } from '../planning/event-row.ts';

/** 突发情况: the time is kept, the words stay here. */
export async function reportIncident(
  tx: Transaction,
  event: string,
  given: z.output<typeof incident>,
  by: Ref,
): Promise<void> {
  await loadEvent(tx, event);
  const { id, what, guest, words } = given;
  const row = {
    id,
    event_id: event,
    what,
    guest,
    words,
    reported_by: by,
    reported_at: new Date(tx.clock.now()),
  };
  await tx
    .insertInto('incident')
    .values(row)
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
  await record(tx, {
    id: `incident:${id}`,
    kind: 'incident.reported',
    subject: `event:${event}`,
    actor: by,
    data: { what },
  });
}
