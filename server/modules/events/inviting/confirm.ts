import type { z } from 'zod';
import type { confirmation } from '../../../../contract/inviting.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed, markContacted } from '../../customers/index.ts';
import { loadGoing } from '../planning/event-row.ts';
import { about, change, expectLive, expectYours, loadInvitation } from './invitation-row.ts';

/**
 * 初次确认, then 敲定. The second waits for the stock-taking meeting and for everything to be ready (S000.8-13):
 * the clause says so, and names what is missing. An accepted invitation carries these calls; they are no selling.
 *
 * @throws RefusedAct, Refusal `invitation.not-asked`
 */
export async function confirm(
  tx: Transaction,
  invitation: string,
  given: z.output<typeof confirmation>,
  caller: Caller,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const row = await loadInvitation(tx, invitation);
  await loadGoing(tx, row.event_id);
  expectYours(row, caller);
  expectLive(row);
  if (row.state !== 'accepted')
    throw new Refusal(
      'invitation.not-asked',
      409,
      { zh: '顾客还没答应来', en: 'The customer has not said yes so far' },
      { mend: { zh: '先记下答复', en: 'Record their answer first' } },
    );
  const act: NewFact = {
    ...about(row),
    // The round is confirmed once, however often it is sent
    id: `confirmed:${row.id}:${given.round}`,
    kind: 'invitation.confirmed',
    actor: `member:${caller.member}`,
    source,
    data: { round: given.round },
  };
  await expectAllowed(tx, act);
  const now = new Date(tx.clock.now());
  await change(tx, row.id, {
    confirmed_at: row.confirmed_at ?? now,
    ...(given.round === 'again' && { reconfirmed_at: row.reconfirmed_at ?? now, released_at: null }),
  });
  await record(tx, act);
  await markContacted(tx, row.customer_id, now.getTime());
}
