import type { Transaction } from '../../../../platform/database.ts';
import type { Desk } from '../desks/open-desk.ts';

/** False when the card number is taken. */
export async function newWalkIn(
  tx: Transaction,
  desk: Desk,
  given: { id: string; card: string; inviter: string | null; with: string | null; at: number },
): Promise<boolean> {
  const made = await tx
    .insertInto('walk_in')
    .values({
      id: given.id,
      event_id: desk.event.id,
      card: given.card,
      inviter: given.inviter,
      with_guest: given.with,
      came_at: new Date(given.at),
    })
    .onConflict((on) => on.columns(['org_id', 'event_id', 'card']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}
