import type { z } from 'zod';
import type { messages } from '../../../../contract/own-page.ts';
import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import type { Doer } from '../doer.ts';
import { personOf } from '../people.ts';
import { expectSeen } from '../person/expect-seen.ts';
import { maskedPhone } from '../person/masked-phone.ts';

/**
 * While no SMS is connected, a member reads the message to the customer who is on the phone or at the desk. That
 * they saw it is kept, and the customer sees it among who looked.
 */
export async function messagesFor(
  tx: Transaction,
  customer: string,
  doer: Doer,
): Promise<z.infer<typeof messages>> {
  await expectSeen(tx, customer, doer);
  const now = new Date(tx.clock.now());
  const rows = await tx
    .selectFrom('customer_message')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('expires_at', '>', now)
    .orderBy('made_at', 'desc')
    .execute();
  if (rows.length > 0) {
    await logAccess(tx, { who: doer.ref, act: 'read', what: `customer:${customer}`, why: 'own-page code' });
    await tx
      .updateTable('customer_message')
      .set({ shown_to: doer.ref, shown_at: now, sent_by_way: 'read-out' })
      .where('org_id', '=', tx.org)
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
  }
  const person = await personOf(
    tx,
    rows.map(({ shown_to }) => shown_to),
  );
  return {
    rows: rows.map((row) => ({
      id: row.id,
      body: row.body,
      to: maskedPhone(row.digits),
      madeAt: row.made_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      shownTo: person(row.shown_to)?.name ?? null,
    })),
  };
}
