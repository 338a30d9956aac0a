import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { revokePass } from '../door/issue-pass.ts';
import { dropQueued } from '../mailing/stop-mail.ts';
import { about, change, loadInvitation } from './invitation-row.ts';

export type Withdrawal =
  | 'refused'
  | 'complaint'
  | 'adverse-effect'
  | 'erased'
  | 'event-cancelled'
  | 'declined'
  | 'other';

/**
 * The invitation ends: what is owed for it is superseded by this fact, the pass opens no door any more. They may
 * still come by themselves; refusing calls is not refusing to come.
 */
export async function withdraw(
  tx: Transaction,
  invitation: string,
  reason: Withdrawal,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const row = await loadInvitation(tx, invitation);
  if (row.state === 'withdrawn') return;
  await revokePass(tx, row, by, source);
  await change(tx, row.id, {
    state: reason === 'declined' ? 'declined' : 'withdrawn',
    waiting: null,
    withdrawn_at: new Date(tx.clock.now()),
    withdrawn_for: reason,
    // What was written down for the day has no use any more
    care: [],
    email: '',
  });
  await dropQueued(tx, row);
  await record(tx, {
    ...about(row),
    id: `withdrawn:${row.id}:${reason}:${tx.clock.now()}`,
    kind: 'invitation.withdrawn',
    actor: by,
    source,
    data: { reason },
  });
}
