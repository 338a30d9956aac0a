import type { z } from 'zod';
import type { meetingHeld } from '../../../../contract/events.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { loadEvent } from './event-row.ts';

/** A meeting about the event was held: the first time counts, its minutes may be completed afterwards. */
export async function holdMeeting(
  tx: Transaction,
  event: string,
  given: z.output<typeof meetingHeld>,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  await loadEvent(tx, event, { lock: true });
  const { meeting, attended, minutes } = given;
  await tx
    .insertInto('event_meeting')
    .values({ event_id: event, meeting, attended, minutes, held_at: new Date(tx.clock.now()), held_by: by })
    .onConflict((on) => on.columns(['org_id', 'event_id', 'meeting']).doUpdateSet({ attended, minutes }))
    .execute();
  await record(tx, {
    // The meeting is the same one, whoever writes it down again
    id: `event-meeting:${event}:${meeting}`,
    kind: 'event-meeting.held',
    subject: `event:${event}`,
    actor: by,
    source,
    data: { meeting, attended, missing: [] },
  });
}
