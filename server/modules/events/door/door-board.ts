import type { DoorBoard } from '../../../../contract/door.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { doorCounts } from './counts.ts';
import { eventOf, isOver } from './desks/open-desk.ts';
import { openItems } from './open-items.ts';
import { refusalSays } from './scanning/say-verdict.ts';

/** The manager's side of the doors: desks, counts, what waits for a person, and what was turned away. */
export async function doorBoard(tx: Transaction, id: string): Promise<DoorBoard> {
  const event = await eventOf(tx, id);
  return {
    event: {
      id,
      name: event.name,
      doorsAt: event.doors_at.toISOString(),
      openedAt: event.opened_at?.toISOString() ?? null,
      over: isOver(event, tx.clock.now()),
    },
    counts: await doorCounts(tx, id),
    desks: await desksOf(tx, id),
    ...(await openItems(tx, id)),
    refused: await refusedAt(tx, id),
  };
}

async function desksOf(tx: Transaction, event: string): Promise<DoorBoard['desks']> {
  const rows = await tx
    .selectFrom('door_device')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  const called = await namesOf(
    tx,
    rows.map(({ opened_by }) => `member:${opened_by}`),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    openedBy: { id: row.opened_by, name: called(`member:${row.opened_by}`).name },
    openedAt: row.opened_at.toISOString(),
    heardAt: row.seen_at?.toISOString() ?? null,
    waiting: row.waiting,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    testedAt: row.tested_at?.toISOString() ?? null,
    tested: (row.tested ?? []) as DoorBoard['desks'][number]['tested'],
  }));
}

async function refusedAt(tx: Transaction, event: string): Promise<DoorBoard['refused']> {
  const rows = await tx
    .selectFrom('scan as s')
    .leftJoin('door_device as d', (on) =>
      on.onRef('d.org_id', '=', 's.org_id').onRef('d.id', '=', 's.device_id'),
    )
    .select(['s.id', 's.at', 's.way', 's.reason', 's.member_id', 'd.name'])
    .where('s.org_id', '=', tx.org)
    .where('s.event_id', '=', event)
    .where('s.verdict', '=', 'refused')
    .orderBy('s.at', 'desc')
    .limit(200)
    .execute();
  const called = await namesOf(
    tx,
    rows.map(({ member_id }) => `member:${member_id}`),
  );
  return rows.map(({ id, at, way, reason, member_id, name }) => ({
    id,
    at: at.toISOString(),
    desk: name ?? '',
    by: called(`member:${member_id}`).name,
    way: way as DoorBoard['refused'][number]['way'],
    reason: (reason ?? 'unknown') as DoorBoard['refused'][number]['reason'],
    says: refusalSays(reason),
  }));
}
