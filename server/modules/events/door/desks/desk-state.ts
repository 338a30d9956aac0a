import { sql } from 'kysely';
import type { DoorState, SelfTest } from '../../../../../contract/door.ts';
import { type NewFact, record } from '../../../../ledger/index.ts';
import type { Transaction } from '../../../../platform/database.ts';
import { colleagues } from '../../../identity/index.ts';
import { doorCounts } from '../counts.ts';
import { hear } from '../scanning/do-acts.ts';
import type { Desk } from './open-desk.ts';

/** What a desk shows of itself: where it stands, who may stand there, how many came. */
export async function deskState(tx: Transaction, desk: Desk, waiting: number): Promise<DoorState> {
  await hear(tx, desk, waiting);
  const { event } = desk;
  const { name, zone } = await tx
    .selectFrom('organisation')
    .select(['name', 'zone'])
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  return {
    desk: { id: desk.id, name: desk.name },
    organisation: name,
    zone,
    event: {
      id: event.id,
      name: event.name,
      hall: event.hall,
      doorsAt: event.doors_at.toISOString(),
      startsAt: event.starts_at.toISOString(),
      endsAt: event.ends_at.toISOString(),
      open: event.opened_at !== null,
      sells: event.sells,
    },
    ...(await people(tx, desk)),
    counts: await doorCounts(tx, event.id),
  };
}

/** Those with a post at this event come first; somebody who stands in for them is found below. */
async function people(
  tx: Transaction,
  { event, openedBy }: Desk,
): Promise<Pick<DoorState, 'crew' | 'inviters'>> {
  const { rows } = await sql<{ member: string; inviter: boolean }>`
    SELECT member, bool_or(inviter) AS inviter FROM (
      SELECT member_id AS member, false AS inviter FROM event_post WHERE org_id = ${tx.org} AND event_id = ${event.id}
      UNION ALL SELECT member_id, true FROM event_quota WHERE org_id = ${tx.org} AND event_id = ${event.id}
      UNION ALL SELECT inviter, true FROM invitation WHERE org_id = ${tx.org} AND event_id = ${event.id}
    ) AS at_it GROUP BY member`.execute(tx);
  const atIt = new Map(rows.map(({ member, inviter }) => [member, inviter]));
  const everybody = (await colleagues(tx)).map(({ id, name }) => ({ id, name }));
  const first = ({ id }: { id: string }) => (id === openedBy ? 0 : atIt.has(id) ? 1 : 2);
  return {
    crew: everybody.toSorted((a, b) => first(a) - first(b)),
    inviters: everybody.filter(({ id }) => atIt.get(id)),
  };
}

/** The test on the eve, as the device saw itself; the manager reads it before the day. */
export async function keepSelfTest(
  tx: Transaction,
  desk: Desk,
  test: SelfTest,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const now = tx.clock.now();
  await tx
    .updateTable('door_device')
    .set({ tested: JSON.stringify(test.parts), tested_at: new Date(now) })
    .where('org_id', '=', tx.org)
    .where('id', '=', desk.id)
    .execute();
  const stands = (await colleagues(tx)).some(({ id }) => id === test.by);
  const bad = test.parts.filter(({ result }) => result === 'bad').map(({ part }) => part);
  await record(tx, {
    id: `desk-tested:${desk.id}.${now}`,
    kind: 'desk.tested',
    subject: `event:${desk.event.id}`,
    actor: `member:${stands ? test.by : desk.openedBy}`,
    data: { passed: bad.length === 0, bad },
    source,
  });
}
