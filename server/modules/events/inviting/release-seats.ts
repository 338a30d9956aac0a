import { record, zoneHere } from '../../../ledger/index.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { about, change } from './invitation-row.ts';
import { promoteWaiting } from './waiting.ts';

/** The eve at 18:00: whoever has not confirmed again loses the held seat, never the pass. */
const HOUR = 18 * 3_600_000;

/** Every organisation's gatherings of tomorrow, once their hour has come. Run again it finds nothing to do. */
export async function releaseSeatsEverywhere(db: Database): Promise<void> {
  const now = db.clock.now();
  const coming = await db.asOwner((tx) =>
    tx
      .selectFrom('event')
      .select('org_id')
      .distinct()
      .where('starts_at', '>', new Date(now))
      .where('starts_at', '<', new Date(now + 2 * 86_400_000))
      .execute(),
  );
  for (const { org_id } of coming) await db.inOrganisation(org_id, releaseSeats);
}

export async function releaseSeats(tx: Transaction): Promise<void> {
  const zone = await zoneHere(tx);
  const now = tx.clock.now();
  const events = await tx
    .selectFrom('event')
    .select(['id', 'starts_at'])
    .where('org_id', '=', tx.org)
    .where('starts_at', '>', new Date(now))
    .where('starts_at', '<', new Date(now + 2 * 86_400_000))
    .where('cancelled_at', 'is', null)
    .execute();
  for (const { id, starts_at } of events) {
    const hour = zone.at(zone.dayOf(starts_at.getTime()) - 1, 0) + HOUR;
    if (now >= hour) await releaseOf(tx, id, hour);
  }
}

async function releaseOf(tx: Transaction, event: string, at: number): Promise<void> {
  const rows = await tx
    .selectFrom('invitation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('state', '=', 'accepted')
    .where('reconfirmed_at', 'is', null)
    .where('released_at', 'is', null)
    // Who came from the waiting list after that hour has just been asked
    .where('answered_at', '<', new Date(at))
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const row of rows) await change(tx, row.id, { released_at: new Date(at) });
  await record(
    tx,
    rows.map((row) => ({
      ...about(row),
      id: `seat-released:${row.id}`,
      kind: 'seat.released',
      at,
      actor: 'system:clock',
    })),
  );
  if (rows.length > 0) await promoteWaiting(tx, event);
}
