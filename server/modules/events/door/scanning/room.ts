import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';
import type { Desk } from '../desks/open-desk.ts';
import type { Judged } from './scan-row.ts';

/** Here already, doors shut, hall full, or welcome. */
export async function room(
  tx: Transaction,
  { event }: Desk,
  guest: string,
): Promise<Pick<Judged, 'verdict' | 'reason'>> {
  const { rows } = await sql<{ here: boolean; people: number; open: boolean }>`
    SELECT count(*)::int AS people, coalesce(bool_or(s.guest = ${guest}), false) AS here,
      (SELECT e.opened_at IS NOT NULL FROM event e WHERE e.org_id = ${tx.org} AND e.id = ${event.id}) AS open
    FROM scan s WHERE s.org_id = ${tx.org} AND s.event_id = ${event.id} AND s.verdict = 'admitted'`.execute(
    tx,
  );
  const { here, people, open } = rows[0] as { here: boolean; people: number; open: boolean };
  if (here) return { verdict: 'repeated', reason: null };
  if (!open) return { verdict: 'refused', reason: 'not-open' };
  const full = people + NEARLY >= event.fire_limit && (await isFull(tx, event.id, event.fire_limit));
  return full ? { verdict: 'refused', reason: 'full' } : { verdict: 'admitted', reason: null };
}

/** So close to the limit of the fire rules the desks take turns; before that nobody waits for anybody. */
const NEARLY = 25;

export async function isFull(tx: Transaction, event: string, limit: number): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${tx.org}/fire-limit/${event}`}, 0))`.execute(
    tx,
  );
  const { people } = await tx
    .selectFrom('scan')
    .select((on) => on.fn.countAll<number>().as('people'))
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('verdict', '=', 'admitted')
    .executeTakeFirstOrThrow();
  return Number(people) >= limit;
}
