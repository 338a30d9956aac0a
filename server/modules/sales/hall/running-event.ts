import { sql } from 'kysely';
import type { Ref } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { here } from '../here.ts';

/**
 * The gathering that is on now: the one whose door let people in today and which has not been summed up. Read from
 * facts, so that nobody tells the desk what the door knows.
 */
export async function runningEvent(tx: Transaction): Promise<Ref | null> {
  const { zone } = await here(tx);
  const day = zone.dayOf(tx.clock.now());
  const { rows } = await sql<{ event: string }>`
    SELECT coalesce(f.refs ->> 'event', f.subject) AS event FROM fact f
    WHERE f.org_id = ${tx.org} AND f.kind IN ('guest.arrived', 'event.opened')
      AND f.at >= ${new Date(zone.at(day, 0))} AND f.at < ${new Date(zone.at(day + 1, 0))}
      AND coalesce(f.refs ->> 'event', f.subject) LIKE 'event:%'
      AND NOT EXISTS (
        SELECT FROM fact done WHERE done.org_id = f.org_id AND done.kind IN ('event.reported', 'event.cancelled')
          AND done.subject = coalesce(f.refs ->> 'event', f.subject))
    ORDER BY f.at DESC LIMIT 1`.execute(tx);
  return rows[0]?.event ?? null;
}

/** Customers the door let in, those scanned by mistake left out. */
export async function arrivedAt(tx: Transaction, event: Ref): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT substring(f.subject, 10) AS id
    FROM fact_ref r JOIN fact f ON f.org_id = r.org_id AND f.id = r.fact_id AND f.kind = 'guest.arrived'
    WHERE r.org_id = ${tx.org} AND r.ref = ${event}
      AND NOT EXISTS (
        SELECT FROM fact_ref ur JOIN fact undone ON undone.org_id = ur.org_id AND undone.id = ur.fact_id
        WHERE ur.org_id = r.org_id AND ur.ref = f.subject AND undone.kind = 'scan.undone'
          AND undone.subject = ${event} AND undone.at >= f.at)`.execute(tx);
  return rows.map(({ id }) => id);
}
