import type { z } from 'zod';
import type { materialCount } from '../../../../contract/events.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { loadGoing } from './event-row.ts';

/**
 * What is there of what is needed. The count that makes everything ready says so, once: calls that wait for it
 * open by themselves.
 */
export async function countMaterial(
  tx: Transaction,
  event: string,
  given: z.output<typeof materialCount>,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  await loadGoing(tx, event);
  const short = await shortOf(tx, event);
  const { item, have, wanted } = given;
  const counted = { have, wanted, counted_by: by, counted_at: new Date(tx.clock.now()) };
  await tx
    .insertInto('event_material')
    .values({ event_id: event, item, ...counted })
    .onConflict((on) => on.columns(['org_id', 'event_id', 'item']).doUpdateSet(counted))
    .execute();
  const of = { subject: `event:${event}`, actor: by, source };
  await record(tx, {
    ...of,
    id: `material:${given.id}`,
    kind: 'material.counted',
    data: { item, have, wanted },
  });
  if (short.length > 0 && (await shortOf(tx, event)).length === 0)
    await record(tx, { ...of, id: `readied:${given.id}`, kind: 'event.readied' });
}

export interface Short {
  item: string;
  have: number;
  wanted: number;
}

/** What is not all there yet. */
export const shortOf = (tx: Transaction, event: string): Promise<Short[]> =>
  tx
    .selectFrom('event_material')
    .select(['item', 'have', 'wanted'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .whereRef('have', '<', 'wanted')
    .orderBy('item')
    .execute();
