import type { z } from 'zod';
import type { word } from '../../../../contract/hall.ts';
import { refId, refKind } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { loadEvent } from '../planning/event-row.ts';

/**
 * Somebody spoke with a guest, or saw them off at the exit with what was agreed. Guests without such a word are
 * found by that and not by memory (S000.9-39).
 *
 * @throws Refusal `guest.unknown`
 */
export async function speakWith(
  tx: Transaction,
  event: string,
  given: z.output<typeof word>,
  member: string,
  source: NewFact['source'] = 'web',
): Promise<void> {
  await loadEvent(tx, event);
  const { customer, inviter } = await guestOf(tx, event, given.guest);
  await tx
    .insertInto('guest_word')
    .values({
      id: given.id,
      event_id: event,
      guest: given.guest,
      member_id: member,
      at: new Date(tx.clock.now()),
      agreed_at: given.agreedAt,
      next_step: given.next,
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
  // A guest without a name has no timeline
  if (customer === null) return;
  const of = {
    subject: `customer:${customer}`,
    refs: { event: `event:${event}`, ...(inviter && { inviter: `member:${inviter}` }) },
    actor: `member:${member}`,
    source,
  };
  const facts: NewFact[] = [
    {
      ...of,
      id: `spoken-with:${given.id}`,
      kind: 'guest.spoken-with',
      data: {
        bought: await bought(tx, event, customer),
        revisit_agreed: given.agreedAt !== null,
        ...(given.agreedAt !== null && { revisit_at: given.agreedAt }),
      },
    },
  ];
  if (given.leaving) facts.push({ ...of, id: `seen-off:${given.id}`, kind: 'guest.seen-off' });
  await record(tx, facts);
}

interface Guest {
  /** Null for somebody with a card who gave no name. */
  customer: string | null;
  inviter: string | null;
}

/** @throws Refusal `guest.unknown` */
export async function guestOf(tx: Transaction, event: string, guest: string): Promise<Guest> {
  const table = refKind(guest) === 'invitation' ? 'invitation' : 'walk_in';
  const row = await tx
    .selectFrom(table)
    .select(['customer_id as customer', 'inviter'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('id', '=', refId(guest))
    .executeTakeFirst();
  if (!row) throw new Refusal('guest.unknown', 404, { zh: '没有这位到会顾客', en: 'There is no such guest' });
  return row;
}

async function bought(tx: Transaction, event: string, customer: string): Promise<boolean> {
  const order = await tx
    .selectFrom('sale_order')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('event', '=', `event:${event}`)
    .executeTakeFirst();
  return order !== undefined;
}
