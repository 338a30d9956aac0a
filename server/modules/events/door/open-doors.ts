import type { Selectable } from 'kysely';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Event } from '../../../platform/schema.gen.ts';
import { expectAllowed } from '../../customers/index.ts';

/**
 * Opens the doors: from now on guests are let in. The clauses are asked first: where a filing is missing the
 * doors stay shut, though everybody could be invited. Opened again nothing happens.
 *
 * @throws RefusedAct; Refusal `event.cancelled`
 */
export async function openDoors(
  tx: Transaction,
  event: Selectable<Event>,
  caller: { member: string },
  source: NewFact['source'] = 'web',
): Promise<void> {
  if (event.cancelled_at) throw cancelled(event.name);
  const opened = await tx
    .updateTable('event')
    .set({ opened_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('id', '=', event.id)
    .where('opened_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!opened) return;
  const act: NewFact = {
    id: `event-opened:${event.id}`,
    kind: 'event.opened',
    subject: `event:${event.id}`,
    actor: `member:${caller.member}`,
    source,
  };
  await expectAllowed(tx, act);
  await record(tx, act);
}

const cancelled = (name: string) =>
  new Refusal('event.cancelled', 409, {
    zh: `「${name}」已取消,不能开门`,
    en: `“${name}” was cancelled; its doors stay shut`,
  });
