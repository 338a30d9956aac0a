import type { z } from 'zod';
import type { lesson } from '../../../../contract/events.ts';
import type { Transaction } from '../../../platform/database.ts';
import { loadEvent } from './event-row.ts';

/** What should be done otherwise next time, in somebody's own words. Words are no fact: they stay here. */
export async function addLesson(
  tx: Transaction,
  event: string,
  { id, words }: z.output<typeof lesson>,
  member: string,
): Promise<void> {
  await loadEvent(tx, event);
  await tx
    .insertInto('event_lesson')
    .values({ id, event_id: event, words, said_by: `member:${member}`, said_at: new Date(tx.clock.now()) })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
}
