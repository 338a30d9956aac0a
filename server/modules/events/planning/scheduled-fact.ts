import type { Ref } from '../../../../kernel/index.ts';
import type { NewFact } from '../../../ledger/index.ts';
import { zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { loadEvent } from './event-row.ts';

const DAY = 86_400_000;

/** When it is, as the clauses read it: told at planning and each time it moves. */
export async function scheduledFact(
  tx: Transaction,
  event: string,
  by: Ref,
  change: string,
  source: NewFact['source'] = 'web',
): Promise<NewFact> {
  const row = await loadEvent(tx, event);
  const zone = await zoneHere(tx);
  const starts = row.starts_at.getTime();
  return {
    id: `event-scheduled:${change}`,
    kind: 'event.scheduled',
    subject: `event:${event}`,
    actor: by,
    source,
    data: {
      day: new Date(zone.dayOf(starts) * DAY).toISOString().slice(0, 10),
      doors: row.doors_at.toISOString(),
      starts: row.starts_at.toISOString(),
      ends: row.ends_at.toISOString(),
      guests: row.goal_guests,
      off_site: row.off_site,
      region: row.region,
    },
  };
}
