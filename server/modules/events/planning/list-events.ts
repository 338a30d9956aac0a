import type { z } from 'zod';
import type { EventSummary, eventList } from '../../../../contract/events.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type Counts, countsOf, nobody } from './counts.ts';
import { type EventRow, stateOf } from './event-row.ts';

const PAST = 60;

/** 活动: what is coming first, then what was, newest first. */
export async function listEvents(tx: Transaction): Promise<z.infer<typeof eventList>> {
  const rows = await tx
    .selectFrom('event')
    .selectAll()
    .where('org_id', '=', tx.org)
    .orderBy('starts_at', 'desc')
    .limit(PAST)
    .execute();
  const counts = await countsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const shown = rows.map((row) => summaryOf(row, counts.get(row.id) ?? nobody));
  const over = new Set(['ended', 'reported', 'cancelled']);
  return {
    coming: shown.filter(({ state }) => !over.has(state)).reverse(),
    past: shown.filter(({ state }) => over.has(state)),
  };
}

export function summaryOf(row: EventRow, counts: Counts): EventSummary {
  const { listed, invited, confirmed, reconfirmed, arrived } = counts;
  return {
    id: row.id,
    name: row.name,
    type: row.type as EventSummary['type'],
    hall: row.hall,
    startsAt: row.starts_at.toISOString(),
    state: stateOf(row),
    goalGuests: row.goal_guests,
    listed,
    invited,
    confirmed,
    reconfirmed,
    arrived,
  };
}
