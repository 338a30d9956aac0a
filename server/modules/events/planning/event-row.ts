import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { eventState } from '../../../../contract/events.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Event } from '../../../platform/schema.gen.ts';

export type EventRow = Selectable<Event>;
type State = z.infer<typeof eventState>;

/**
 * The gathering, its row locked where something about it is to change: quotas, seats and the waiting list are
 * judged against the whole.
 *
 * @throws Refusal `event.unknown`
 */
export async function loadEvent(tx: Transaction, id: string, { lock = false } = {}): Promise<EventRow> {
  const row = await tx
    .selectFrom('event')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw new Refusal('event.unknown', 404, { zh: '没有这场活动', en: 'There is no such event' });
  return row;
}

/** One that is still to come or under way. @throws Refusal `event.unknown`, `event.cancelled`, `event.ended` */
export async function loadGoing(tx: Transaction, id: string): Promise<EventRow> {
  const row = await loadEvent(tx, id, { lock: true });
  if (row.cancelled_at) throw cancelled(row);
  if (row.ended_at)
    throw new Refusal('event.ended', 409, {
      zh: `「${row.name}」已经结束,不能再改`,
      en: `“${row.name}” is over and can no longer be changed`,
    });
  return row;
}

const cancelled = ({ name }: EventRow) =>
  new Refusal('event.cancelled', 409, {
    zh: `「${name}」已经取消`,
    en: `“${name}” has been cancelled`,
  });

export function stateOf(row: EventRow): State {
  if (row.cancelled_at) return 'cancelled';
  if (row.reported_at) return 'reported';
  if (row.ended_at) return 'ended';
  if (row.started_at) return 'running';
  return row.opened_at ? 'open' : 'planned';
}
